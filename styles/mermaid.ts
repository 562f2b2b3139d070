/**
 * Mermaid's configuration: layout and look are pinned, colours are the deck's. The colours of
 * flowcharts are CSS custom properties, which reach into the shadow root that holds the SVG.
 */
import type { MermaidConfig } from 'mermaid'
import { LABEL, SPACING } from '../scripts/diagrams/spacing.ts'
import { timeConfig, timeCSS } from './mermaid-time.ts'
import { readTokens } from './tokens.ts'

/** px; a diagram that is scaled down to 0.85 still reads at 15 px. */
const FONT_SIZE = LABEL.size

const box = (selector: string) => [
  'rect',
  'path',
  'polygon',
  'circle',
  'ellipse',
].map(shape => `${selector} > ${shape}, ${selector} > g > ${shape}`).join(', ')

/** How the nodes and groups of one class look. */
function look(name: string, fill: string, stroke: string, text: string, more = '', label = ''): string {
  return `
    ${box(`.${name}`)} { fill: ${fill} !important; stroke: ${stroke} !important; ${more} }
    .${name} .nodeLabel, .${name} .nodeLabel p { color: ${text} !important; ${label} }`
}

const tint = (i: number) => `color-mix(in oklab, var(--pd-c${i}) var(--pd-tint), var(--pd-surface))`

const BOLD = 'font-weight: 700;'

const themeCSS = `
  .nodeLabel, .edgeLabel, .cluster-label, foreignObject div {
    font-family: var(--pd-font);
    font-size: ${FONT_SIZE}px;
    font-weight: 400;
    line-height: 1.4 !important;
    letter-spacing: 0;
    text-autospace: normal;
    text-wrap-style: auto;
    font-variant-numeric: normal;
    line-break: strict;
  }
  p { margin: 0; line-height: 1.4; }
  foreignObject { overflow: visible; }
  ${look('node', 'var(--pd-surface)', 'var(--pd-line)', 'var(--pd-text)', 'stroke-width: 1.5px; rx: 8px; ry: 8px;')}
  ${look('cluster', 'var(--pd-surface-2)', 'var(--pd-line)', 'var(--pd-text)', 'rx: 12px; ry: 12px;')}
  .cluster-label .nodeLabel, .cluster-label .nodeLabel p { ${BOLD} }
  ${look('node.group', 'var(--pd-accent-soft)', 'var(--pd-accent-soft)', 'var(--pd-text)', '', BOLD)}
  ${look('node.leaf', 'var(--pd-surface-2)', 'var(--pd-surface-2)', 'var(--pd-text)')}
  ${look('node.question', 'var(--pd-surface-2)', 'var(--pd-line)', 'var(--pd-text)')}
  ${look('node.layer', 'var(--pd-surface-2)', 'var(--pd-surface-2)', 'var(--pd-text)', '', BOLD)}
  ${look('node.result', 'var(--pd-accent-soft)', 'var(--pd-accent)', 'var(--pd-text)', 'stroke-width: 2.5px;', BOLD)}
  ${look('node.focus', 'var(--pd-accent-soft)', 'var(--pd-accent)', 'var(--pd-accent)', 'stroke-width: 2.5px;', BOLD)}
  ${look('node.muted', 'none', 'var(--pd-line)', 'var(--pd-muted)', 'stroke-dasharray: 5 3;')}
  ${Array.from({ length: 10 }, (_, i) => look(`node.c${i}`, tint(i), `var(--pd-c${i})`, 'var(--pd-text)')
    + look(`cluster.c${i}`, tint(i), `var(--pd-c${i})`, 'var(--pd-text)')).join('')}
  ${look('node.root', 'var(--pd-accent)', 'var(--pd-accent)', 'var(--pd-on-accent)', '', BOLD)}
  .flowchart-link { stroke: color-mix(in oklab, var(--pd-muted) 70%, var(--pd-surface)) !important; stroke-width: 1.5px; }
  .marker { fill: var(--pd-muted) !important; stroke: var(--pd-muted) !important; }
  .edgeLabel, .edgeLabel p, .labelBkg { background: var(--pd-surface) !important; color: var(--pd-text) !important; }
`

/** px between the ranks of a chart that runs to the side, unless there is room for more. */
export const RANK_SPACING = SPACING.LR.rank

/** `theme` is what Slidev asks for: `dark`, none, or a fence's own choice, which is left alone. */
export function mermaidConfig(code: string, theme?: string, rankSpacing = RANK_SPACING): MermaidConfig {
  const down = /^\s*(?:flowchart|graph)\s+(?:TB|TD|BT)\b/m.test(code)
  const spacing = SPACING[down ? 'TB' : 'LR']
  const ours = theme === undefined || theme === 'dark'
  const t = readTokens(theme === 'dark')
  return {
    startOnLoad: false,
    suppressErrorRendering: true,
    deterministicIds: true,
    // Without one, every line is drawn through other points.
    handDrawnSeed: 1,
    layout: 'dagre',
    look: 'classic',
    htmlLabels: true,
    fontFamily: t.font,
    fontSize: FONT_SIZE,
    theme: ours ? 'base' : theme as MermaidConfig['theme'],
    themeCSS: ours ? themeCSS + timeCSS : '',
    themeVariables: ours
      ? {
          darkMode: theme === 'dark',
          fontFamily: t.font,
          fontSize: `${FONT_SIZE}px`,
          background: t.surface,
          primaryColor: t.accentSoft,
          primaryBorderColor: t.accent,
          primaryTextColor: t.text,
          secondaryColor: t.surface2,
          tertiaryColor: t.surface2,
          lineColor: t.muted,
          textColor: t.text,
          noteBkgColor: t.surface2,
          noteTextColor: t.text,
          ...Object.fromEntries(t.palette.flatMap((color, i) => [
            [`pie${i + 1}`, color],
            [`cScale${i}`, color],
          ])),
        }
      : {},
    ...timeConfig(code),
    flowchart: {
      nodeSpacing: spacing.node,
      rankSpacing: down ? spacing.rank : rankSpacing,
      padding: spacing.padding,
      curve: 'basis',
      diagramPadding: 4,
      wrappingWidth: spacing.wrap,
      useMaxWidth: false,
      subGraphTitleMargin: { top: 8, bottom: 12 },
    },
  } as MermaidConfig
}
