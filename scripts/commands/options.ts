import type { Command } from 'commander'
import type { Range } from '../slidev/range.ts'
import { existsSync } from 'node:fs'
import { InvalidArgumentError, Option } from 'commander'
import { parseRange } from '../slidev/range.ts'

/** `--out` of a command: what it names, and the place where it isn't stated. */
export interface OutOption {
  readonly says: string
  readonly otherwise?: string
}

/**
 * Adds the options that all commands about decks share, with `--out` for those that write something of their
 * own beside the decks.
 */
export function deckOptions(command: Command, out?: OutOption): Command {
  command
    .option('--data <dir>', 'the dataset folder', 'data')
    .option('--slides <dir>', 'the folder of the decks', 'slides')
  return (out ? outOption(command, out) : command.addOption(noOut()))
    .option('--lang <list>', 'languages, such as zh,en (default: all of the dataset)')
    .option('--focus <list>', 'vendors or items to put first and in the accent colour, by id or name', listOf)
    .option('--minutes <number>', 'the time for the talk; what does not fit goes to an appendix', minutes)
    .option('--only <list>', 'only these sections, such as use-cases,cloud-services', listOf)
    .option('--allow-fallback', 'tell a text that is missing in a language in another one, marked as such: text [en]')
    .option('--json', 'print what was done as JSON')
}

/** For commands that give decks away. */
export function strictOption(): Option {
  return new Option('--strict', 'fail where a slide that you edited says what the data no longer says')
}

/**
 * For commands that draw slides; a file that is not there is told before anything is generated.
 *
 * @param what the browser is for: `to print with`
 */
export function browserOption(what: string): Option {
  return new Option('--browser <path>', `the Chrome, Chromium or Edge ${what} (default: the first one found)`).argParser((path: string) => {
    if (!existsSync(path))
      throw new InvalidArgumentError('there is no such file')
    return path
  })
}

function outOption(command: Command, { says, otherwise }: OutOption): Command {
  return command
    .option('-o, --out <path>', says, otherwise)
    // What it was called once, which scripts may still say.
    .addOption(new Option('--to <path>').hideHelp())
    .on('option:to', (path: string) => {
      console.error('--to is called --out now')
      command.setOptionValueWithSource('out', path, 'cli')
    })
}

/** Where people take `--out` for the folder of the decks, as it once was. */
function noOut(): Option {
  return new Option('-o, --out <dir>').hideHelp().argParser(() => {
    throw new InvalidArgumentError('This command writes nothing there; the folder of the decks is --slides.')
  })
}

/** A list with commas (the Chinese ones will do), from an option that may stand more than once. */
export function listOf(value: string, before: readonly string[] = []): string[] {
  const entries = value.split(/[,，、]/).map(entry => entry.trim()).filter(entry => entry !== '')
  if (entries.length === 0)
    throw new InvalidArgumentError('name at least one')
  return [...before, ...entries]
}

/** A share of the decks: number `part`, from 1, of `of` shares. */
export interface Shard {
  readonly part: number
  readonly of: number
}

export function shardOf(value: string): Shard {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(value)?.map(Number) ?? []
  if (!part || !of || part > of)
    throw new InvalidArgumentError('a share is a number of a number, such as 2/5: the second of five')
  return { part, of }
}

export function slideRange(value: string): Range {
  const range = parseRange(value)
  if (!range)
    throw new InvalidArgumentError('slides are numbers from 1, such as 2-5,8 or 12-')
  return range
}

export function scaleNumber(value: string): number {
  const scale = Number(value)
  if (!(scale >= 0.25 && scale <= 8))
    throw new InvalidArgumentError('a scale is a number from 0.25 to 8')
  return scale
}

function minutes(value: string): number {
  const number = Number(value)
  if (!(number > 0 && number < 1000))
    throw new InvalidArgumentError('minutes are a number above 0')
  return number
}

export function portNumber(value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError('a port is a whole number from 1 to 65535')
  return port
}

/** An address that others are relative to: with a slash at its end. */
export function baseUrl(value: string): string {
  const url = URL.parse(value)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('an address is like https://example.com/decks/')
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname.replace(/\/?$/, '/')
  return url.href
}
