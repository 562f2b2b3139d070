import type { Measure } from '../slides/measure.ts'
import type { Diagram, DiagramBox, DiagramKind, DiagramPart } from './diagram.ts'
import type { Flowchart } from './flowchart-size.ts'
import type { NodeLabel } from './node-label.ts'
import type { Direction } from './spacing.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { leastBy } from '../slides/least.ts'
import { canBeRead, scaleOf } from './flowchart-size.ts'
import { label, lines } from './mermaid.ts'
import { nodeLabel } from './node-label.ts'
import { MAX_SCALE } from './spacing.ts'

export interface Decision {
  readonly questions: readonly {
    readonly id: string
    readonly ask: string
    /** `to` is the id of a question or of an option. */
    readonly answers: readonly { readonly text: string, readonly to: string }[]
  }[]
  /** `color` is an index into the entity colours. */
  readonly options: readonly { readonly id: string, readonly name: string, readonly color: number }[]
}

export interface DecisionSpec extends Decision {
  readonly kind: 'decision'
  /** Questions on other parts to which answers lead: named, and answered there. */
  readonly elsewhere?: readonly { readonly id: string, readonly ask: string }[]
  readonly direction?: Direction
}

/** px of the canvas are wider than high, but a chain of questions longer than this is wider still. */
const MOST_ACROSS = 3

/** px and lines of questions and options, and of answers. */
const LABEL_WIDTHS = [300, 220, 160]
const LABEL_LINES = 3
const ANSWER_WIDTH = 200
const ANSWER_LINES = 2

/** Questions from the first to the last, each answer leading to the next question or to a recommendation. */
export function decisionFlow(decision: Decision, alt: string): Diagram {
  return draw({ kind: 'decision', ...decision }, alt)
}

export const decisionKind: DiagramKind<DecisionSpec> = { draw, split }

function draw(spec: DecisionSpec, alt: string): Diagram {
  const { questions, options, elsewhere = [] } = spec
  const ids = new Map([
    ...questions.map(({ id }, i) => [id, `q${i + 1}`] as const),
    ...elsewhere.map(({ id }, i) => [id, `e${i + 1}`] as const),
    ...options.map(({ id }, i) => [id, `o${i + 1}`] as const),
  ])
  return {
    mermaid: lines(
      `flowchart ${directionOf(spec)}`,
      questions.map(({ id, ask }) => `  ${ids.get(id)}[${label(ask)}]:::question`),
      elsewhere.map(({ id, ask }) => `  ${ids.get(id)}[${label(ask)}]:::muted`),
      options.map(({ id, name, color }) => `  ${ids.get(id)}([${label(name)}]):::c${color % 10}`),
      questions.flatMap(({ id, answers }) => onwardFirst(answers, ids).map(({ text, to }) => `  ${ids.get(id)} -->|${label(text)}| ${ids.get(to)}`)),
    ),
    alt,
    nodes: questions.length + elsewhere.length + options.length,
    spec,
  }
}

const directionOf = ({ direction, questions }: DecisionSpec): Direction => direction ?? (questions.length > MOST_ACROSS ? 'TB' : 'LR')

type Answer = Decision['questions'][number]['answers'][number]

/** Ways to further questions come first, so that they go straight down and cross no way out. */
function onwardFirst(answers: readonly Answer[], ids: ReadonlyMap<string, string>): readonly Answer[] {
  const isOut = ({ to }: Answer) => ids.get(to)!.startsWith('o')
  return [
    ...answers.filter(answer => !isOut(answer)),
    ...answers.filter(isOut),
  ]
}

/** As few parts as will do, with the labels and in the direction in which they are drawn largest and the fewest labels are cut. */
function split(spec: DecisionSpec, box: DiagramBox, measure: Measure): readonly DiagramPart<DecisionSpec>[] {
  const usual = directionOf(spec)
  const directions: readonly Direction[] = [usual, usual === 'LR' ? 'TB' : 'LR']
  for (let most = spec.questions.length; most > 0; most--) {
    const groups = splitEvenly(spec.questions, most)
    const ways = directions.flatMap(direction => LABEL_WIDTHS.map(width =>
      groups.map(questions => labelled({ ...partOf(spec, questions), ...(direction !== directionOf({ ...spec, questions }) && { direction }) }, width, measure))))
    const legible = ways.filter(parts => parts.every(({ chart }) => canBeRead(chart, box)))
    if (legible.length) {
      const cuts = (parts: readonly Labelled[]) => parts.reduce((sum, { whole }) => sum + whole.length, 0)
      return leastBy(legible, parts => [cuts(parts), -Math.min(MAX_SCALE, scaleOf(parts.map(({ chart }) => chart), box))])
        .map(({ spec, whole }) => ({ spec, whole }))
    }
  }
  // One question with more answers than a slide has room for.
  return spec.questions.map(question => labelled(partOf(spec, [question]), LABEL_WIDTHS.at(-1)!, measure))
}

/** Some of the questions, with what their answers lead to. */
function partOf(spec: DecisionSpec, questions: Decision['questions']): DecisionSpec {
  const isHere = (id: string) => questions.some(question => question.id === id)
  const targets = new Set(questions.flatMap(({ answers }) => answers.map(({ to }) => to)))
  const isWhole = questions.length === spec.questions.length
  return {
    kind: 'decision',
    questions,
    elsewhere: spec.questions.filter(({ id }) => targets.has(id) && !isHere(id)),
    options: spec.options.filter(({ id }) => isWhole || targets.has(id)),
  }
}

interface Labelled extends DiagramPart<DecisionSpec> {
  readonly chart: Flowchart
}

function labelled(spec: DecisionSpec, width: number, measure: Measure): Labelled {
  const whole: string[] = []
  const name = (text: string): NodeLabel => told(nodeLabel(text, width, LABEL_LINES, measure))
  const answer = (text: string): NodeLabel => told(nodeLabel(text, ANSWER_WIDTH, ANSWER_LINES, measure))
  function told(of: NodeLabel): NodeLabel {
    if (of.whole !== undefined)
      whole.push(of.whole)
    return of
  }
  const { direction, elsewhere = [], options } = spec
  const questions = spec.questions.map(({ id, ask, answers }) => ({ id, ask: name(ask), answers: answers.map(({ text, to }) => ({ text: answer(text), to })) }))
  const others = elsewhere.map(({ id, ask }) => ({ id, ask: name(ask) }))
  const results = options.map(option => ({ ...option, name: name(option.name) }))
  return {
    spec: {
      kind: 'decision',
      questions: questions.map(({ id, ask, answers }) => ({ id, ask: ask.text, answers: answers.map(({ text, to }) => ({ text: text.text, to })) })),
      ...(others.length && { elsewhere: others.map(({ id, ask }) => ({ id, ask: ask.text })) }),
      options: results.map(option => ({ ...option, name: option.name.text })),
      ...(direction && { direction }),
    },
    chart: {
      direction: directionOf(spec),
      nodes: [
        ...[...questions, ...others].map(({ id, ask }) => ({ id, ...ask })),
        ...results.map(({ id, name }) => ({ id, isRound: true, ...name })),
      ],
      edges: questions.flatMap(({ id, answers }) => answers.map(({ text, to }) => ({ from: id, to, label: text }))),
    },
    whole,
  }
}
