/** Markdown that the parser would read for minutes: it is refused at once, with its line. */
import { UserError } from '../dataset/errors.ts'

/** A line within more quotes and lists than anyone writes; one of nothing but `- - -` is a rule. Two spaces nest a list. */
const DEEP = /^(?![\s*-]+$)\s*(?:(?:>|[-*+](?=\s)|\d+[.)](?=\s))\s*){100}|^(?: {2}|\t){100}\s*(?:[-*+]|\d+[.)])\s/

export const tooDeep = (file: string, line: number): UserError => new UserError(`${file}:${line}:1 too-deep: quotes or lists are nested too deep to be told on slides`)

/** So many marks of emphasis in one paragraph take the parser some seconds, ten times as many some minutes. */
const MOST_MARKS = 5000

/** Where a paragraph begins anew, or ends: a list, a heading, a quote, a row of a table, nothing. */
const BOUNDARY = /^\s*(?:[-*+]\s|\d+[.)]\s|[#>|]|$)/

/** The line, from 0, at which a paragraph has more marks of emphasis than anyone writes; -1 where none has. */
function crowdedLine(lines: readonly string[]): number {
  let marks = 0
  let fence: string | undefined
  return lines.findIndex((line) => {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
    if (mark !== undefined)
      fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence
    if (fence !== undefined)
      return false
    const own = Math.max(...line.split('|').map(cell => cell.match(/[*_]+/g)?.length ?? 0))
    marks = BOUNDARY.test(line) || line.includes('|') ? own : marks + own
    return marks > MOST_MARKS
  })
}

/**
 * The parser takes its time to fail: as much for each mark as there are before it.
 *
 * @throws UserError where quotes and lists are nested too deep, or a paragraph has too many marks of emphasis
 */
export function assertBounded(file: string, source: string): void {
  const lines = source.split('\n')
  const deep = lines.findIndex(line => DEEP.test(line))
  if (deep >= 0)
    throw tooDeep(file, deep + 1)
  const crowded = crowdedLine(lines)
  if (crowded >= 0)
    throw new UserError(`${file}:${crowded + 1}:1 too-deep: the paragraph has more than ${MOST_MARKS} marks of emphasis, * and _; write them as \\* and \\_ if they are none`)
}
