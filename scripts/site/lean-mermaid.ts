/** Mermaid can draw three dozen kinds of diagrams; a site gets those that its decks have. */
import type { Plugin } from 'vite'

/** Beginnings of the names of Mermaid's files, by the first word of a diagram that needs them. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'flowchart': ['flowDiagram-'],
  'graph': ['flowDiagram-'],
  'block': ['blockDiagram-'],
  'block-beta': ['blockDiagram-'],
  'mindmap': ['mindmap-definition-', 'cose-bilkent-'],
  'sequenceDiagram': ['sequenceDiagram-'],
  'classDiagram': ['classDiagram-'],
  'stateDiagram': ['stateDiagram-'],
  'stateDiagram-v2': ['stateDiagram-'],
  'erDiagram': ['erDiagram-'],
  'gantt': ['ganttDiagram-'],
  'journey': ['journeyDiagram-'],
  'pie': ['pieDiagram-', 'pie-'],
  'quadrantChart': ['quadrantDiagram-'],
  'gitGraph': ['gitGraphDiagram-', 'gitGraph-'],
  'timeline': ['timeline-definition-'],
  'kanban': ['kanban-definition-'],
}

/** What every diagram may need. */
const ALWAYS = ['chunk-', 'dagre-', 'sizeCapture-']

const LEFT_OUT = '\0prismdeck:left-out'

/**
 * Leaves out of a build what none of the diagrams in these decks needs; with a diagram of a kind that
 * isn't known here, or with settings of its own, nothing.
 *
 * @param decks the decks as Markdown
 */
export function leanMermaid(decks: readonly string[]): Plugin {
  const needed = neededFiles(decks.flatMap(diagramsIn))
  return {
    name: 'prismdeck:lean-mermaid',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(source, importer) {
        const name = /(?:^\.\/|\/chunks\/mermaid\.esm\/)([\w-]+\.mjs)$/.exec(source)?.[1]
        return name !== undefined && importer?.includes('/mermaid/dist/') && needed && !needed.some(start => name.startsWith(start))
          ? LEFT_OUT
          : null
      },
    },
    load: {
      order: 'pre',
      handler: id => id === LEFT_OUT
        ? 'throw new Error("this kind of diagram is in none of the decks that the site was built from")\nexport const diagram = undefined, loader = undefined, render = undefined'
        : null,
    },
  }
}

/** The code of the diagrams in a deck, or in a slide of one, as Markdown. */
export function diagramsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^(`{3,}|~{3,})[ \t]*mermaid[^\n]*\n([\s\S]*?)^\1/gm)].map(match => match[2]!)
}

function neededFiles(diagrams: readonly string[]): string[] | undefined {
  const words = diagrams.map(diagram => /^\s*([\w-]+)/.exec(diagram)?.[1] ?? '')
  const isPlain = words.every(word => Object.hasOwn(KINDS, word)) && !diagrams.some(diagram => /^\s*---|%%\{|\$\$/m.test(diagram))
  return isPlain
    ? [...ALWAYS, ...new Set(words.flatMap(word => KINDS[word]!))]
    : undefined
}
