import type { Messages } from '../locales/messages.ts'
import type { Deck, TimedSlide } from './model.ts'
import { brandFields } from '../brand/brand-fields.ts'
import { chartNumbers } from '../charts/index.ts'
import { CANVAS } from './canvas.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { frontmatter } from './frontmatter.ts'
import { layoutOf } from './layouts/index.ts'
import { rich } from './layouts/markdown.ts'

/** A deck as Slidev Markdown; the same deck gives the same bytes. Pure. */
export function writeDeck(deck: Deck, messages: Messages): string {
  return deck.slides.map((slide, i) => writeSlide(slide, i === 0
    ? headmatter(deck, messages)
    : {}, messages)).join('\n')
}

/** Settings of the whole deck; nothing in them reaches for the network. */
function headmatter({ title, name, author, lang, brand, minutes, budget, theme = 'default', addons = [] }: Deck, { say }: Messages): Readonly<Record<string, unknown>> {
  return {
    theme,
    addons: ['prismdeck', ...addons],
    // Slidev compiles it as the title of the first slide.
    title: escapeMarkdown(title),
    ...(author && { author }),
    // Decks of one dataset may have one title.
    titleTemplate: `%s · ${name}`,
    htmlAttrs: { lang },
    canvasWidth: CANVAS.width,
    aspectRatio: `${CANVAS.width}/${CANVAS.height}`,
    favicon: '/favicon.svg',
    fonts: { provider: 'none' },
    routerMode: 'hash',
    themeConfig: {
      corrected: say('corrections.mark'),
      ...(brand && { brand: brandFields(brand) }),
    },
    drawings: { persist: false },
    duration: durationOf(budget ?? Math.ceil(minutes)),
    // Where the time is given, the presenter sees what is left of it.
    ...(budget !== undefined && { timer: 'countdown' }),
  }
}

/** Minutes as Slidev reads a duration: `7min30s`. */
function durationOf(minutes: number): string {
  const seconds = Math.max(1, Math.round(minutes * 60))
  return `${Math.floor(seconds / 60)}min${seconds % 60 ? `${seconds % 60}s` : ''}`
}

function writeSlide(slide: TimedSlide, settings: Readonly<Record<string, unknown>>, messages: Messages): string {
  const layout = layoutOf(slide)
  const fields = {
    ...settings,
    layout: slide.layout,
    id: slide.id,
    ...(slide.section !== undefined && { section: slide.section }),
    ...(slide.footnote !== undefined && { footnote: slide.footnote }),
    ...layout.fields?.(slide),
  }
  const body = layout.body(slide)
  return [
    `---\n${frontmatter(fields)}---`,
    `# ${rich(slide.title)}`,
    ...(body
      ? [body]
      : []),
    writeNotes(slide, messages),
  ].join('\n\n').concat('\n')
}

/** Speaker notes: an HTML comment at the end of the slide. */
function writeNotes(slide: TimedSlide, messages: Messages): string {
  return `<!--\n${noteLines(slide, messages).map(line => `- ${escapeMarkdown(line)}`).join('\n')}\n-->`
}

/** When to start, what to say, the numbers behind the chart, what the source says otherwise, and where it says it. */
export function noteLines(slide: TimedSlide, { say, language }: Messages): string[] {
  const { minutes, start, notes: { points, corrections, sources } } = slide
  const numbers = 'chart' in slide ? chartNumbers(slide.chart, language).filter(({ values }) => values.length) : []
  const duration = { minutes: Math.round(minutes * 100) / 100 }
  return [
    start === undefined
      ? say('notes.appendix', duration)
      : say('notes.time', { ...duration, start: clock(start) }),
    ...points,
    ...numbers.map(({ name, values }) => say('notes.numbers', {
      name,
      values: values.map(({ name, value }) => name === undefined ? value : say('notes.number', { name, value })).join(say('comma')),
    })),
    ...corrections.map(({ source, right, why, evidence }) => say('notes.correction', { source, right, why, evidence })),
    ...sources.map(source => say('notes.source', { source })),
  ]
}

/** Minutes as `4:30`. */
function clock(minutes: number): string {
  const seconds = Math.round(minutes * 60)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
