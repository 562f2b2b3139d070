import type { Diagram } from './diagram.ts'
import { label, lines } from './mermaid.ts'

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

/** px of the canvas are wider than high, but a chain of questions longer than this is wider still. */
const MOST_ACROSS = 3

/** Questions from the first to the last, each answer leading to the next question or to a recommendation. */
export function decisionFlow({ questions, options }: Decision, alt: string): Diagram {
  const ids = new Map([
    ...questions.map(({ id }, i) => [id, `q${i + 1}`] as const),
    ...options.map(({ id }, i) => [id, `o${i + 1}`] as const),
  ])
  return {
    mermaid: lines(
      `flowchart ${questions.length > MOST_ACROSS
        ? 'TB'
        : 'LR'}`,
      questions.map(({ id, ask }) => `  ${ids.get(id)}[${label(ask)}]:::question`),
      options.map(({ id, name, color }) => `  ${ids.get(id)}([${label(name)}]):::c${color % 10}`),
      questions.flatMap(({ id, answers }) => onwardFirst(answers, ids).map(({ text, to }) => `  ${ids.get(id)} -->|${label(text)}| ${ids.get(to)}`)),
    ),
    alt,
    nodes: questions.length + options.length,
  }
}

type Answer = Decision['questions'][number]['answers'][number]

/** Ways to further questions come first, so that they go straight down and cross no way out. */
function onwardFirst(answers: readonly Answer[], ids: ReadonlyMap<string, string>): readonly Answer[] {
  const isOut = ({ to }: Answer) => ids.get(to)!.startsWith('o')
  return [
    ...answers.filter(answer => !isOut(answer)),
    ...answers.filter(isOut),
  ]
}
