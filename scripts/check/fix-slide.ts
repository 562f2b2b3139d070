/** What can be mended in a slide that a person edited: no word of it is lost, and none is moved within a line. Pure. */
import { splitFrontmatter } from '../edits/slide-frontmatter.ts'

const NOTES = /\s*<!--(?:(?!-->)[\s\S])*-->\s*$/

/** A slide without notes, with those that were generated for it; undefined where either can't be. */
export function withNotes(slide: string, generated: string): string | undefined {
  const notes = NOTES.exec(generated)?.[0].trim()
  return notes === undefined || NOTES.test(slide) ? undefined : `${slide.trimEnd()}\n\n${notes}\n\n`
}

/** What has an order or a place of its own, so that it can't be continued on another slide. */
const BOUND = /^\s*(?:::|```|~~~|\||<)|^---/m

/**
 * A slide that is too full as two: the second one goes on with the later half of its paragraphs and list entries,
 * under the same title and with the same notes. Undefined where it has but one, or holds more than these.
 */
export function inTwo(slide: string, taken: ReadonlySet<string> = new Set()): readonly [string, string] | undefined {
  const parts = splitFrontmatter(slide)
  const id = parts && /^id: (\S+)[ \t]*$/m.exec(parts.yaml)?.[1]
  if (!parts || id === undefined || slide.includes('\r'))
    return undefined
  const notes = NOTES.exec(parts.body)?.[0] ?? ''
  const content = parts.body.slice(0, parts.body.length - notes.length)
  const title = /^\s*# .*\n/.exec(content)?.[0]
  const rest = title === undefined ? '' : content.slice(title.length)
  if (title === undefined || BOUND.test(rest))
    return undefined
  const blocks = rest.split(/\n(?=(?:[-*+]|\d+[.)]) )|\n(?=\n\S)/).filter(block => block.trim() !== '')
  if (blocks.length < 2)
    return undefined
  const half = blocks.findIndex((_, i) => i > 0 && blocks.slice(0, i).join('').length >= blocks.slice(i).join('').length)
  const at = half < 0 ? blocks.length - 1 : half
  const write = (yaml: string, part: readonly string[]) => `---\n${yaml}---\n${title}\n${part.join('\n').trim()}\n${notes.trim() === '' ? '\n' : `\n${notes.trim()}\n\n`}`
  return [write(parts.yaml, blocks.slice(0, at)), write(parts.yaml.replace(/^id: .*$/m, () => `id: ${freeId(`${id}-more`, taken)}`), blocks.slice(at))]
}

function freeId(id: string, taken: ReadonlySet<string>, number = 2): string {
  return !taken.has(id) ? id : taken.has(`${id}-${number}`) ? freeId(id, taken, number + 1) : `${id}-${number}`
}
