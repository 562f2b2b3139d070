import type { Measure } from '../slides/measure.ts'
import type { Diagram, DiagramBox, DiagramKind, DiagramPart } from './diagram.ts'
import type { NodeLabel } from './node-label.ts'
import type { Direction } from './spacing.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { fewestParts } from './diagram.ts'
import { canBeRead, scaleOf } from './flowchart-size.ts'
import { label, lines } from './mermaid.ts'
import { longestWord, nodeLabel } from './node-label.ts'
import { MAX_SCALE } from './spacing.ts'

export interface ProcessStep {
  readonly id: string
  /** `1. Sign up` */
  readonly name: string
  readonly role?: { readonly name: string, readonly color: number } | undefined
  readonly next: readonly { readonly to: string, readonly when?: string | undefined }[]
  /** Stands for a step of another part, to which an arrow leads. */
  readonly isElsewhere?: boolean
}

export interface ProcessSpec {
  readonly kind: 'process'
  readonly steps: readonly ProcessStep[]
  /** The one in which few steps or many look best, where fitting doesn't state another. */
  readonly direction?: Direction
}

/** Steps this many or fewer run to the side; more run down. */
const MOST_ACROSS = 5

/** px and lines that a step's name may take, from the best; its role and the case of an arrow have fewer. */
const NAME_WIDTHS = [250, 180, 140, 400]
const NAME_LINES = 4
const ROLE_LINES = 1
const CASE = { width: 160, lines: 2 }

/** Steps and what follows each, coloured by who does them. */
export const processFlow = (steps: readonly ProcessStep[], alt: string): Diagram => draw({ kind: 'process', steps }, alt)

function draw(spec: ProcessSpec, alt: string): Diagram {
  const { steps } = spec
  const ids = new Map(steps.map(({ id }, i) => [id, `s${i + 1}`]))
  return {
    mermaid: lines(
      `flowchart ${directionOf(spec)}`,
      steps.map(({ id, name, role, isElsewhere }) => `  ${ids.get(id)}[${role ? label(name, role.name) : label(name)}]:::${isElsewhere ? 'muted' : role ? `c${role.color % 10}` : 'leaf'}`),
      steps.flatMap(({ id, next }) => next.map(({ to, when }) => `  ${ids.get(id)} -->${when === undefined ? '' : `|${label(when)}|`} ${ids.get(to)}`)),
    ),
    alt,
    nodes: steps.length,
    spec,
  }
}

export const processKind: DiagramKind<ProcessSpec> = {
  draw,
  split(spec, box, measure) {
    const preferred = directionOf(spec)
    const directions: readonly Direction[] = [preferred, preferred === 'LR' ? 'TB' : 'LR']
    const ways = NAME_WIDTHS.flatMap(width => directions.map(direction => splitWith(spec.steps, width, direction, box, measure)))
    const fewest = fewestParts(ways.map(({ parts }) => parts))
    return largestLike(ways.find(({ parts }) => parts === fewest)!, ways).parts
  },
  first: (spec, count) => ({ ...spec, steps: within(spec.steps.slice(0, count)) }),
}

const directionOf = ({ steps, direction }: ProcessSpec): Direction => direction ?? (steps.length > MOST_ACROSS ? 'TB' : 'LR')

interface Way {
  readonly direction: Direction
  readonly parts: readonly DiagramPart<ProcessSpec>[]
  /** How many labels are cut, or have a word broken. */
  readonly marred: number
  readonly scale: number
}

/** Of the ways that have as many parts in the same direction and mar no more labels, the one that is drawn largest. */
function largestLike(way: Way, ways: readonly Way[]): Way {
  return ways
    .filter(({ direction, parts, marred }) => direction === way.direction && parts.length === way.parts.length && marred <= way.marred)
    .reduce((best, other) => other.scale > best.scale ? other : best, way)
}

/** The fewest parts, as even as can be, of which each can be read. */
function splitWith(steps: readonly ProcessStep[], width: number, direction: Direction, box: DiagramBox, measure: Measure): Way {
  const own = steps.filter(({ isElsewhere }) => !isElsewhere)
  for (let most = own.length; ; most = Math.ceil(most / 2)) {
    const parts = splitEvenly(own, most).map(part => fitted(partOf(steps, part), width, direction, measure))
    if (most <= 1 || parts.every(({ chart }) => canBeRead(chart, box))) {
      return {
        direction,
        parts: parts.map(({ steps, whole }) => ({ spec: { kind: 'process', steps, direction }, whole })),
        marred: parts.reduce((sum, { whole }) => sum + whole.length, 0) + steps.filter(({ name }) => longestWord(name, measure) > width).length,
        scale: Math.min(MAX_SCALE, scaleOf(parts.map(({ chart }) => chart), box)),
      }
    }
  }
}

/** Steps with labels that have room, and what of them had to be cut. */
function fitted(steps: readonly ProcessStep[], width: number, direction: Direction, measure: Measure) {
  const labels = steps.map(({ name, role, next }) => ({
    name: nodeLabel(name, width, NAME_LINES, measure),
    role: role && nodeLabel(role.name, width, ROLE_LINES, measure),
    next: next.map(({ when }) => when === undefined ? undefined : nodeLabel(when, CASE.width, CASE.lines, measure)),
  }))
  return {
    steps: steps.map((step, i) => ({
      ...step,
      name: labels[i]!.name.text,
      ...(step.role && { role: { ...step.role, name: labels[i]!.role!.text } }),
      next: step.next.map((next, n) => ({ ...next, ...(next.when !== undefined && { when: labels[i]!.next[n]!.text }) })),
    })),
    whole: labels.flatMap(({ name, role, next }) => [name, role, ...next].flatMap(label => label?.whole ?? [])),
    chart: {
      direction,
      nodes: steps.map(({ id }, i) => ({ id, ...above(labels[i]!.name, labels[i]!.role) })),
      edges: steps.flatMap(({ id, next }, i) => next.map(({ to }, n) => ({ from: id, to, ...(labels[i]!.next[n] && { label: labels[i]!.next[n] }) }))),
    },
  }
}

const above = (name: NodeLabel, role: NodeLabel | undefined): NodeLabel =>
  role ? { ...name, width: Math.max(name.width, role.width), height: name.height + role.height } : name

/**
 * Some steps of a process that stand on a slide of their own. An arrow that leads on to the step below goes on with
 * the next part; one to any other step that is not there leads to one that stands for it.
 *
 * @param steps all, in order
 * @param part some of them
 */
export function partOf(steps: readonly ProcessStep[], part: readonly ProcessStep[]): ProcessStep[] {
  const inside = new Set(part.map(({ id }) => id))
  const place = new Map(steps.filter(({ isElsewhere }) => !isElsewhere).map(({ id }, i) => [id, i]))
  const isNext = (from: string, to: string) => place.get(to) === place.get(from)! + 1
  const kept = part.map(step => ({ ...step, next: step.next.filter(({ to, when }) => inside.has(to) || when !== undefined || !isNext(step.id, to)) }))
  const elsewhere = new Set(kept.flatMap(({ next }) => next.map(({ to }) => to)).filter(to => !inside.has(to)))
  return [
    ...kept,
    ...steps.filter(({ id }) => elsewhere.has(id)).map(({ id, name, isElsewhere }) => ({ id, name: isElsewhere ? name : `→ ${name}`, next: [], isElsewhere: true })),
  ]
}

/** No arrow leads to what is not there. */
function within(steps: readonly ProcessStep[]): ProcessStep[] {
  const inside = new Set(steps.map(({ id }) => id))
  return steps.map(step => ({ ...step, next: step.next.filter(({ to }) => inside.has(to)) }))
}
