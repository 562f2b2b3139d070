/** Whether a browser sets the texts of a slide as fitting measured them. */
import type { Page } from 'playwright-chromium'
import type { SetText } from '../slides/layouts/set-text.ts'
import type { Measure } from '../slides/measure.ts'
import type { Slide } from '../slides/model.ts'
import { textsOf } from '../slides/layouts/index.ts'

/** px: what rounding, and a table that is a little narrower than the canvas, may add to a width. */
const SLACK = 6

/**
 * What a browser that shows all slides of a deck sets in another way than was measured, in words: another size, weight or line height, another
 * width, or more lines, or lines that do not begin at the same edge. A box may be wider by a few px, and have fewer lines than were measured, but no more.
 */
export async function findDrifts(page: Page, slides: readonly Slide[], measure: Measure): Promise<string[]> {
  const found: string[] = []
  for (const [i, slide] of slides.entries()) {
    const drift = await page.evaluate(probe, { selector: `.print-slide-container:has([data-slidev-no="${i + 1}"])`, texts: textsOf(slide, measure), slack: SLACK })
    found.push(...drift.map(what => `${slide.id}: ${what}`))
  }
  return found
}

/** Runs in the page, so that it may use nothing from outside. */
function probe({ selector, texts, slack }: { selector: string, texts: readonly SetText[], slack: number }): string[] {
  const slide = document.querySelector(selector)!
  const RIGHT_TO_LEFT = /[\u0590-\u08FF]/
  return texts.flatMap(({ at, style, width, lines, text }) => {
    const tell = (what: string) => [`“${text.slice(0, 40)}” (${at}) ${what}`]
    const found = slide.querySelectorAll<HTMLElement>(at)
    if (found.length !== 1)
      return tell(`is in ${found.length} places`)
    const element = found[0]!
    const shown = getComputedStyle(element)
    const px = (value: string) => Number.parseFloat(value) || 0
    const scale = element.getBoundingClientRect().width / element.offsetWidth
    const inner = element.offsetWidth - px(shown.paddingLeft) - px(shown.paddingRight) - px(shown.borderLeftWidth) - px(shown.borderRightWidth)
    const drawn = linesOf(element, style.size * style.leading * scale / 2)
    const edge = RIGHT_TO_LEFT.test(text) ? Number.POSITIVE_INFINITY : Math.min(...drawn.map(({ x }) => x))
    return [
      ...(Math.abs(px(shown.fontSize) - style.size) > 0.01 ? tell(`is ${shown.fontSize} large, not ${style.size}`) : []),
      ...(Math.abs(px(shown.lineHeight) - style.size * style.leading) > 0.01 ? tell(`has lines of ${shown.lineHeight}, not ${style.size * style.leading}`) : []),
      ...(drawn.some(({ weight }) => weight > (style.bold ? 700 : 400)) && !element.querySelector('strong, mark') ? tell('is bolder') : []),
      ...(inner < width - 1 || inner > width + slack ? tell(`has ${Math.round(inner)} px, not ${Math.round(width)}`) : []),
      ...(drawn.length > lines ? tell(`takes ${drawn.length} lines, not ${lines}: ${drawn.map(line => line.text).join(' / ')}`) : []),
      ...(shown.textAlign === 'start' || shown.textAlign === 'left' ? drawn.filter(line => line.x > edge + 1.5 * scale).flatMap(line => tell(`begins a line too far right: ${line.text}`)) : []),
    ]
  })

  /** The lines of an element's own text, without marks and without a rating above it. */
  function linesOf(element: HTMLElement, half: number): { readonly text: string, readonly weight: number, readonly x: number }[] {
    const lines: { text: string, weight: number, x: number, y: number }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const within = node.parentElement!.closest('sup, .rating')
      if (within && within !== element && element.contains(within))
        continue
      const weight = Number(getComputedStyle(node.parentElement!).fontWeight)
      const range = document.createRange()
      let from = 0
      for (const { segment, index } of new Intl.Segmenter().segment(node.data)) {
        range.setStart(node, index)
        range.setEnd(node, index + segment.length)
        const rect = [...range.getClientRects()].find(({ width }) => width > 0)
        if (!rect || !segment.trim())
          continue
        const y = rect.top + rect.height / 2
        const line = lines.find(line => Math.abs(line.y - y) < half)
        if (line) {
          line.text += node.data.slice(from, index + segment.length)
          line.weight = Math.max(line.weight, weight)
          line.x = Math.min(line.x, rect.left)
        }
        else {
          lines.push({ text: segment, weight, x: rect.left, y })
        }
        from = index + segment.length
      }
    }
    return lines
  }
}
