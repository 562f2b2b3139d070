/** A decision guide: questions that lead to a recommendation. */
import type { Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { ChartSlide, DecisionSlide, TableSlide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import * as z from 'zod'
import { also, id, list, name, provenance, record, tags, text } from '../dataset/fields.ts'
import { suggestion } from '../dataset/suggest.ts'
import { decisionFlow } from '../diagrams/decision-flow.ts'
import { plain } from '../slides/model.ts'
import { defineKind } from './kind.ts'
import { leaderWords } from './leader.ts'
import { countSlide, slideBase, sourceNote, tableSlide, takeaway } from './section-slide.ts'
import { colored, labelled, marked } from './view.ts'

function shape(v: Vocabulary) {
  const answer = also(record({
    text: text(v),
    /** The next question. */
    then: z.string().optional(),
    /** Or the option that is recommended. */
    recommend: z.string().optional(),
  }), (value, report) => {
    const { then, recommend } = (value ?? {}) as Record<string, unknown>
    if (typeof value === 'object' && (then === undefined) === (recommend === undefined))
      report([], 'open-answer', 'an answer leads either to a question by "then" or to an option by "recommend"')
  })
  return {
    options: list(record({
      id,
      name: name(v),
      text: text(v),
      tags,
      ...provenance(v),
    })),
    /** The first is asked first; each leads on to later ones only. */
    questions: list(record({
      id,
      ask: text(v),
      /** Why it is asked. */
      why: text(v),
      tags,
      ...provenance(v),
      answers: z.array(answer).min(2, { error: 'a question needs two answers or more' }),
    })),
  }
}

type Guide = Localized<SectionOf<ReturnType<typeof shape>>>

export const decision = defineKind({
  shape,

  /** Answers lead to options and later questions, so that every way ends. */
  check(value, report) {
    const { options, questions } = (value ?? {}) as { options?: unknown, questions?: unknown }
    if (!Array.isArray(options) || !Array.isArray(questions))
      return
    const optionIds = options.map(option => String(option?.id))
    const questionIds = questions.map(question => String(question?.id))
    for (const [q, question] of questions.entries()) {
      for (const [a, answer] of (Array.isArray(question?.answers)
        ? question.answers
        : []).entries()) {
        const path = ['questions', q, 'answers', a]
        if (typeof answer?.recommend === 'string' && !optionIds.includes(answer.recommend))
          report([...path, 'recommend'], 'unknown-option', `"${answer.recommend}" is no option${suggestion(answer.recommend, optionIds)}`)
        if (typeof answer?.then !== 'string')
          continue
        if (!questionIds.includes(answer.then))
          report([...path, 'then'], 'unknown-question', `"${answer.then}" is no question${suggestion(answer.then, questionIds)}`)
        else if (questionIds.indexOf(answer.then) <= q)
          report([...path, 'then'], 'endless-way', `"${answer.then}" was asked before: an answer leads to a later question`)
      }
    }
  },

  ordered: ['questions'],

  tidy,
  items: section => section.questions.map(question => question.ask),
  entities: section => section.options.map(option => option.id),
  slides: (section, view) => [
    flowSlide(section, view),
    ways(section, view),
    table(section, view),
  ],
})

/** An answer goes with what it leads to, a question with its answers. */
function tidy(section: Guide): Guide | undefined {
  const isLeft = ({ then, recommend }: Guide['questions'][number]['answers'][number]) => then === undefined
    ? section.options.some(({ id }) => id === recommend)
    : section.questions.some(({ id }) => id === then)
  const questions = section.questions
    .map(question => ({ ...question, answers: question.answers.filter(isLeft) }))
    .filter(({ answers }) => answers.length)
  if (!questions.length)
    return undefined
  // What is gone may be what other answers lead to.
  return questions.length < section.questions.length
    ? tidy({ ...section, questions })
    : { ...section, questions }
}

function flowSlide(section: Guide, view: View): DecisionSlide {
  const { say, list } = view.messages
  const title = say('decision.flow.title', {
    questions: section.questions.length,
    options: list(section.options.map(option => option.name)),
    count: section.options.length,
  })
  return {
    ...slideBase(section, view, {
      key: 'flow',
      depth: 'headline',
      title: marked(title, section),
      points: [...reasons(section), ...section.options.map(option => labelled(view, option.name, option.text))],
      shown: [section, ...section.questions, ...section.options],
    }),
    layout: 'decision',
    diagram: decisionFlow({
      questions: section.questions.map(({ id, ask, answers }) => ({
        id: `question ${id}`,
        ask,
        answers: answers.map(answer => ({
          text: answer.text,
          to: answer.then === undefined
            ? `option ${answer.recommend}`
            : `question ${answer.then}`,
        })),
      })),
      options: section.options.map(({ id, name }) => ({ id: `option ${id}`, name, color: view.colors.get(id)! })),
    }, title),
    options: section.options.map(option => ({
      title: colored(marked(option.name, option, true), view.colors.get(option.id)),
      text: plain(option.text),
    })),
  }
}

/** Each question, and why it is asked. */
const reasons = (section: Guide) => section.questions.map(({ ask, why }) => `${ask} ${why}`)

/** How many ways through the questions end at each option. */
function countWays(section: Guide): Map<string, number> {
  const ways = new Map(section.options.map(option => [option.id, 0]))
  const follow = (id: string): void => {
    for (const { then, recommend } of section.questions.find(question => question.id === id)!.answers) {
      if (recommend !== undefined)
        ways.set(recommend, ways.get(recommend)! + 1)
      else if (then !== undefined)
        follow(then)
    }
  }
  follow(section.questions[0]!.id)
  return ways
}

function ways(section: Guide, view: View): ChartSlide {
  const { say } = view.messages
  const ways = countWays(section)
  const counted = section.options.map(({ id, name }) => ({ name, count: ways.get(id)! }))
  return countSlide(section, view, {
    key: 'ways',
    title: plain(say('decision.ways.title', leaderWords(view, counted))),
    footnote: sourceNote(view, section),
    counted,
    unit: count => say('unit.ways', { count }),
    colors: section.options.map(option => view.colors.get(option.id)!),
    takeaways: section.options.map(option => colored(takeaway(option.name, `${say('colon')}${option.text}`, option), view.colors.get(option.id))),
    points: section.options.map(option => labelled(view, option.name, option.text)),
    shown: [section, ...section.options],
  })
}

function table(section: Guide, view: View): TableSlide {
  const { say } = view.messages
  const target = ({ then, recommend }: Guide['questions'][number]['answers'][number]) => then === undefined
    ? section.options.find(option => option.id === recommend)!.name
    : say('decision.next', { number: section.questions.findIndex(question => question.id === then) + 1 })
  return tableSlide(section, view, {
    key: 'questions',
    depth: 'summary',
    title: plain(say('decision.table.title', { questions: section.questions.length })),
    footnote: sourceNote(view, section),
    head: [
      say('decision.question'),
      say('decision.why'),
      say('decision.answers'),
    ],
    rows: section.questions.map((question, i) => [
      marked(`${i + 1}. ${question.ask}`, question),
      plain(question.why),
      plain(question.answers.map(answer => `${answer.text} → ${target(answer)}`).join(say('semicolon'))),
    ]),
    points: reasons(section),
    shown: section.questions,
  })
}
