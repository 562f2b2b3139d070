import type { Origin } from '../dataset/origin.ts'

export interface Kind {
  /** Errors end the command with exit code 1. */
  readonly severity: 'error' | 'warning'
  /** What would mend it. */
  readonly mend: string
}

/** What an audience would notice, and what would mend it. A new kind of finding is one line here. */
export const KINDS = {
  'overflow': { severity: 'error', mend: 'shorten the text; where the slide was edited by hand, `prismdeck diff` shows how' },
  'small-text': { severity: 'error', mend: 'say less on the slide, so that it can be larger' },
  'low-contrast': { severity: 'error', mend: 'take a darker or a lighter colour for the text or for what lies under it' },
  'overlap': { severity: 'error', mend: 'shorten one of the two texts, or give the slide fewer things' },
  'cut-label': { severity: 'warning', mend: 'give it a shorter name in the data' },
  'missing-glyph': { severity: 'error', mend: 'write it with other characters: none of the deck\'s fonts has this one' },
  'empty-chart': { severity: 'error', mend: 'give the chart a value above zero, or leave the section out' },
  'failed-diagram': { severity: 'error', mend: 'mend the Mermaid code in the deck; `prismdeck diff` shows what was changed by hand' },
  'not-drawn': { severity: 'error', mend: 'mend the slide\'s Markdown in the deck; `prismdeck diff` shows what was changed by hand' },
  'broken-image': { severity: 'error', mend: 'put the picture into the folder `public`, and name it as `/picture.png`' },
  'broken-link': { severity: 'error', mend: 'link to a slide that the deck has, or to an address with https://' },
  'dead-link': { severity: 'error', mend: 'look where the page has gone, and change the link in the data' },
  'console-error': { severity: 'error', mend: 'mend the component or the Markdown that fails' },
  'stale-edit': { severity: 'warning', mend: 'write it anew, or run `prismdeck generate` with `--theirs` and the slide\'s id to take what the data says, `--ours` to keep what you wrote' },
  'many-words': { severity: 'warning', mend: 'leave words to the notes, or split the slide' },
  'no-notes': { severity: 'warning', mend: 'write what to say into a comment at the end of the slide' },
  'over-time': { severity: 'warning', mend: 'take fewer sections, give the audience more minutes, or set `--minutes`' },
} as const satisfies Readonly<Record<string, Kind>>

export type FindingKind = keyof typeof KINDS

/** Something that an audience would notice. */
export interface Finding {
  readonly kind: FindingKind
  readonly severity: Kind['severity']
  /** The deck's file, such as `full.zh.md`. */
  readonly deck: string
  /** From 1; none where it concerns the deck as a whole. */
  readonly slide?: number
  readonly id?: string
  /** Where in the dataset what the slide shows begins. */
  readonly origin?: Origin
  /** The colour schemes in which it shows. */
  readonly schemes: readonly ('light' | 'dark')[]
  readonly message: string
  readonly mend: string
}

/** What makes two findings the same one, seen in light and in dark. */
const keyOf = ({ kind, deck, slide, message }: Finding): string => JSON.stringify([kind, deck, slide ?? null, message])

/** Findings in the order of slides, those of light and dark as one. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, Finding>()
  for (const finding of findings) {
    const known = merged.get(keyOf(finding))
    merged.set(keyOf(finding), { ...finding, schemes: [...new Set([...known?.schemes ?? [], ...finding.schemes])] })
  }
  return [...merged.values()].sort((a, b) => (a.slide ?? 0) - (b.slide ?? 0))
}

/** A finding in the style of all messages: where, what is wrong, what would be right. */
export function tellFinding({ kind, severity, deck, slide, id, origin, schemes, message, mend }: Finding): string {
  const known = [
    ...(id === undefined ? [] : [id]),
    ...(origin ? [`${origin.file}:${origin.line}`] : []),
  ]
  const place = slide === undefined ? deck : `${deck} slide ${slide}${known.length ? ` (${known.join(', ')})` : ''}`
  const scheme = schemes.length === 1 ? `, in ${schemes[0]}` : ''
  return `${place}: ${severity} ${kind}${scheme}: ${message}\n  → ${mend}`
}
