import type { TextBox } from '../canvas.ts'
import type { Layout } from './layout.ts'
import { titleBox } from '../canvas.ts'
import { escapeMarkdown } from '../escape-markdown.ts'
import { plain, textOf } from '../model.ts'
import { shortenLines, tellWhole } from '../shorten.ts'
import { setText } from './set-text.ts'

/** As in `layouts/cover.vue`. */
const SUBTITLE: TextBox = { style: { size: 26, leading: 39 / 26 }, width: 712, lines: 3 }
const META: TextBox = { style: { size: 20, leading: 30 / 20 }, width: 640, lines: 2 }

export const cover: Layout<'cover'> = {
  body: slide => `${escapeMarkdown(slide.subtitle)}\n\n${escapeMarkdown(slide.meta)}`,
  fields: ({ size }) => ({ ...(size && { size }) }),
  split(slide, measure) {
    const { size } = titleBox(slide, measure)
    const [subtitle, meta] = [shortenLines(plain(slide.subtitle), SUBTITLE, measure), shortenLines(plain(slide.meta), META, measure)]
    return [{ ...slide, ...(size && { size }), subtitle: textOf(subtitle.text), meta: textOf(meta.text), notes: tellWhole(slide.notes, [subtitle.whole, meta.whole]) }]
  },
  texts: ({ subtitle, meta }, measure) => [
    setText('h1 + p', subtitle, SUBTITLE, measure),
    setText('h1 + p + p', meta, META, measure),
  ],
}
