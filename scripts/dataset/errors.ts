/** What is wrong in a file, where, and what would be right. */
export interface Problem {
  /** As the user named it. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** A stable name of the rule: `unknown-key`. */
  readonly code: string
  readonly message: string
  /** The line of the file, for the frame below the message. */
  readonly excerpt: string
}

/** A mistake of the person at the keyboard: told in one sentence, with no stack, exit code 1. */
export class UserError extends Error {
  override name = 'UserError'
}

/** All that is wrong with a dataset, in the order of files and lines. */
export class DatasetError extends UserError {
  override name = 'DatasetError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems)
    super(formatProblems(sorted))
    this.problems = sorted
  }
}

function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) =>
    compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code))
}

/** By code unit, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b
    ? -1
    : a > b
      ? 1
      : 0
}

/** More at once help nobody, and bury the first, which may have made the others. */
const MOST_TOLD = 50

function formatProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1
    ? '1 problem'
    : `${problems.length} problems`
  return [
    ...problems.slice(0, MOST_TOLD).map(formatProblem),
    `${count} in the dataset${problems.length > MOST_TOLD ? `, of which these are the first ${MOST_TOLD}` : ''}`,
  ].join('\n\n')
}

/** `file:line:column code: message`, with the line below and a caret under the column. */
export function formatProblem({ file, line, column, code, message, excerpt }: Problem): string {
  const gutter = `${line} | `
  const { text, before } = framed(excerpt, column)
  const frame = text.trim() === ''
    ? ''
    : `\n  ${gutter}${text}\n  ${' '.repeat(gutter.length)}${caretPadding(before)}^`
  const told = message.length > MOST_MESSAGE
    ? `${message.slice(0, MOST_MESSAGE / 2)} … ${message.slice(-MOST_MESSAGE / 2)}`
    : message
  return `${file}:${line}:${column} ${code}: ${printable(told)}${frame}`
}

/** Characters of a message that quotes a value of any length. */
const MOST_MESSAGE = 400

/** Columns of a line on each side of the place that is shown. */
const AROUND = 60

/** The part of a line around a column, and what of it stands before the column. */
function framed(excerpt: string, column: number): { text: string, before: string } {
  const start = excerpt.length > 2 * AROUND
    ? Math.max(0, column - 1 - AROUND)
    : 0
  const head = start > 0
    ? '…'
    : ''
  const tail = excerpt.length > start + 2 * AROUND
    ? '…'
    : ''
  return {
    text: printable(`${head}${excerpt.slice(start, start + 2 * AROUND)}${tail}`),
    before: printable(`${head}${excerpt.slice(start, column - 1)}`),
  }
}

/** Without what would move the cursor or colour the terminal. */
function printable(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}

/** Blanks as wide on a terminal as the text before the column: tabs stay, wide characters count twice. */
function caretPadding(before: string): string {
  return [
    ...before,
  ]
    .map(char => char === '\t'
      ? '\t'
      : /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(char)
        ? '  '
        : ' ')
    .join('')
}
