/**
 * The building blocks of the dataset's schema. Each reports mistakes in the user's words and keeps
 * going, so that one reading finds them all.
 */
import type { Names } from './names.ts'
import * as z from 'zod'
import { MAX_TEXT, unshowable } from './characters.ts'
import { withDate } from './dates.ts'
import { isRecord } from './items.ts'
import { findNamed, spelledNames } from './names.ts'
import { suggestion } from './suggest.ts'

/** A text in each of the dataset's languages. */
export class LocalText {
  readonly byLanguage: Readonly<Record<string, string>>

  constructor(byLanguage: Readonly<Record<string, string>>) {
    this.byLanguage = byLanguage
  }

  /** The text in a language; one that is nothing but an ISO date as people of the language write it. */
  in(language: string): string {
    const text = this.byLanguage[language]
    if (text === undefined)
      throw new TypeError(`no text in ${language}: the schema should have refused it`)
    return withDate(text, language)
  }
}

/** What the files of a dataset may refer to, known before they are checked. */
export interface Vocabulary {
  readonly languages: readonly string[]
  readonly vendors: readonly string[]
  readonly categories: readonly string[]
  readonly corrections: readonly string[]
  readonly sections: readonly string[]
  /** The dataset's own languages, where a text may be missing in one: it is told in the first that has it. */
  readonly fallback?: readonly string[]
  /** Ids of levels by id of scale, from weakest to strongest. */
  readonly scales: ReadonlyMap<string, readonly string[]>
}

/** Of each map so many are told: what has more is something else altogether. */
export const MOST_UNKNOWN_KEYS = 20

/** A map with these keys and no others; an unknown key is met with the nearest known one. */
export function record<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: issue => issue.code === 'unrecognized_keys'
      // One line a key: `check.ts` splits them to point at each.
      ? issue.keys.slice(0, MOST_UNKNOWN_KEYS).map(key => `unknown key "${key}"${suggestion(key, Object.keys(shape))}`).join('\n')
      : undefined,
  })
}

/** One line of text that is not empty, short enough for a slide, and of characters that can be shown. */
export const line = also(z.string(), (value, report) => {
  if (typeof value !== 'string')
    return
  if (value.trim() === '')
    return report([], 'missing-text', 'the text is empty')
  if (value.length > MAX_TEXT)
    report([], 'too-long', `the text has ${value.length} characters; ${MAX_TEXT} is the most that slides and notes can tell`)
  const bad = unshowable(value)
  if (bad)
    report([], 'bad-character', bad)
})

/** Lower-case words with hyphens: ids appear in links, in the ids of slides and in the names of files. */
export const id = z.string().refine(isId, {
  error: issue => `"${String(issue.input)}" is no id: use lower-case letters, digits and single hyphens, as in "cloud-services"`,
  params: { code: 'bad-id' },
})

export function isId(text: string): boolean {
  return text.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
}

/** Names that no file can have on Windows, whatever its ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
export const RESERVED_NAMES: readonly string[] = ['con', 'prn', 'aux', 'nul', ...[...'123456789'].flatMap(digit => [`com${digit}`, `lpt${digit}`])]

/** A text in every language; with a single language a plain string will do. */
export function text(v: Vocabulary): z.ZodType<LocalText> {
  return localText(v, v.languages.length === 1)
}

/** A name: a plain string where it is the same in every language. */
export function name(v: Vocabulary): z.ZodType<LocalText> {
  return localText(v, true)
}

function localText(v: Vocabulary, allowPlain: boolean): z.ZodType<LocalText> {
  const languages = record(Object.fromEntries(v.languages.map(language => [language, line])))
  const isPlain = allowPlain || v.fallback?.length === 1
  const fill = (value: unknown): unknown => isPlain && typeof value === 'string'
    ? Object.fromEntries(v.languages.map(language => [language, allowPlain ? value : fallBack(value, v.fallback![0]!, language)]))
    : v.fallback && isRecord(value) ? withFallbacks(value, v.languages) : value
  return z.preprocess(fill, languages).transform(byLanguage => new LocalText(byLanguage))
}

/** Each missing text is that of the first language that has one. */
function withFallbacks(byLanguage: Readonly<Record<string, unknown>>, languages: readonly string[]): Readonly<Record<string, unknown>> {
  const from = languages.find(language => typeof byLanguage[language] === 'string')
  return from === undefined
    ? byLanguage
    : { ...Object.fromEntries(languages.map(language => [language, fallBack(byLanguage[from] as string, from, language)])), ...byLanguage }
}

/** A text in another language than the deck's says in which. */
function fallBack(text: string, from: string, to: string): string {
  return from === to ? text : `${text} [${from}]`
}

/** The id of something that is listed elsewhere. */
export function ref(what: string, known: readonly string[]): z.ZodString {
  return z.string().refine(value => known.includes(value), {
    error: issue => `"${String(issue.input)}" is no ${what}${suggestion(String(issue.input), known)}`,
    params: { code: `unknown-${what.replaceAll(' ', '-')}` },
  })
}

/** The id of something that is called by its id or its name, in any language and either case. */
export function refByName(what: string, names: Names): z.ZodType<string> {
  return z.string().refine(value => findNamed(names, value) !== undefined, {
    error: issue => `"${String(issue.input)}" is no ${what}${suggestion(String(issue.input), spelledNames(names))}`,
    params: { code: `unknown-${what.replaceAll(' ', '-')}` },
  }).transform(value => findNamed(names, value)!)
}

/** The longest address that browsers agree on. */
const MAX_URL = 2000

/** An absolute http or https address, with no name and password in it. */
export const link = z.string().refine(isHttpUrl, {
  error: issue => `"${String(issue.input)}" is no link: it must begin with http:// or https:// and name a host`,
  params: { code: 'bad-link' },
})

export function isHttpUrl(value: string): boolean {
  if (value.length > MAX_URL || unshowable(value) || !/^https?:\/\//i.test(value) || !URL.canParse(value))
    return false
  const { hostname, username, password } = new URL(value)
  return (hostname.includes('.') || hostname === 'localhost') && username === '' && password === ''
}

/** Says that something is wrong at a path below the checked value. */
export type Report = (path: readonly PropertyKey[], code: string, message: string) => void

/** Adds a check that sees the value even where parts of it were refused, so it must expect anything. */
export function also<T extends z.ZodType>(schema: T, check: (value: unknown, report: Report) => void): T {
  const added = z.check<unknown>(({ value, issues }) => check(value, (path, code, message) => {
    issues.push({
      code: 'custom',
      input: value,
      path: [...path],
      message,
      params: { code },
    })
  }))
  added._zod.def.when = () => true
  return schema.check(added as never)
}

/** A list of things of which no two have the same id. */
export function list<T extends z.ZodType>(item: T, key = 'id'): z.ZodArray<T> {
  return also(z.array(item).min(1, { error: 'the list is empty' }), (value, report) => {
    if (!Array.isArray(value))
      return
    const seen = new Map<string, number>()
    for (const [index, entry] of value.entries()) {
      const entryId = idOf(entry, key)
      if (entryId === undefined)
        continue
      const first = seen.get(entryId)
      if (first !== undefined)
        report([index, key], 'duplicate-id', `the ${key} "${entryId}" is already that of item ${first + 1} in this list`)
      seen.set(entryId, first ?? index)
    }
  })
}

function idOf(entry: unknown, key: string): string | undefined {
  const value = typeof entry === 'object' && entry !== null
    ? (entry as Record<string, unknown>)[key]
    : undefined
  return typeof value === 'string'
    ? value
    : undefined
}

/** Words that audiences choose by: `business`, `risk`. */
export const tags = z.array(id).min(1, { error: 'the list is empty' }).optional()

/** Where in the source something stands, where to read more, and which corrections of the source it shows. */
export function provenance(v: Vocabulary) {
  return {
    source: line.optional(),
    link: link.optional(),
    corrections: z.array(ref('correction', v.corrections)).optional(),
  }
}
