import type { Page } from 'playwright-chromium'
import type { LabelFault } from '../charts/label-fault.ts'
import type { TextFault } from './text-look.ts'
import { findTextFaults } from './text-look.ts'

/** What is drawn on a slide, and what doesn't fit. */
export interface SlideLook {
  readonly charts: readonly {
    readonly ready: boolean
    /** Bars, slices, cells: shapes with a fill and a size. */
    readonly marks: number
    /** Labels that lack a part of their text, or have a line end within a word. */
    readonly labels: readonly { readonly text: string, readonly shown: string, readonly fault: LabelFault }[]
  }[]
  readonly diagrams: readonly {
    readonly nodes: number
    readonly clusters: number
    /** Mermaid's message. */
    readonly error?: string
  }[]
  readonly overflow: readonly Overflow[]
  /** What can't be read well. */
  readonly texts: readonly TextFault[]
}

export interface Overflow {
  /** A CSS path of the element within the slide. */
  readonly element: string
  readonly text: string
  readonly kind: 'leaves the slide' | 'is too wide for its box' | 'is too tall for its box'
  /** By how many pixels of the slide. */
  readonly pixels: number
}

/** Looks at the slide that the selector finds, which should be ready. */
export async function lookAtSlide(page: Page, selector: string): Promise<SlideLook> {
  const [charts, diagrams, overflow, texts] = await Promise.all([
    page.evaluate(countCharts, selector),
    page.evaluate(countDiagrams, selector),
    page.evaluate(findOverflow, selector),
    findTextFaults(page, selector),
  ])
  return { charts, diagrams, overflow, texts }
}

/** Runs in the page. */
function countCharts(selector: string): SlideLook['charts'] {
  const charts = document.querySelectorAll<HTMLElement>(`${selector} :is(.chart-figure, [data-chart])`)
  return [...charts].map(chart => ({
    ready: chart.dataset.ready === 'true',
    marks: [
      ...chart.querySelectorAll<SVGGraphicsElement>('svg :is(path, rect, circle, polygon)'),
    ].filter((shape) => {
      const { fill } = getComputedStyle(shape)
      const { width, height } = shape.getBBox()
      return fill !== 'none' && fill !== 'rgba(0, 0, 0, 0)' && width > 0 && height > 0 && !shape.closest('defs, clipPath')
    }).length,
    labels: JSON.parse(chart.dataset.labelFaults ?? '[]') as SlideLook['charts'][number]['labels'],
  }))
}

/** Runs in the page. */
function countDiagrams(selector: string): SlideLook['diagrams'] {
  // Slidev puts a `pre` in the place of a diagram with an error.
  const diagrams = document.querySelectorAll(`${selector} :is(.mermaid, pre[border="1 red rounded"])`)
  return [...diagrams].map((diagram) => {
    const svg = diagram.shadowRoot?.querySelector('svg')
    return {
      // Of flowcharts, timelines, Gantt charts and sequences.
      nodes: svg?.querySelectorAll('.node, .timeline-node, rect.task, rect.actor').length ?? 0,
      clusters: svg?.querySelectorAll('.cluster').length ?? 0,
      ...(diagram.localName === 'pre' && {
        error: diagram.textContent?.trim(),
      }),
    }
  })
}

/** Runs in the page. The deepest element is told, not those around it. */
function findOverflow(selector: string): Overflow[] {
  const slide = document.querySelector<HTMLElement>(selector)
  if (!slide)
    return []
  const bounds = slide.getBoundingClientRect()
  const scale = bounds.width / slide.offsetWidth
  const found: (Overflow & { at: Element })[] = []
  for (const element of slide.querySelectorAll<HTMLElement>('*')) {
    // The shapes of a drawing are cut by its own box; for screen readers a formula stands once more, in a box of 1 px.
    if (element.parentElement?.closest('svg') || element.closest('.katex-mathml') || !element.checkVisibility({ visibilityProperty: true }))
      continue
    const box = element.getBoundingClientRect()
    // Text for screen readers only is 1 px large.
    if (box.width <= scale || box.height <= scale)
      continue
    const tell = (kind: Overflow['kind'], pixels: number) =>
      found.push({
        at: element,
        element: path(element),
        text: (element.textContent ?? '').trim().slice(0, 40),
        kind,
        pixels: Math.round(pixels),
      })

    const outside = Math.max(bounds.left - box.left, bounds.top - box.top, box.right - bounds.right, box.bottom - bounds.bottom) / scale
    if (outside > 1)
      tell('leaves the slide', outside)
    // The boxes within a formula reach out of each other.
    if (element.clientWidth === 0 || element === slide.firstElementChild || element.closest('.katex'))
      continue
    if (element.scrollWidth > element.clientWidth + 1)
      tell('is too wide for its box', element.scrollWidth - element.clientWidth)
    // Tight lines reach out of their box by a part of their height, and touch nothing.
    const slack = Number.parseFloat(getComputedStyle(element).fontSize) / 2
    if (element.scrollHeight > element.clientHeight + Math.max(1, slack))
      tell('is too tall for its box', element.scrollHeight - element.clientHeight)
  }
  return found
    .filter(({ at, kind }) => !found.some(other => other.kind === kind && other.at !== at && at.contains(other.at)))
    .map(({ at: _, ...overflow }) => overflow)

  function path(element: Element): string {
    const steps: string[] = []
    for (let at: Element | null = element; at && at !== slide; at = at.parentElement)
      steps.unshift([at.localName, ...at.classList].join('.'))
    return steps.slice(-3).join(' > ')
  }
}
