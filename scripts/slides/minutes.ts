/** How long a slide takes to present, from its words and figures. */
import type { Slide } from './model.ts'

/**
 * Words a minute of a lecture: 140 in English (Tauroza & Allison, "Speech Rates in British English",
 * Applied Linguistics 11, 1990), and so many Chinese characters say as much as a word of theirs.
 */
const WORDS = 140
const CHARACTERS_PER_WORD = 1.8

/** Minutes to change the slide and let it be seen, and to explain a chart, diagram or table on it. */
const CHANGE = 0.15
const FIGURE = 0.5

/** Minutes for what is said and stands on no slide: a welcome, a thank you. */
const GREETING: { readonly [L in Slide['layout']]?: number } = { cover: 0.25, closing: 0.25 }

/** The share of its words that is said: of a table or an agenda only some are read out. */
const SAID: { readonly [L in Slide['layout']]?: number } = { table: 0.5, corrections: 0.5, agenda: 0.4, links: 0.5, sources: 0.5 }

/** What of a slide is never read out. */
const SILENT: ReadonlySet<string> = new Set(['id', 'layout', 'section', 'depth', 'origin', 'size', 'footnote', 'notes', 'chart', 'diagram', 'href', 'corrections', 'severity', 'meta', 'head', 'minutes', 'color', 'url', 'label', 'layers', 'own'])

const UNIT = 0.25

/** Minutes of speaking time, in quarters. */
export function minutesOf(slide: Slide): number {
  const figures = ['chart', 'diagram', 'table'].filter(figure => figure in slide).length * FIGURE
  const spoken = wordsIn(slide) * (SAID[slide.layout] ?? 1) / WORDS
  return Math.max(UNIT, Math.round((CHANGE + (GREETING[slide.layout] ?? 0) + spoken + figures) / UNIT) * UNIT)
}

/** The words of all texts below a value; Chinese characters count as part of a word each. */
function wordsIn(value: unknown): number {
  if (typeof value === 'string')
    return countWords(value)
  if (typeof value !== 'object' || value === null)
    return 0
  return Object.entries(value).reduce((sum, [key, child]) => SILENT.has(key) ? sum : sum + wordsIn(child), 0)
}

function countWords(text: string): number {
  const characters = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const words = text.match(/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}\p{S}]+/gu)?.length ?? 0
  return words + characters / CHARACTERS_PER_WORD
}
