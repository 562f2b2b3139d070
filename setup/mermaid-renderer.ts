/**
 * Draws Mermaid diagrams in the deck's own style: with the deck's fonts loaded before text is
 * measured, the same ids for the same text, and an SVG that fits the box its layout gives it.
 */
import { defineMermaidRendererSetup } from '@slidev/types'
import mermaid from 'mermaid/dist/mermaid.esm.mjs'
import { withoutStandIns } from '../scripts/diagrams/mermaid.ts'
import { MAX_SCALE } from '../scripts/diagrams/spacing.ts'
import { keptDrawing } from '../scripts/slidev/kept-drawings.ts'
import { redrawEdges } from '../styles/mermaid-edges.ts'
import { boxOf, fillBox } from '../styles/mermaid-fill.ts'
import { redrawTimeline } from '../styles/mermaid-timeline.ts'
import { mermaidConfig, RANK_SPACING } from '../styles/mermaid.ts'
import { translationOf, viewBoxOf } from '../styles/svg-geometry.ts'
import { loadFonts } from '../styles/tokens.ts'

/** Width to height that a chart running to the side aims at; the narrowest box has 1.45. */
const MIN_ASPECT = 1.4

const MAX_RANK_SPACING = 220

let queue: Promise<unknown> = Promise.resolve()

export default defineMermaidRendererSetup(() => async (code, options) => {
  await loadFonts(code)
  return keptDrawing(code, options.theme, () => {
    // One by one: the configuration is global to Mermaid, and a failure must not reach the next.
    const result = queue.then(() => render(code, options), () => render(code, options))
    queue = result
    return result
  })
})

async function render(code: string, options: Record<string, unknown>): Promise<string> {
  const draw = async (rankSpacing: number) => {
    mermaid.initialize(mermaidConfig(code, options.theme as string | undefined, rankSpacing))
    const container = document.getElementById('mermaid-rendering-container') ?? undefined
    const holder = document.createElement('div')
    const { svg } = await mermaid.render(`pd-${hash(code)}`, code, container)
    holder.innerHTML = withoutStandIns(svg)
    return holder.querySelector('svg')!
  }
  const svg = await draw(RANK_SPACING)
  const wider = roomierSpacing(svg, code)
  return fitted(wider > RANK_SPACING
    ? await draw(wider)
    : svg, code)
}

/** A chart of which no box is known, but that runs to the side and is high and narrow, gets wider. */
function roomierSpacing(svg: SVGSVGElement, code: string): number {
  if (boxOf(code) || !/^\s*(?:flowchart|graph)\s+(?:LR|RL)\b/m.test(code))
    return RANK_SPACING
  const { width, height } = viewBoxOf(svg)
  const ranks = new Set([...svg.querySelectorAll('g.node')].map(node => Math.round(translationOf(node)?.x ?? 0))).size
  const room = (height * MIN_ASPECT - width) / Math.max(1, ranks - 1)
  return Math.min(MAX_RANK_SPACING, RANK_SPACING + Math.max(0, Math.round(room)))
}

/** The SVG as large as its host allows, within MAX_SCALE of its own size. */
function fitted(root: SVGSVGElement, code: string): string {
  fillBox(root, code)
  redrawEdges(root, code)
  redrawTimeline(root)
  // Mermaid's arrowheads have a dash without gaps, which a PDF holds as dozens of lines.
  root.querySelectorAll<SVGElement>('marker *').forEach(shape => shape.style.strokeDasharray = 'none')
  const { width, height } = viewBoxOf(root)
  root.setAttribute('width', '100%')
  root.setAttribute('height', '100%')
  root.setAttribute('preserveAspectRatio', 'xMidYMid meet')
  root.setAttribute('style', [
    'display: block',
    `max-width: ${width * MAX_SCALE}px`,
    `max-height: min(${height * MAX_SCALE}px, var(--pd-diagram-height, 100%))`,
  ].join('; '))
  return root.outerHTML
}

function hash(text: string): string {
  let value = 5381
  for (const char of text)
    value = Math.imul(value, 33) ^ char.codePointAt(0)!
  return (value >>> 0).toString(36)
}
