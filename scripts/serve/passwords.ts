/** Where the passwords of `serve --remote` come from: neither the list of processes nor a log should show them. */
import type { Passwords } from './sessions.ts'
import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UserError } from '../dataset/errors.ts'

/** The variables of the environment that may hold them. */
export const VARIABLES = { viewer: 'PRISMDECK_PASSWORD', presenter: 'PRISMDECK_PRESENTER_PASSWORD' } as const

export interface ChosenPasswords {
  readonly passwords: Passwords
  /** Which of them nobody knows yet. */
  readonly madeUp: { readonly [right in keyof Passwords]: boolean }
  /** What a person should know about how they were stated. */
  readonly warnings: readonly string[]
}

/** Letters and digits that nobody takes for others. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Shorter ones are warned of, in characters. */
const SHORT = 8

/**
 * The passwords of viewers and of the presenter.
 *
 * @param stated `true` where `--remote` stands alone; `@FILE` names a file whose lines are the viewers' password and
 * the presenter's, `-` asks for it or reads it from a pipe, and anything else is the viewers' password itself
 * @throws UserError where there is no password to be had in that way
 */
export async function choosePasswords(stated: string | true, environment: Readonly<Record<string, string | undefined>> = process.env): Promise<ChosenPasswords> {
  const [viewer, presenter] = await statedPasswords(stated)
  const warnings: string[] = []
  if (stated !== true && stated === viewer)
    warnings.push(`other users of this machine see a password on the command line: say --remote alone, --remote @FILE, --remote - to be asked, or set ${VARIABLES.viewer}`)
  const known = {
    viewer: viewer ?? nonEmpty(environment[VARIABLES.viewer]),
    presenter: presenter ?? nonEmpty(environment[VARIABLES.presenter]),
  }
  if (known.viewer !== undefined && known.viewer === known.presenter)
    throw new UserError('viewers and the presenter need passwords of their own')
  for (const [right, password] of Object.entries(known)) {
    if (password !== undefined && password.length < SHORT)
      warnings.push(`the ${right}'s password is short, and so easily guessed: ${SHORT} characters or more are safer`)
  }
  return {
    passwords: { viewer: known.viewer ?? makeUp(2), presenter: known.presenter ?? makeUp(4) },
    madeUp: { viewer: known.viewer === undefined, presenter: known.presenter === undefined },
    warnings,
  }
}

async function statedPasswords(stated: string | true): Promise<(string | undefined)[]> {
  if (stated === true)
    return []
  if (stated.trim() === '' || stated === '@')
    throw new UserError('--remote "" has no password: say --remote alone, and one is made up')
  if (stated === '-')
    return [await ask()]
  if (!stated.startsWith('@'))
    return [stated]
  const file = stated.slice(1)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`--remote ${stated}: the file with the password can't be read (${error.code ?? error.message})`)
  })
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map(line => nonEmpty(line.trim()))
  if (lines[0] === undefined)
    throw new UserError(`${file}:1: the first line has to be the viewers' password; the second may be the presenter's`)
  return lines.slice(0, 2)
}

/** Asks without showing what is typed; the first line of a pipe is not asked for. */
async function ask(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal)
    process.stderr.write('Password for viewers: ')
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal })
  const answer = await new Promise<string>((resolve) => {
    lines.once('line', resolve)
    lines.once('close', () => resolve(''))
  })
  lines.close()
  if (isTerminal)
    process.stderr.write('\n')
  const password = nonEmpty(answer.trim())
  if (password === undefined)
    throw new UserError('no password was entered')
  return password
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}

/** Such as `k7dm-2qhx`. */
function makeUp(groups: number): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}
