/** What a browser prints of a deck: all slides, one a page, whatever is on the screen. */
import { useNav } from '@slidev/client'
import { slideHeight, slideWidth } from '@slidev/client/env.ts'
import { nextTick } from 'vue'
import { element, isTyping } from './element.ts'

/** While it prints, nothing has a place but the slides, each as large as a page. */
const PRINTING = 'pd-printing'

const style = (width: number, height: number) => `
@page { size: ${width}px ${height}px; margin: 0; }
html.${PRINTING}, html.${PRINTING} :has(#slideshow), html.${PRINTING} #slideshow { display: block !important; position: static !important; width: auto !important; min-width: 0 !important; height: auto !important; min-height: 0 !important; margin: 0 !important; padding: 0 !important; overflow: visible !important; border: 0 !important; background: none !important; filter: none !important; transform: none !important; }
html.${PRINTING} body :not(:has(#slideshow), #slideshow, #slideshow *) { display: none !important; }
html.${PRINTING} #slideshow > .slidev-page { display: block !important; position: relative !important; width: ${width}px !important; height: ${height}px !important; overflow: hidden !important; background: var(--pd-surface); break-after: page; opacity: 1 !important; }
html.${PRINTING} #slideshow > .slidev-page:last-child { break-after: auto; }
html.${PRINTING} .slidev-vclick-hidden { opacity: 1 !important; pointer-events: auto; }
html.${PRINTING} * { print-color-adjust: exact; transition: none !important; }
@media print { .reading { position: static !important; overflow: visible !important; } }
`

/** How long a person waits for slides that are not drawn yet, in ms. */
const LONGEST = 15_000

export function printAllSlides(): void {
  document.head.append(element('style', {}, style(slideWidth.value, slideHeight.value)))
  const root = document.documentElement
  // Charts draw on this event, too, and come after it.
  window.addEventListener('beforeprint', () => root.classList.toggle(PRINTING, document.getElementById('slideshow') !== null))
  window.addEventListener('afterprint', () => root.classList.remove(PRINTING))

  const { slides } = useNav()
  const isDrawn = () => document.querySelectorAll('#slideshow > .slidev-page > .slidev-layout').length >= slides.value.length
    && [...document.querySelectorAll('#slideshow .mermaid')].every(({ shadowRoot }) => shadowRoot?.querySelector('svg'))
  window.addEventListener('keydown', async (event) => {
    if (event.key !== 'p' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || isTyping(event) || !document.getElementById('slideshow'))
      return
    // By the browser's menu, those print that have been drawn by then; Slidev draws all of them after some seconds.
    event.preventDefault()
    event.stopImmediatePropagation()
    for (const { meta, load } of slides.value) {
      Object.assign(meta, { __preloaded: true })
      void load()
    }
    const end = Date.now() + LONGEST
    while (!isDrawn() && Date.now() < end)
      await new Promise(resolve => setTimeout(resolve, 50))
    await document.fonts.ready
    await nextTick()
    window.print()
  }, { capture: true })
}
