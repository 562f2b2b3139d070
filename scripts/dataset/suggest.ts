import { distance } from 'fastest-levenshtein'

/** The known name that was probably meant: at most a third of its letters are wrong. */
export function closest(wrong: string, known: Iterable<string>): string | undefined {
  let best: { name: string, score: number } | undefined
  for (const name of known) {
    const score = mistakes(wrong.toLowerCase(), name.toLowerCase())
    if (score <= Math.max(1, Math.floor(Math.max(wrong.length, name.length) / 3)) && (!best || score < best.score))
      best = { name, score }
  }
  return best?.name
}

/** Letters to change; two letters in the wrong order are one mistake. */
function mistakes(wrong: string, name: string): number {
  const swapped = [...wrong].findIndex((letter, i) => letter !== name[i])
  return swapped >= 0 && wrong.slice(0, swapped) + wrong[swapped + 1] + wrong[swapped] + wrong.slice(swapped + 2) === name
    ? 1
    : distance(wrong, name)
}

/** `; did you mean "x"?`, or the list of what is known when nothing is near. */
export function suggestion(wrong: string, known: Iterable<string>): string {
  const names = [...known]
  const near = closest(wrong, names)
  if (near !== undefined)
    return `; did you mean "${near}"?`
  if (names.length === 0)
    return ''
  const shown = names.slice(0, 12).map(name => `"${name}"`).join(', ')
  return `; known: ${shown}${names.length > 12
    ? ', …'
    : ''}`
}
