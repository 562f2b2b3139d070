import type { Page } from 'playwright-chromium'

/** What stands on a slide. */
export interface SlideContent {
  /** What is read, without diagrams and charts. */
  readonly words: string
  /** All characters, those of diagrams and charts, too. */
  readonly characters: string
  /** Addresses of links, resolved. */
  readonly links: readonly string[]
  /** Addresses of pictures that come from another machine. */
  readonly foreignImages: readonly string[]
}

/** Reads the slide that the selector finds, which should be ready. */
export async function readSlide(page: Page, selector: string): Promise<SlideContent> {
  return page.evaluate(read, selector)
}

/** Runs in the page, so that it may use nothing from outside. */
function read(selector: string): SlideContent {
  const slide = document.querySelector<HTMLElement>(selector)
  if (!slide)
    return { words: '', characters: '', links: [], foreignImages: [] }
  const layout = slide.querySelector<HTMLElement>('.slidev-layout') ?? slide
  const figures = [...layout.querySelectorAll<HTMLElement>('.chart-figure, .mermaid, svg')]
  const inFigures = new Set(figures)
  return {
    words: textIn(layout, element => !inFigures.has(element as HTMLElement)),
    characters: textIn(slide, () => true),
    links: [...slide.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href),
    foreignImages: [...slide.querySelectorAll('img')].map(image => image.currentSrc || image.src).filter(src => /^(?:https?:)?\/\//.test(src) && new URL(src, location.href).origin !== location.origin),
  }

  function textIn(root: Element | ShadowRoot, enter: (element: Element) => boolean): string {
    return [...root.childNodes].map((node) => {
      if (node instanceof Text)
        return node.data
      if (!(node instanceof Element) || !enter(node) || node.matches('style, script, .katex-mathml'))
        return ''
      return ` ${node.shadowRoot ? textIn(node.shadowRoot, enter) : ''}${textIn(node, enter)} `
    }).join('')
  }
}
