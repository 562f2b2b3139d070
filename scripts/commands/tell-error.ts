/** Every error that ends a command: in words for a person, as data for a program. */
import type { Problem } from '../dataset/errors.ts'
import { CommanderError } from 'commander'
import { UserError } from '../dataset/errors.ts'
import { blameOf } from '../own-code.ts'

/** An error as `--json` prints it. */
export interface ToldError {
  /** `explain CODE` tells what it means. */
  readonly code: string
  readonly message: string
  /** Where it is wrong, for mistakes in files; lines and columns from 1. */
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** One thing that is wrong, or all of them where an error tells of several. */
export function errorsOf(error: unknown): readonly ToldError[] {
  if (error instanceof CommanderError)
    return [{ code: dashed(error.code.replace('commander.', '')), message: error.message.replace(/^error: /, '') }]
  if (!(error instanceof UserError))
    return [{ code: 'bug', message: error instanceof Error ? error.message : String(error) }]
  if ('problems' in error)
    return (error.problems as readonly Problem[]).map(({ code, message, file, line, column }) => ({ code, message, file, line, column }))
  // Of several decks, or of a system's error that was put into words.
  const { cause } = error
  if (Array.isArray(cause))
    return cause.flatMap(errorsOf)
  const code = (cause as NodeJS.ErrnoException | undefined)?.code
  return [{ code: typeof code === 'string' ? code : 'mistake', message: error.message }]
}

/** `unknownOption` → `unknown-option` */
const dashed = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/**
 * Prints an error: words to the standard error, and `{ "errors": [...] }` to the standard output where that is
 * JSON. A mistake of the person's is told in words; a bug of ours keeps its stack.
 */
export function printError(error: unknown, json: boolean): void {
  if (json)
    console.log(JSON.stringify({ errors: errorsOf(error) }, null, 2))
  // Commander has told its own already.
  if (error instanceof CommanderError)
    return
  console.error(error instanceof UserError ? error.message : error)
  if (!(error instanceof UserError))
    console.error(`\n${blameOf()}`)
}

/** Whether it is no error but the end of what was asked for: `--help`, `--version`. */
export function isDone(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0
}
