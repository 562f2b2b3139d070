/** A process: steps, who does them, and what follows each. */
import type { Report, Vocabulary } from '../dataset/fields.ts'
import type { Localized } from '../dataset/localize.ts'
import type { ProcessStep } from '../diagrams/process-flow.ts'
import type { CardsSlide, DiagramSlide, Slide } from '../slides/model.ts'
import type { SectionOf } from './kind.ts'
import type { View } from './view.ts'
import * as z from 'zod'
import { id, list, name, provenance, record, tags, text } from '../dataset/fields.ts'
import { suggestion } from '../dataset/suggest.ts'
import { partOf, processFlow } from '../diagrams/process-flow.ts'
import { sequence } from '../diagrams/sequence.ts'
import { splitEvenly } from '../slides/layouts/split.ts'
import { plain } from '../slides/model.ts'
import { defineKind } from './kind.ts'
import { byCount, leaderWords } from './leader.ts'
import { processTimes } from './process-times.ts'
import { cardsSlide, countSlide, diagramSlide, sourceNote, takeaway } from './section-slide.ts'
import { labelled, marked, sentence, unitOf } from './view.ts'

function shape(v: Vocabulary) {
  return {
    /** Who does the steps. */
    'roles': list(record({
      id,
      name: name(v),
      tags,
      ...provenance(v),
    })).optional(),
    /** The unit of the steps' durations: `days`. */
    'time-unit': name(v).optional(),
    /** The first is done first. */
    'steps': list(record({
      id,
      name: name(v),
      text: text(v).optional(),
      tags,
      /** Who does it: the id of a role. */
      role: z.string().optional(),
      /** How long it takes, in the time unit. */
      time: z.number().positive().optional(),
      /** What follows; the step below where it isn't stated, nothing where the list is empty. */
      next: z.array(record({
        to: z.string(),
        /** In which case. */
        when: text(v).optional(),
      })).optional(),
      ...provenance(v),
    })),
  }
}

export type Process = Localized<SectionOf<ReturnType<typeof shape>>>
export type Step = Process['steps'][number]

/** So many steps are one diagram. */
const MOST_STEPS = 9

export const process = defineKind({
  shape,

  /** Steps lead to steps and belong to roles of the section. */
  check(value: unknown, report: Report) {
    const { roles, steps } = (value ?? {}) as { roles?: unknown, steps?: unknown }
    if (!Array.isArray(steps))
      return
    const known = steps.map(step => String(step?.id))
    const roleIds = (Array.isArray(roles) ? roles : []).map(role => String(role?.id))
    for (const [s, step] of steps.entries()) {
      if (typeof step?.role === 'string' && !roleIds.includes(step.role))
        report(['steps', s, 'role'], 'unknown-role', `"${step.role}" is no role of this section${suggestion(step.role, roleIds)}`)
      for (const [n, next] of (Array.isArray(step?.next) ? step.next : []).entries()) {
        if (typeof next?.to === 'string' && !known.includes(next.to))
          report(['steps', s, 'next', n, 'to'], 'unknown-step', `"${next.to}" is no step${suggestion(next.to, known)}`)
      }
    }
  },

  ordered: ['steps'],

  /** Steps lead on to what is left. */
  tidy: section => ({
    ...section,
    steps: section.steps.map(({ role, next, ...step }) => ({
      ...step,
      ...(section.roles?.some(({ id }) => id === role) && { role }),
      ...(next && { next: next.filter(({ to }) => section.steps.some(({ id }) => id === to)) }),
    })),
  }),

  items: section => section.steps.map(step => step.name),

  slides: (section, view): Slide[] => [
    ...flows(section, view),
    ...handovers(section, view),
    ...(section.roles ? [byRole(section, view)] : []),
    ...(section.steps.some(step => step.time !== undefined) ? [processTimes(section, view)] : []),
    ...(section.roles || section.steps.some(step => step.time !== undefined) ? [] : [ways(section, view)]),
    ...(section.steps.some(step => step.text !== undefined) ? [cards(section, view)] : []),
  ],
})

const nextOf = (section: Process, step: Step, i: number): NonNullable<Step['next']> =>
  step.next ?? section.steps.slice(i + 1, i + 2).map(({ id }) => ({ to: id }))

function flows(section: Process, view: View): DiagramSlide[] {
  const { say, list } = view.messages
  const numbered = section.steps.map((step, i) => ({ step, i }))
  const parts = splitEvenly(numbered, MOST_STEPS)
  const { steps } = section
  const drawn = numbered.map(({ step, i }): ProcessStep => {
    const role = section.roles?.findIndex(({ id }) => id === step.role) ?? -1
    return {
      id: step.id,
      name: `${i + 1}. ${step.name}`,
      ...(role >= 0 && { role: { name: section.roles![role]!.name, color: role } }),
      next: nextOf(section, step, i),
    }
  })
  return parts.map((part, p) => {
    const title = say('process.flow.title', {
      form: parts.length > 1 ? 'part' : steps.some((step, i) => nextOf(section, step, i).length > 1) ? 'branches' : 'other',
      section: section.title,
      count: steps.length,
      from: part[0]!.i + 1,
      to: part.at(-1)!.i + 1,
      first: part[0]!.step.name,
      last: part.at(-1)!.step.name,
    })
    return diagramSlide(section, view, {
      // A part may be split again, into `flow-2` and so on.
      key: p === 0 ? 'flow' : `flow-from-${part[0]!.i + 1}`,
      depth: p === 0 ? 'headline' : 'detail',
      title: marked(title, section),
      footnote: sourceNote(view, section),
      diagram: processFlow(partOf(drawn, part.map(({ i }) => drawn[i]!)), labelled(view, title, list(part.map(({ step }) => step.name)))),
      points: part.map(({ step, i }) => step.text ? labelled(view, `${i + 1}. ${step.name}`, step.text) : sentence(view, `${i + 1}. ${step.name}`)),
      shown: [section, ...part.map(({ step }) => step)],
    })
  })
}

/** Who hands over to whom, where there are two roles or more. */
function handovers(section: Process, view: View): DiagramSlide[] {
  const { say, list } = view.messages
  const roles = section.roles?.filter(({ id }) => section.steps.some(step => step.role === id)) ?? []
  if (roles.length < 2)
    return []
  const roleOf = (id: string) => section.steps.find(step => step.id === id)?.role
  const messages = section.steps.flatMap((step, i) => {
    const followers = nextOf(section, step, i)
    if (step.role === undefined)
      return []
    const to = followers.map(({ to }) => roleOf(to)).filter(role => role !== undefined)
    return (to.length ? [...new Set(to)] : [step.role]).map(role => ({ from: step.role!, to: role, text: `${i + 1}. ${step.name}` }))
  })
  const count = messages.filter(({ from, to }) => from !== to).length
  const own = roles.filter(({ id }) => messages.some(({ from, to }) => from === id || to === id))
  const title = say('process.handover.title', { section: section.title, count, roles: roles.length, names: list(roles.map(({ name }) => name)) })
  return messages.length
    ? [diagramSlide(section, view, {
        key: 'handover',
        title: plain(title),
        diagram: sequence({ roles: own, messages }, labelled(view, title, list(messages.map(({ text }) => text)))),
        shown: [section, ...roles],
      })]
    : []
}

function byRole(section: Process, view: View) {
  const { say, some, list } = view.messages
  const counted = byCount(section.roles!.map((role) => {
    const steps = section.steps.filter(step => step.role === role.id).map(({ name }) => name)
    return { role, name: role.name, count: steps.length, steps }
  }))
  const leading = leaderWords(view, counted)
  return countSlide(section, view, {
    key: 'roles',
    depth: 'summary',
    title: plain(say('process.roles.title', leading)),
    footnote: sourceNote(view, section),
    counted,
    unit: count => unitOf(section, view, count),
    takeaways: counted.filter(({ count }) => count > 0).map(({ role, name, steps }) => takeaway(name, `${say('colon')}${some(steps, 3)}`, role)),
    points: counted.map(({ name, steps }) => sentence(view, labelled(view, name, list(steps.length ? steps : [say('none')])))),
    shown: [section, ...section.roles!],
  })
}

/** Where neither roles nor times are stated: how many steps branch, lead on, and end. */
function ways(section: Process, view: View) {
  const { say, some, list } = view.messages
  const counted = (['on', 'branch', 'end'] as const).flatMap((form) => {
    const steps = section.steps.filter((step, i) => formOf(nextOf(section, step, i).length) === form).map(({ name }) => name)
    return steps.length ? [{ name: say(`process.ways.${form}`), form, count: steps.length, steps }] : []
  })
  return countSlide(section, view, {
    key: 'ways',
    depth: 'summary',
    title: plain(say('process.ways.title', { count: counted.find(({ form }) => form === 'branch')?.count ?? 0, total: section.steps.length })),
    footnote: sourceNote(view, section),
    counted,
    unit: count => unitOf(section, view, count),
    takeaways: counted.map(({ name, steps }) => takeaway(name, `${say('colon')}${some(steps, 3)}`)),
    points: counted.map(({ name, steps }) => sentence(view, labelled(view, name, list(steps)))),
    shown: [section],
  })
}

const formOf = (followers: number): 'end' | 'on' | 'branch' => followers === 0 ? 'end' : followers === 1 ? 'on' : 'branch'

function cards(section: Process, view: View): CardsSlide {
  const { say } = view.messages
  return cardsSlide(section, view, {
    key: 'steps',
    title: plain(say('process.steps.title', { count: section.steps.length, section: section.title })),
    footnote: sourceNote(view, section),
    items: section.steps,
  })
}
