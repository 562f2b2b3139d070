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

/** What an audience would notice of one kind on one slide. */
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
  /** The first of `messages`. */
  readonly message: string
  /** Each place where it shows, once. */
  readonly messages: readonly string[]
  /** How many places there are. */
  readonly count: number
  readonly mend: string
}

/** Findings in the order of slides: one for each kind and slide, from light and dark and whoever saw it. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, Finding>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.kind, finding.deck, finding.slide ?? null])
    const known = merged.get(key)
    const messages = finding.messages.reduce<readonly string[]>((all, message) => all.some(other => isSame(other, message)) ? all : [...all, message], known?.messages ?? [])
    merged.set(key, {
      ...known ?? finding,
      messages,
      count: messages.length,
      schemes: [...new Set([...known?.schemes ?? [], ...finding.schemes])],
    })
  }
  return [...merged.values()].sort((a, b) => (a.slide ?? 0) - (b.slide ?? 0))
}

/** Fewer characters may begin another text as well. */
const LEAST_SHARED = 4

/** Whether two messages tell of the same text: the own look and axe-core quote it at different lengths. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map(quoted)
  if (a === b || one === undefined || other === undefined)
    return a === b
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return long === short || (short.length >= LEAST_SHARED && long.startsWith(short))
}

const quoted = (message: string): string | undefined => /“([^”]*)”/.exec(message)?.[1]?.replace(/\s|…$/g, '')

/** A finding in the style of all messages: where, what is wrong, what would be right. */
export function tellFinding(finding: Finding): string {
  const { kind, severity, deck, slide, mend } = finding
  return `${slide === undefined ? deck : `${deck} ${placeOf(finding)}`}: ${severity} ${kind}${saysOf(finding)}\n  → ${mend}`
}

function placeOf({ slide, id, origin }: Finding): string {
  const known = [
    ...(id === undefined ? [] : [id]),
    ...(origin ? [`${origin.file}:${origin.line}`] : []),
  ]
  return slide === undefined ? 'the deck' : `slide ${slide}${known.length ? ` (${known.join(', ')})` : ''}`
}

const saysOf = ({ schemes, message, count }: Finding): string =>
  `${schemes.length === 1 ? `, in ${schemes[0]}` : ''}: ${shortened(message)}${count > 1 ? `, and ${count - 1} more` : ''}`

/** A line on a terminal has no room for more. */
const MOST_MESSAGE = 110

const shortened = (message: string): string => message.length > MOST_MESSAGE ? `${message.slice(0, MOST_MESSAGE - 1)}…` : message

/** Lines that a deck's findings may take: a screen, with room for the prompt. */
const MOST_LINES = 38

/**
 * A deck's findings by kind, each with what mends it; slides that the screen has no room for are named by
 * their numbers.
 *
 * @returns at most 38 lines
 */
export function tellFindings(findings: readonly Finding[]): string[] {
  const kinds = [...Map.groupBy(findings, ({ kind }) => kind).values()]
    .toSorted((a, b) => Number(a[0]!.severity === 'warning') - Number(b[0]!.severity === 'warning'))
  const rooms = share(MOST_LINES - kinds.length, kinds.map(({ length }) => length))
  return kinds.flatMap((found, i) => {
    const { severity, kind, mend } = found[0]!
    const shown = found.length > rooms[i]! ? found.slice(0, rooms[i]! - 1) : found
    const rest = found.slice(shown.length)
    return [
      `${severity} ${kind} → ${mend}`,
      ...shown.map(finding => `  ${placeOf(finding)}${saysOf(finding)}`),
      ...rest.length ? [`  ${shown.length ? 'and ' : ''}slides ${rest.map(({ slide }) => slide).join(', ')}`] : [],
    ]
  })
}

/** Shares room out: to each as much as it wants, and where that is too much, to all the same, and one at least. */
function share(room: number, wanted: readonly number[]): number[] {
  const shares = wanted.map(() => 1)
  let left = room - wanted.length
  for (let most = 2; left > 0 && shares.some((given, i) => given < wanted[i]!); most++) {
    for (const [i, want] of wanted.entries()) {
      if (left > 0 && shares[i]! < Math.min(most, want)) {
        shares[i]!++
        left--
      }
    }
  }
  return shares
}
