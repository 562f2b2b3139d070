import type { SourceSlideInfo } from '@slidev/types'
import { refuse } from './deck-problems.ts'

type Place = Pick<SourceSlideInfo, 'start' | 'end' | 'contentStart'>

/**
 * Refuses a comment or a code fence that was left open and runs on over the slides after it: to
 * Slidev they are gone, and they would be taken for deleted.
 *
 * @param file the deck's name, for messages
 * @param lines the lines of the deck
 * @param slides where Slidev's parser saw slides
 * @param ids the ids of these slides
 * @param known ids of slides that the deck had
 */
export function refuseRunaways(
  file: string,
  lines: readonly string[],
  slides: readonly Place[],
  ids: readonly (string | undefined)[],
  known: Iterable<string>,
): void {
  const found = new Set(ids)
  const missing = new Set([...known].filter(id => !found.has(id)))
  for (const { contentStart, end } of slides) {
    for (const { open, close, what } of spans(lines, contentStart, end)) {
      if (what === 'comment' && close === lines.length)
        refuse(file, lines, open, 'open-comment', 'the comment that begins here never ends: `-->` is missing')
      const swallowed = lines.slice(open + 1, close).map(line => /^id: (.*\S)\s*$/.exec(line)?.[1]).find(id => id !== undefined && missing.has(id))
      if (what === 'fence' && swallowed !== undefined)
        refuse(file, lines, open, 'open-fence', `the code fence that begins here runs on over the slide ${swallowed}; close it`)
    }
  }
}

interface Span { readonly open: number, readonly close: number, readonly what: 'comment' | 'fence' }

/** Comments and fences between two lines, as Slidev's parser walks over them. */
function spans(lines: readonly string[], from: number, to: number): Span[] {
  const found: Span[] = []
  for (let i = from; i < to; i++) {
    const line = lines[i]!
    const ticks = /^\s*`{3,}/.exec(line)?.[0]
    if (ticks) {
      const close = lines.findIndex((later, j) => j > i && j < to && later.startsWith(ticks))
      if (close >= 0) {
        found.push({ open: i, close, what: 'fence' })
        i = close
      }
    }
    else if (endsInComment(line)) {
      let close = i + 1
      while (close < lines.length && !lines[close]!.includes('-->'))
        close++
      found.push({ open: i, close, what: 'comment' })
      i = close
    }
  }
  return found
}

function endsInComment(line: string): boolean {
  return /<!--/.test(line.replace(/<!--.*?-->/g, ''))
}
