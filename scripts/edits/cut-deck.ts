/**
 * A deck on disk as its slides and settings, cut where Slidev cuts it, so that each part keeps its
 * exact characters. The settings of the whole deck stand in the frontmatter of the first slide;
 * here they are apart, so that any slide may become the first one.
 */
import type { FrontmatterFacts } from './slide-frontmatter.ts'
import { getDefaultConfig, parseSync } from '@slidev/parser'
import { refuse } from './deck-problems.ts'
import { refuseRunaways } from './runaways.ts'
import { commentsAbove, readFrontmatter, splitFrontmatter } from './slide-frontmatter.ts'

export interface CutSlide {
  readonly id?: string
  /** As it stands in the file, but for settings of the deck and a bare separator before it. */
  readonly text: string
  /** The line of dashes before a slide without frontmatter, as it stands in the file. */
  readonly separator: string
  /** Where the slide begins, from 1. */
  readonly line: number
  /** Slidev leaves it out (`hide: true`). */
  readonly hidden: boolean
}

/** A setting of the deck with the comments above it, or the place of the first slide's own fields. */
export interface Setting {
  readonly key: string
  readonly text: string
}

/** Stands among the settings where the fields of the first slide itself stand. */
export const OWN = ''

export interface CutDeck {
  /** A byte order mark, where the file has one. */
  readonly bom: string
  /** What ends most lines. */
  readonly eol: '\n' | '\r\n'
  readonly settings: readonly Setting[]
  readonly slides: readonly CutSlide[]
  /** A last separator that no slide follows. */
  readonly tail: string
}

/** Fields that Slidev takes for settings of the deck, wherever a person has put them. */
const SETTINGS: ReadonlySet<string> = new Set([...Object.keys(getDefaultConfig()), 'defaults', 'config'])

/**
 * @param text the file
 * @param file its name, for messages
 * @param known ids that are known to be slides of this deck
 * @throws DeckError where Slidev can't read the deck, or would read it as other slides than were meant
 */
export function cutDeck(text: string, file: string, known: Iterable<string> = []): CutDeck {
  const bom = text.startsWith('\uFEFF')
    ? '\uFEFF'
    : ''
  const lines = text.slice(bom.length).split(/(?<=\n)/)
  // Slidev's parser counts an empty last line after the last line end.
  if (lines.at(-1)?.endsWith('\n'))
    lines.push('')
  const marker = lines.findIndex(line => /^(?:<{7}|>{7}) /.test(line))
  if (marker >= 0)
    refuse(file, lines, marker, 'merge-conflict', 'a merge conflict is not resolved here')

  const parsed = parseSync(text.slice(bom.length), file, { noParseYAML: true }).slides
  const between = (from: number, to: number) => lines.slice(from, to).join('')
  const cut = parsed.map(({ start, contentStart, end, frontmatterStyle, frontmatterRaw = '' }, i) => {
    const fenced = contentStart > start
    if (fenced && contentStart > lines.length)
      refuse(file, lines, start, 'open-frontmatter', 'the frontmatter that begins here never ends: a line `---` is missing')
    if (!fenced && frontmatterStyle === 'frontmatter')
      refuse(file, lines, start, 'no-frontmatter', 'Slidev takes what follows this line for frontmatter; remove it')
    const before = parsed[i - 1]?.end ?? 0
    const lost = lines.slice(before, start).findIndex(line => /[^-\s]/.test(line))
    if (lost >= 0)
      refuse(file, lines, before + lost, 'lost-text', 'Slidev drops what stands on a line with `---`; put it on a line of its own')
    // Dashes on the file's first line open a slide without frontmatter; to Slidev they are a part of its text.
    const opened = start === 0 && !fenced && /^-{3,}\s*$/.test(lines[0]!) ? 1 : 0
    const own = fenced
      ? between(start + 1, contentStart - 1).replaceAll('\r\n', '\n')
      : frontmatterRaw
    if (own !== frontmatterRaw) {
      const dashes = lines.findIndex((line, n) => n > start && n < contentStart - 1 && line.includes('---'))
      refuse(file, lines, dashes, 'dashes', 'Slidev ends the frontmatter at these dashes; write \\x2d for the first one, in double quotes')
    }
    const facts = readFrontmatter(own)
    if ('fault' in facts)
      refuse(file, lines, start + facts.line + 1, 'frontmatter', facts.fault, facts.column + 1)
    return {
      separator: between(before, start + opened),
      text: between(start + opened, end),
      line: start + opened + 1,
      facts,
    }
  })
  refuseRunaways(file, lines, parsed, cut.map(({ facts }) => facts.id), known)

  const holder = settingsHolder(cut.map(({ facts }) => facts))
  const { settings, own } = holder === undefined
    ? { settings: [{ key: OWN, text: '' }], own: '' }
    : takeSettings(cut[holder]!)
  return {
    bom,
    eol: 2 * text.split('\r\n').length > text.split('\n').length
      ? '\r\n'
      : '\n',
    settings,
    slides: cut.map(({ separator, text, line, facts }, i) => ({
      ...(facts.id !== undefined && { id: facts.id }),
      separator,
      text: i === holder
        ? own
        : text,
      line,
      hidden: facts.hidden,
    })),
    tail: between(parsed.at(-1)?.end ?? 0, lines.length),
  }
}

/** The slide whose frontmatter has the deck's settings: the first, or one that a person has moved from there. */
function settingsHolder(slides: readonly FrontmatterFacts[]): number | undefined {
  const counts = slides.map(({ keys }) => keys.filter(({ key }) => SETTINGS.has(key)).length)
  const most = Math.max(0, ...counts)
  // A slide elsewhere may have a title or a transition of its own.
  if ((counts[0] ?? 0) > 0 && (counts[0]! >= 3 || most < 3))
    return 0
  return most >= 3
    ? counts.indexOf(most)
    : undefined
}

/** The settings of a slide's frontmatter, and the slide's text without them. */
function takeSettings({ text, facts }: { text: string, facts: FrontmatterFacts }): { settings: Setting[], own: string } {
  const { yaml, body } = splitFrontmatter(text) ?? { yaml: '', body: text }
  const lines = yaml.split(/(?<=\n)/)
  const starts = facts.keys.map(({ line }, i) => i === 0
    ? 0
    : commentsAbove(lines, line, facts.keys[i - 1]!.end))
  const parts = facts.keys.map(({ key }, i) => ({ key, text: lines.slice(starts[i], starts[i + 1]).join('') }))
  const isOwn = ({ key }: Setting) => !SETTINGS.has(key)
  const ownText = parts.filter(isOwn).map(part => part.text).join('')
  const at = parts.findIndex(isOwn)
  const settings = parts.filter(part => !isOwn(part))
  settings.splice(at < 0
    ? settings.length
    : at, 0, { key: OWN, text: '' })
  const dashes = text.split(/(?<=\n)/)[0] ?? ''
  return {
    settings,
    own: ownText === ''
      ? body
      : `${dashes}${ownText}${dashes}${body}`,
  }
}

/** The file again: `joinDeck(cutDeck(x))` is `x` where a first slide's own fields stand together. */
export function joinDeck({ bom, eol, settings, slides, tail }: Pick<CutDeck, 'bom' | 'eol' | 'settings' | 'tail'> & {
  readonly slides: readonly Pick<CutSlide, 'text' | 'separator'>[]
}): string {
  const chunks = slides.map(({ text, separator }, i) => {
    if (i === 0)
      return settings.every(({ key }) => key === OWN) ? separator + text : withSettings(text, settings, eol)
    if (splitFrontmatter(text))
      return separator + text
    if (separator !== '')
      return separator + text
    // Right after the dashes, a line that is not blank would begin a frontmatter.
    return /^\s*\n/.test(text)
      ? `---${eol}${text}`
      : `---${eol}${eol}${text}`
  })
  const ended = chunks.map((chunk, i) => i < chunks.length - 1 && !chunk.endsWith('\n')
    ? `${chunk}${eol}${eol}`
    : chunk)
  return bom + ended.join('') + tail
}

function withSettings(text: string, settings: readonly Setting[], eol: string): string {
  const { yaml, body } = splitFrontmatter(text) ?? { yaml: '', body: text }
  const fields = settings.map(setting => setting.key === OWN
    ? yaml
    : setting.text).join('')
  return `---${eol}${fields}---${eol}${body}`
}
