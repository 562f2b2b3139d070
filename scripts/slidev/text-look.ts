/** Whether the text of a slide can be read: its size, its contrast, and that it lies under nothing. */
import type { Page } from 'playwright-chromium'

/** A text that can't be read well. */
export interface TextFault {
  readonly text: string
  readonly kind: 'is too small' | 'has too little contrast' | 'lies over other text' | 'leaves its drawing' | 'leaves its box'
  /** px of the canvas, a contrast ratio, or what it lies over. */
  readonly detail: string
}

/** px of the canvas, and contrast ratios after WCAG 2.2 AA (1.4.3). */
export const LEGIBLE = {
  text: 18,
  /** Labels of charts and diagrams, a slide's header and footer, and marks set above the line. */
  label: 15,
  contrast: 4.5,
  /** The indices of a formula. */
  index: 12,
  /** From 24 px, or 18.66 px in bold. */
  largeContrast: 3,
} as const

/** The texts of the slide that the selector finds, which should be ready and in view, that can't be read well. */
export async function findTextFaults(page: Page, selector: string): Promise<TextFault[]> {
  return page.evaluate(probe, { selector, ...LEGIBLE })
}

/** Runs in the page, so that it may use nothing from outside. */
function probe({ selector, text: smallestText, label, index, contrast, largeContrast }: { selector: string } & { readonly [K in keyof typeof LEGIBLE]: number }): TextFault[] {
  interface Shown { node: Text, element: Element, rects: DOMRect[], figure: Element | null, scale: number }
  type Color = readonly [r: number, g: number, b: number, alpha: number]

  const slide = document.querySelector<HTMLElement>(selector)
  if (!slide)
    return []
  const bounds = slide.getBoundingClientRect()
  const slideScale = bounds.width / slide.offsetWidth
  const faults: TextFault[] = []
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const known = new Map<string, Color>()

  const texts = [...textsIn(slide)]
  for (const shown of texts) {
    checkSize(shown)
    checkContrast(shown)
    checkPlace(shown)
  }
  checkOverlaps(texts)
  return faults

  function tell({ node }: Shown, kind: TextFault['kind'], detail: string) {
    faults.push({ text: node.data.trim().slice(0, 40), kind, detail })
  }

  function* textsIn(root: Element | ShadowRoot): Generator<Shown> {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node: Node | null = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.shadowRoot)
          yield* textsIn(node.shadowRoot)
        continue
      }
      const element = node.parentElement
      if (!element || !(node as Text).data.trim() || element.closest('style, script, title, desc, defs, .katex-mathml') || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue
      const range = document.createRange()
      range.selectNode(node)
      // What only screen readers get is 1 px large.
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 2 && height > 2)
      if (!rects.length || element.getBoundingClientRect().width <= 1)
        continue
      const svg = outerSvg(element)
      const host = (element.getRootNode() as ShadowRoot).host as Element | undefined
      yield { node: node as Text, element, rects, figure: svg && (host ?? svg), scale: (svg?.getScreenCTM()?.a ?? slideScale) / slideScale }
    }
  }

  function outerSvg(element: Element): SVGSVGElement | null {
    let svg = element.closest('svg')
    for (let next = svg; next; next = next.parentElement?.closest('svg') ?? null)
      svg = next
    return svg
  }

  function checkSize(shown: Shown) {
    const size = Number.parseFloat(getComputedStyle(shown.element).fontSize) * shown.scale
    const isLabel = shown.figure || shown.element.closest('header, footer, .slide-top, sup, sub, .chart-legend, .katex')
    if (size < (shown.element.closest('.katex .mtight') ? index : isLabel ? label : smallestText) - 0.05)
      tell(shown, 'is too small', `${size.toFixed(1)} px`)
  }

  function checkPlace(shown: Shown) {
    const box = shown.figure?.getBoundingClientRect()
    const room = shown.element.closest('foreignObject')?.getBoundingClientRect()
    for (const rect of shown.rects.map(rect => inkOf(rect, shown))) {
      const out = (of: { left: number, right: number, top: number, bottom: number }) => Math.max(of.left - rect.left, rect.right - of.right, of.top - rect.top, rect.bottom - of.bottom)
      const leaves = out(bounds)
      if (leaves > 2)
        tell(shown, 'leaves its box', `the slide, by ${Math.round(leaves)} px`)
      if (box && out(box) > 5)
        tell(shown, 'leaves its drawing', `by ${Math.round(out(box))} px`)
      if (room && out(room) > 3)
        tell(shown, 'leaves its box', `by ${Math.round(out(room))} px`)
    }
  }

  /** Where the letters are: a box includes what a font leaves above and below them. */
  function inkOf({ left, right, top, bottom }: DOMRect, { element, scale }: Shown) {
    const edge = Math.max(0, (bottom - top - Number.parseFloat(getComputedStyle(element).fontSize) * scale * slideScale) / 2)
    return { left, right, top: top + edge, bottom: bottom - edge }
  }

  /** Two texts of which one covers a good part of the other. */
  function checkOverlaps(all: readonly Shown[]) {
    const placed = all.flatMap(shown => shown.rects.map(rect => ({ shown, rect, lines: inner(rect) })).filter(({ lines }) => lines.bottom > lines.top))
    placed.forEach(({ shown, lines: a }, i) => {
      for (const { shown: other, lines: b } of placed.slice(i + 1)) {
        if (other.node === shown.node || other.element.closest('sup') || shown.element.closest('sup'))
          continue
        // The accents of a formula stand in the boxes of its letters.
        const formula = shown.element.closest('.katex')
        if (formula && formula === other.element.closest('.katex'))
          continue
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (width > 2 && height > 2)
          tell(shown, 'lies over other text', other.node.data.trim().slice(0, 40))
      }
    })
  }

  /** Where the letters are: the line's box without what is above and below them. */
  function inner({ left, right, top, bottom }: DOMRect) {
    const edge = (bottom - top) / 4
    return { left, right, top: top + edge, bottom: bottom - edge }
  }

  function checkContrast(shown: Shown) {
    const style = getComputedStyle(shown.element)
    const isSvgText = shown.element instanceof SVGElement
    const ink = parse(isSvgText ? style.fill : style.color)
    const size = Number.parseFloat(style.fontSize) * shown.scale
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    // Marks without letters, such as dots, are drawings (WCAG 1.4.11).
    const isMark = !/[\p{L}\p{N}]/u.test(shown.node.data)
    const least = isLarge || isMark ? largeContrast : contrast
    for (const ground of groundsAt(shown)) {
      const ratio = ratioOf(over(ink, ground), ground)
      if (ratio < least - 0.01)
        return tell(shown, 'has too little contrast', `${ratio.toFixed(2)} of ${least}: ${hex(ink)} on ${hex(ground)}`)
    }
  }

  /** The colours under a text; more than one where it lies on a gradient. */
  function groundsAt({ element, rects }: Shown): Color[] {
    const { left, top, width, height } = rects[0]!
    const [x, y] = [left + width / 2, top + height / 2]
    const root = element.getRootNode() as Document | ShadowRoot
    const stack = root instanceof ShadowRoot ? [...root.elementsFromPoint(x, y), ...document.elementsFromPoint(x, y)] : document.elementsFromPoint(x, y)
    const below = stack.slice(Math.max(0, stack.indexOf(element)))
    const layers: Color[][] = []
    for (const at of below) {
      const colors = paintOf(at)
      if (!colors.length)
        continue
      layers.push(colors)
      if (colors.every(([,,,alpha]) => alpha === 1))
        break
    }
    return layers.reduceRight<Color[]>((grounds, colors) => grounds.flatMap(ground => colors.map(color => over(color, ground))), [[255, 255, 255, 1]])
  }

  function paintOf(element: Element): Color[] {
    const style = getComputedStyle(element)
    if (element instanceof SVGGeometryElement) {
      const fill = parse(style.fill)
      return style.fill === 'none' || fill[3] === 0 ? [] : [[fill[0], fill[1], fill[2], fill[3] * Number(style.fillOpacity) * Number(style.opacity)]]
    }
    if (element instanceof SVGElement && element.localName !== 'svg')
      return []
    const sizes = style.backgroundSize.split(/, /)
    const repeats = style.backgroundRepeat.split(/, /)
    // A gradient of a size of its own is a rule or a mark, not a ground.
    const gradients = layersOf(style.backgroundImage).flatMap((layer, i) => sizes[i % sizes.length] !== 'auto' && repeats[i % repeats.length] === 'no-repeat' ? [] : layer.match(/(?:rgba?|oklab|oklch|color|hsl)\([^()]*\)/g) ?? [])
    return [...new Set([style.backgroundColor, ...gradients])].map(parse).filter(([,,,alpha]) => alpha > 0)
  }

  /** The parts of a list between commas that stand in no brackets. */
  function layersOf(list: string): string[] {
    let depth = 0
    return [...list].reduce<string[]>((layers, char) => {
      depth += char === '(' ? 1 : char === ')' ? -1 : 0
      if (char === ',' && depth === 0)
        return [...layers, '']
      return [...layers.slice(0, -1), `${layers.at(-1) ?? ''}${char}`]
    }, [''])
  }

  function parse(color: string): Color {
    let parsed = known.get(color)
    if (!parsed) {
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = color
      context.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data
      parsed = [r, g, b, a / 255]
      known.set(color, parsed)
    }
    return parsed
  }

  function over(top: Color, ground: Color): Color {
    const mix = (i: 0 | 1 | 2) => top[i] * top[3] + ground[i] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }

  function ratioOf(a: Color, b: Color): number {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
    return (high + 0.05) / (low + 0.05)
  }

  /** Relative luminance as WCAG defines it. */
  function luminance(color: Color): number {
    const [r, g, b] = color.slice(0, 3).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4) as [number, number, number]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  function hex(color: Color): string {
    return `#${color.slice(0, 3).map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`
  }
}
