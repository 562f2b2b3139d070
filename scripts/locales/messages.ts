import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import IntlMessageFormat from 'intl-messageformat'
import { parse } from 'yaml'
import { UserError } from '../dataset/errors.ts'

type Value = string | number
interface Tree { readonly [key: string]: string | Tree }

/** All that the program itself says on slides, in one language. */
export interface Messages {
  readonly language: string
  /** The message of a key such as `groups.counts.title`, in ICU MessageFormat. */
  readonly say: (key: string, values?: Readonly<Record<string, Value>>) => string
  /** `a, b and c` */
  readonly list: (names: readonly string[]) => string
  /** The first names, and how many more there are. */
  readonly some: (names: readonly string[], most: number) => string
}

const FOLDER = import.meta.dirname

/** Nobody listens to more names; and each slide of a large section would carry all of them. */
const MOST_NAMES = 40

/** The languages that have a locale file. */
export function knownLocales(): string[] {
  return readdirSync(FOLDER).filter(file => file.endsWith('.yaml')).map(file => file.slice(0, -5)).sort()
}

/**
 * The messages of a language's file `scripts/locales/<language>.yaml`, or where there is none those of
 * another language. Throws a UserError where neither has one.
 */
export function loadMessages(language: string, fallback = language): Messages {
  const key = `${language} ${fallback}`
  const messages = loaded.get(key) ?? readMessages(language, fallback)
  loaded.set(key, messages)
  return messages
}

/** Read once: the files are part of the program. */
const loaded = new Map<string, Messages>()

/** The texts under a key of a language's file as they stand there, by the rest of their keys: `help.title`. */
export function textsUnder(language: string, key: string): Readonly<Record<string, string>> {
  const tree = parse(readFileSync(join(FOLDER, `${language}.yaml`), 'utf8')) as Tree
  return Object.fromEntries(textsOf(tree[key]!))
}

function textsOf(node: string | Tree, path = ''): [string, string][] {
  return typeof node === 'string'
    ? [[path, node]]
    : Object.entries(node).flatMap(([key, child]) => textsOf(child, path === '' ? key : `${path}.${key}`))
}

function readMessages(language: string, fallback: string): Messages {
  const file = [language, fallback].find(tag => knownLocales().includes(tag))
  if (file === undefined)
    throw new UserError(`there is no locale file for "${language}"; known: ${knownLocales().join(', ')}`)
  const tree = parse(readFileSync(join(FOLDER, `${file}.yaml`), 'utf8')) as Tree
  const formats = new Map<string, IntlMessageFormat>()
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const isChinese = language.split('-')[0] === 'zh'

  const say: Messages['say'] = (key, values = {}) => {
    let format = formats.get(key)
    if (!format) {
      format = new IntlMessageFormat(lookUp(tree, key, language), language, undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    return isChinese ? spaced(formatParts(format, values)) : String(format.format(values))
  }
  const names = (all: readonly string[]): string => all.length > MOST_NAMES
    ? some(all, MOST_NAMES)
    : isChinese ? spaced(list.formatToParts(all).map(({ value }) => value)) : list.format(all)
  const some = (all: readonly string[], most: number): string => all.length <= most
    ? names(all)
    : say('some', {
        names: all.slice(0, most).join(say('comma')),
        more: all.length - most,
      })
  return {
    language,
    say,
    list: names,
    some,
  }
}

/** The message in pieces: its own words, and the values between them, which as plain strings would be joined. */
function formatParts(format: IntlMessageFormat, values: Readonly<Record<string, Value>>): string[] {
  const kept = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? { toString: () => value } : value]))
  return format.formatToParts(kept as never).map(({ value }) => String(value))
}

const HAN_BEFORE_LATIN = /\p{Script=Han}$/u
/** Not where they meet without one in the name itself: `2026年`. */
const LATIN_START = /^(?![\p{Script=Latin}\p{Nd}]+\p{Script=Han})[\p{Script=Latin}\p{Nd}]/u
const LATIN_END = /(?<!\p{Script=Han}[\p{Script=Latin}\p{Nd}]*)[\p{Script=Latin}\p{Nd}]$/u
const HAN_START = /^\p{Script=Han}/u

/** Pieces of Chinese as one text, with a space where Chinese and Latin meet, as writers of Chinese put it. */
function spaced(parts: readonly string[]): string {
  return parts.filter(part => part !== '').reduce((text, part) =>
    (HAN_BEFORE_LATIN.test(text) && LATIN_START.test(part)) || (LATIN_END.test(text) && HAN_START.test(part)) ? `${text} ${part}` : text + part, '')
}

function lookUp(tree: Tree, key: string, language: string): string {
  let node: string | Tree | undefined = tree
  for (const part of key.split('.')) {
    node = typeof node === 'object'
      ? node[part]
      : undefined
  }
  if (typeof node !== 'string')
    throw new TypeError(`the locale file ${language}.yaml has no message "${key}"`)
  return node
}
