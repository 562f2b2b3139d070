import { CommanderError } from 'commander'
import { expect, it } from 'vitest'
import { DatasetError, UserError } from '../dataset/errors.ts'
import { errorsOf } from './tell-error.ts'

const problem = { file: 'data/dataset.yaml', line: 3, column: 5, code: 'unknown-key', message: 'unknown key "led"', excerpt: 'led: x' }
const told = { file: 'data/dataset.yaml', line: 3, column: 5, code: 'unknown-key', message: 'unknown key "led"' }

it.each<[string, unknown, unknown]>([
  ['all mistakes of a dataset', new DatasetError([problem, { ...problem, line: 1 }]), [{ ...told, line: 1 }, told]],
  ['those of several decks', new UserError('both', { cause: [new DatasetError([problem]), new UserError('no deck')] }), [told, { code: 'mistake', message: 'no deck' }]],
  ['what a person got wrong', new UserError('there is no audience "ful"'), [{ code: 'mistake', message: 'there is no audience "ful"' }]],
  ['what the system refuses', new UserError('x can\'t be written: the disk is full', { cause: Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' }) }), [{ code: 'ENOSPC', message: 'x can\'t be written: the disk is full' }]],
  ['a wrong command line', new CommanderError(1, 'commander.unknownOption', 'error: unknown option \'--lnag\''), [{ code: 'unknown-option', message: 'unknown option \'--lnag\'' }]],
  ['a bug', new TypeError('x is not iterable'), [{ code: 'bug', message: 'x is not iterable' }]],
])('tells %s', (_, error, expected) => expect(errorsOf(error)).toEqual(expected))
