/** The slides around the sections: cover, why we are here, agenda, openers, corrections, what to decide. */
import type { Tailored } from '../audience/tailor.ts'
import type { Section } from '../dataset/dataset.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Messages } from '../locales/messages.ts'
import type { View } from '../sections/view.ts'
import type { AgendaSlide, ClosingSlide, CorrectionsSlide, CoverSlide, MarkdownSlide, MessageSlide, Notes, Rich, SectionSlide, Slide, SourcesSlide } from './model.ts'
import { originOf } from '../dataset/origin.ts'
import { SEVERITIES } from '../dataset/schema.ts'
import { leaderWords } from '../sections/leader.ts'
import { marked, notes } from '../sections/view.ts'
import { plain, textOf } from './model.ts'

type AnySection = Localized<Section>

const say = (...points: readonly string[]): Notes => ({ points, corrections: [], sources: [] })

/** Where a slide comes from, as a part of it. */
function from(value: object | undefined): Pick<Slide, 'origin'> {
  const origin = originOf(value)
  return origin ? { origin } : {}
}

export function cover({ dataset, audience }: Tailored, messages: Messages): CoverSlide {
  return {
    id: 'cover',
    layout: 'cover',
    title: plain(dataset.title),
    subtitle: dataset.subtitle,
    ...from(dataset),
    meta: messages.say('cover.meta', { audience: audience.name, source: dataset.source.title }),
    notes: {
      ...say(messages.say('cover.note', { title: dataset.title, audience: audience.name })),
      sources: [dataset.source.url ?? dataset.source.title],
    },
  }
}

/** Why the audience is here, and what it decides afterwards; none where the profile says neither. */
export function purpose({ audience }: Tailored, messages: Messages): MessageSlide[] {
  const { purpose, decide = [] } = audience
  const [title, ...support] = [...(purpose === undefined ? [] : [purpose]), ...decide]
  return title === undefined
    ? []
    : [{
        id: 'purpose',
        layout: 'message',
        ...from(audience),
        title: plain(title),
        support: support.map(plain),
        notes: say(title, ...(support.length ? [`${messages.say('purpose.decide')}${support.join(messages.say('semicolon'))}`] : [])),
      }]
}

export function agenda(sections: readonly { readonly section: AnySection, readonly minutes: number }[], minutes: number, messages: Messages): AgendaSlide {
  const all = sections.reduce((sum, { minutes }) => sum + minutes, 0) || 1
  return {
    id: 'agenda',
    layout: 'agenda',
    first: 1,
    title: plain(messages.say('agenda.title', {
      sections: sections.length,
      minutes: Math.round(minutes),
    })),
    ...from(sections[0]?.section),
    items: sections.map(({ section, minutes: own }, i) => {
      const before = sections.slice(0, i).reduce((sum, { minutes }) => sum + minutes, 0)
      return {
        title: section.title,
        text: section.lead,
        minutes: messages.say('agenda.minutes', { minutes: rounded(own, minutes) }),
        from: before / all,
        to: (before + own) / all,
      }
    }),
    notes: say(...sections.map(({ section }) => `${section.title}${messages.say('colon')}${section.lead}`)),
  }
}

/** From so many minutes on, those of a part are told as whole ones; below, halves. */
const LONG_TALK = 20

/** No part takes no time. */
function rounded(part: number, whole: number): number {
  const unit = whole >= LONG_TALK ? 1 : 0.5
  return Math.max(unit, Math.round(part / unit) * unit)
}

export function opener(section: AnySection, view: View): SectionSlide {
  return {
    id: section.id,
    layout: 'section',
    section: section.title,
    title: plain(section.title),
    ...from(section),
    points: [],
    lead: marked(section.lead, section),
    notes: notes(view, [section.lead], [section]),
  }
}

/** So many of a section's points its opener tells. */
const OPENER_POINTS = 5

/** What the slides say; where that is too much, what the ones that sum up say. */
export function openerPoints(slides: readonly Slide[]): Rich[] {
  const titlesOf = (slides: readonly Slide[]) => [...new Set(slides.map(({ title }) => textOf(title)))]
  const titles = titlesOf(slides)
  const sums = titlesOf(slides.filter(({ depth }) => depth !== 'detail'))
  const told = titles.length > OPENER_POINTS && sums.length > 1 ? sums : titles
  return told.slice(0, OPENER_POINTS).map(plain)
}

/** A slide of the profile's own. */
export function ownSlide(own: Tailored['audience']['slides'][number]): MarkdownSlide {
  const { id, title, markdown, say: point, layout = 'markdown', frontmatter = {}, clicks = false, pictures, trusted } = own
  return {
    id: `own/${id}`,
    layout: 'markdown',
    ...from(own),
    title: plain(title),
    markdown,
    own: { layout, frontmatter, clicks, pictures, trusted },
    notes: say(...(point === undefined ? [] : [point])),
  }
}

/** How many corrections there are of each severity that has some. */
function severityCounts({ corrections, messages }: View): { readonly name: string, readonly count: number }[] {
  return SEVERITIES.map(severity => ({
    name: messages.say(`corrections.severity.${severity}`),
    count: [...corrections.values()].filter(correction => correction.severity === severity).length,
  })).filter(({ count }) => count > 0)
}

/** The source, whose opinion its ratings are, and how much of it is corrected, by severity. */
export function sourcesSlide(view: View): SourcesSlide {
  const { dataset, messages } = view
  const count = view.corrections.size
  return {
    id: 'sources',
    layout: 'sources',
    section: messages.say('corrections.section'),
    title: plain(messages.say('sources.title', { count })),
    ...from(dataset),
    figures: severityCounts(view).map(({ name, count }) => ({ value: `${count}`, label: name })),
    lines: [
      [{ text: messages.say('sources.source') }, { text: dataset.source.title, ...(dataset.source.url !== undefined && { href: dataset.source.url }) }],
      plain(messages.say('sources.marks')),
      ...[...(dataset.scales ?? []).map(({ note }) => note), dataset['categories-note']].flatMap(note => note === undefined ? [] : [plain(note)]),
    ],
    notes: {
      ...say(messages.say('corrections.note', { count })),
      sources: [dataset.source.url ?? dataset.source.title],
    },
  }
}

export function correctionsSlide(view: View): CorrectionsSlide | undefined {
  const { messages } = view
  const corrections = [...view.corrections.values()]
  if (!corrections.length)
    return undefined
  return {
    id: 'corrections',
    layout: 'corrections',
    section: messages.say('corrections.section'),
    title: plain(messages.say('corrections.title', leaderWords(view, severityCounts(view)))),
    ...from(corrections[0]),
    head: [
      messages.say('corrections.kind'),
      messages.say('corrections.source'),
      messages.say('corrections.right'),
    ],
    items: corrections.map(({ id, severity, where, source, right }) => ({
      id,
      severity: messages.say(`corrections.severity.${severity}`),
      source: messages.say('corrections.quote', {
        where: where.split(' / ').slice(-2).join(' / '),
        source,
      }),
      right: plain(right),
    })),
    notes: {
      ...say(messages.say('corrections.note', { count: corrections.length })),
      corrections: corrections.map(({ id, source, right, why, evidence }) => ({ id, source, right, why, evidence })),
    },
  }
}

/** What to decide, and the next steps; thanks where the profile says nothing. */
export function closing({ dataset, audience }: Tailored, messages: Messages, isCorrected: boolean): ClosingSlide {
  const { action, decide } = audience
  const title = action?.title ?? decide?.[0] ?? dataset.closing ?? messages.say('closing.title')
  return {
    id: 'closing',
    layout: 'closing',
    title: plain(title),
    ...from(action ?? audience),
    points: action?.steps.map(plain) ?? [],
    lines: [
      plain(messages.say('closing.source', { source: dataset.source.title })),
      ...(isCorrected ? [plain(messages.say('closing.marks'))] : []),
    ],
    notes: say(title, ...(action?.steps ?? []), messages.say('closing.note')),
  }
}

/** So many points the last slide reminds of. */
const REMINDERS = 4

/** A closing slide with no steps reminds of the deck's messages, or of what each section says first. */
export function withReminders<T extends Slide>(slide: T, body: readonly Slide[]): T {
  if (slide.layout !== 'closing' || slide.points.length)
    return slide
  const messages = body.filter(({ layout }) => layout === 'message')
  const firsts = body.filter(({ section }, i) => body[i]!.layout !== 'section' && body.findIndex(other => other.layout !== 'section' && other.section === section) === i)
  return { ...slide, points: (messages.length ? messages : firsts).slice(0, REMINDERS).map(({ title }) => plain(textOf(title))) }
}

/** So many sections the appendix's opener names. */
const APPENDIX_POINTS = 5

/** The id of what opens the appendix. */
export const APPENDIX = 'appendix'

/** What opens the slides that there was no time for: it lists their sections, or their titles where they are few. */
export function appendixOpener({ audience }: Tailored, slides: readonly Slide[], messages: Messages): SectionSlide {
  const lead = messages.say('appendix.lead')
  const titles = openerPoints(slides)
  const sections = [...new Set(slides.flatMap(({ section }) => section ?? []))].slice(0, APPENDIX_POINTS)
  return {
    id: APPENDIX,
    layout: 'section',
    ...from(audience),
    title: plain(messages.say('appendix.title')),
    lead: plain(lead),
    points: slides.length > OPENER_POINTS ? sections.map(plain) : titles,
    notes: say(lead),
  }
}
