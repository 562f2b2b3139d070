import type { Inline } from './document.ts'
import type { Aside, Bench, DraftMap, DraftValue } from './draft.ts'
import { saying, textOf } from './document.ts'
import { Words } from './draft.ts'
import { uniqueIds } from './ids.ts'
import { firstClause, leadOf, width } from './lead.ts'

/** Words that open a sentence which sums up. */
const SUM_UP = /^(?:总之|综上|总的来说|总体|因此|结论|简而言之|in short|in summary|to sum up|overall|in conclusion|therefore|the upshot)/i

/** Letters, of which a Chinese character takes two. */
const SHORT = 52

/** The fields of a narrative: its key sentence, and a point for each text. */
export function draftNarrative(points: readonly Aside[], language: string): DraftMap {
  const sentences = points.flatMap(point => sentencesOf(point.whole, language))
  // Without such words: the second sentence, after the one that opens as the lead.
  const message = sentences.find(sentence => SUM_UP.test(sentence)) ?? sentences[1] ?? sentences[0]!
  const newId = uniqueIds()
  return {
    message: new Words(message),
    points: points.map(({ name, text, source, about }): DraftValue => {
      const { text: said, link } = saying(text)
      return {
        id: newId(name),
        name: new Words(name),
        text: said === '' || said === name ? undefined : new Words(said),
        about: about.length ? [...about] : undefined,
        link,
        source,
      }
    }),
  }
}

/** The points of running text: a paragraph each, or a sentence each where there is but one paragraph. */
export function pointsOf(texts: readonly Inline[], title: string, source: string, about: readonly string[], { language }: Pick<Bench, 'language'>): Aside[] {
  const [only] = texts
  const parts = texts.length === 1 && only && only.pieces.every(piece => piece.url === undefined)
    ? sentencesOf(textOf(only), language).map((sentence): Inline => ({ ...only, bold: 0, pieces: [{ text: sentence }] }))
    : texts
  const leads = parts.map(part => leadOf(part) ?? firstClause(part))
  const unnamed = leads.filter((lead, i) => !lead && shortSentence(parts[i]!) === undefined).length
  let number = 0
  return parts.map((part, i) => {
    const lead = leads[i]
    const short = shortSentence(part)
    if (!lead && short !== undefined)
      return { name: short, text: { ...part, bold: 0, pieces: [] }, whole: textOf(part), source, about }
    const name = lead?.name ?? (unnamed > 1 ? `${title} ${++number}` : title)
    return { name, text: lead?.rest ?? part, whole: textOf(part), source, about }
  })
}

export function sentencesOf(text: string, language: string): string[] {
  const sentences: string[] = []
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    // What stands in brackets belongs to the sentence before.
    if (/^[（(]/.test(segment.trim()) && sentences.length)
      sentences.push(`${sentences.pop()}${segment}`)
    else if (segment.trim() !== '')
      sentences.push(segment)
  }
  return sentences.map(sentence => sentence.trim())
}

/** A sentence that is short enough to be the name of its point. */
function shortSentence(text: Inline): string | undefined {
  const whole = textOf(text)
  return width(whole) <= SHORT && text.pieces.every(piece => piece.url === undefined) ? whole.replace(/[。.]$/, '') : undefined
}
