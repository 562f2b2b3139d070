import type { Messages } from '../locales/messages.ts'
import type { Deck, Notes, Slide } from './model.ts'
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
function headmatter({ title, author, lang }: Deck, { say }: Messages): Readonly<Record<string, unknown>> {
  return {
    theme: 'default',
    addons: ['./'],
    title,
    ...(author && { author }),
    titleTemplate: '%s',
    htmlAttrs: { lang },
    canvasWidth: CANVAS.width,
    aspectRatio: `${CANVAS.width}/${CANVAS.height}`,
    favicon: '/favicon.svg',
    fonts: { provider: 'none' },
    routerMode: 'hash',
    themeConfig: {
      corrected: say('corrections.mark'),
    },
    drawings: { persist: false },
  }
}

function writeSlide(slide: Slide, settings: Readonly<Record<string, unknown>>, messages: Messages): string {
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
    writeNotes(slide.notes, slide.minutes, messages),
  ].join('\n\n').concat('\n')
}

/** Speaker notes: an HTML comment at the end of the slide. */
function writeNotes({ points, corrections, sources }: Notes, minutes: number, { say }: Messages): string {
  const lines = [
    say('notes.minutes', { minutes: Math.round(minutes * 10) / 10 }),
    ...points,
    ...corrections.map(({ source, right, why, evidence }) => say('notes.correction', { source, right, why, evidence })),
    ...sources.map(source => say('notes.source', { source })),
  ]
  return `<!--\n${lines.map(line => `- ${escapeMarkdown(line)}`).join('\n')}\n-->`
}
