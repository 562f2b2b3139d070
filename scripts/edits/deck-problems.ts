import type { Problem } from '../dataset/errors.ts'
import { formatProblem, UserError } from '../dataset/errors.ts'

/** A deck on disk that Slidev can't read as it was meant; the file stays as it is. */
export class DeckError extends UserError {
  override name = 'DeckError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n\n'))
    this.problems = problems
  }
}

/** Throws a DeckError about one place; `line` counts from 0, as Slidev's parser does. */
export function refuse(file: string, lines: readonly string[], line: number, code: string, message: string, column = 1): never {
  throw new DeckError([
    {
      file,
      line: line + 1,
      column,
      code,
      message,
      excerpt: (lines[line] ?? '').trimEnd(),
    },
  ])
}
