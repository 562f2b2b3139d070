/** Pages with the speaker notes, for those who read a deck on paper. */
import type { ShownDeck } from './show-deck.ts'
import { SLIDE } from './show-deck.ts'

const STYLE = `
.pd-handout { box-sizing: border-box; width: ${SLIDE.width}px; padding: 56px 64px; overflow: hidden; break-after: page;
  background: var(--pd-surface); color: var(--pd-text); font: 20px/30px var(--pd-font); }
.pd-handout > h2 { margin: 0 0 24px; padding-bottom: 16px; border-bottom: 2px solid var(--pd-accent); font-size: 24px; line-height: 32px; }
.pd-handout :is(ul, ol) { margin: 0; padding-left: 24px; list-style: disc; }
.pd-handout :is(li, p) { margin: 0 0 8px; break-inside: avoid; }
.pd-handout a { color: var(--pd-accent); }
`

/**
 * Puts a page with its notes after the last picture of each slide; long notes take several pages.
 *
 * @returns how many pages each picture takes with its notes
 */
export async function addHandouts({ page, url, offset, pictures }: ShownDeck): Promise<number[]> {
  const notes = await Promise.all(pictures.map(async ({ number }, i) => pictures[i + 1]?.number === number
    ? ''
    : noteOf(url, offset + number)))
  return page.evaluate(layOut, {
    notes: notes.map((html, i) => ({ html, title: `${pictures[i]!.number} · ${pictures[i]!.title}` })),
    style: STYLE,
    height: SLIDE.height,
  })
}

/** The notes as HTML, as Slidev's presenter shows them, of a slide as the server counts it. */
async function noteOf(url: string, slide: number): Promise<string> {
  const response = await fetch(new URL(`/__slidev/slides/${slide}.json`, url))
  const { noteHTML = '' } = await response.json() as { noteHTML?: string }
  return noteHTML
}

/** Runs in the page. */
function layOut({ notes, style, height }: { notes: readonly { html: string, title: string }[], style: string, height: number }): number[] {
  document.head.append(Object.assign(document.createElement('style'), { textContent: style }))
  document.querySelectorAll('.pd-handout').forEach(handout => handout.remove())
  return [...document.querySelectorAll('.print-slide-container')].map((slide, i) => {
    const { html, title } = notes[i]!
    if (html.trim() === '')
      return 1
    const handout = document.createElement('section')
    handout.className = 'pd-handout'
    handout.innerHTML = html
    handout.prepend(Object.assign(document.createElement('h2'), { textContent: title }))
    slide.after(handout)
    const pages = Math.ceil(handout.offsetHeight / height)
    handout.style.height = `${pages * height}px`
    return 1 + pages
  })
}
