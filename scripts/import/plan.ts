/** From a draft to the files of a dataset folder: all that will be written, before anything is. */
import type { Draft, DraftValue } from './draft.ts'
import type { Merge } from './merge-yaml.ts'
import { isMap, isSeq, parseDocument } from 'yaml'
import { MAX_TEXT } from '../dataset/characters.ts'
import { UserError } from '../dataset/errors.ts'
import { ownValue } from '../dataset/items.ts'
import { loadMessages } from '../locales/messages.ts'
import { Words } from './draft.ts'
import { mergeYaml } from './merge-yaml.ts'
import { printYaml, yamlText } from './yaml-text.ts'

type Plain = Readonly<Record<string, unknown>>

/** Values that an import wrote, by the path of their file below the folder. */
export type Imported = Readonly<Record<string, Plain>>

/** What a folder holds before an import. */
export interface Existing {
  /** Texts of YAML files by their paths: `dataset.yaml`, `sections/prices.yaml`. */
  readonly files: ReadonlyMap<string, string>
  /** What each source file gave before, by the name of the source file. */
  readonly imported: Readonly<Record<string, Imported>>
  /** Where the JSON Schemas are, from the folder: `schemas`, or `../schemas` beside it. */
  readonly schemas: string
}

export interface PlannedSection {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly line: number
  readonly cell?: string
  readonly merge?: Merge
}

export interface Plan {
  readonly language: string
  /** Texts of the files to write by their paths. */
  readonly files: ReadonlyMap<string, string>
  readonly imported: Readonly<Record<string, Imported>>
  readonly sections: readonly PlannedSection[]
  /** Sections that this source gave before and has no longer. */
  readonly gone: readonly string[]
  /** The languages of the folder that the import has no words in. */
  readonly untranslated: readonly string[]
}

/** Plans an import into a folder, which may be empty. Pure. @throws UserError where a file of the folder is no YAML. */
export function planImport(draft: Draft, source: string, existing: Existing, intro: (line: number) => string): Plan {
  const files = new Map<string, string>()
  const before = ownValue(existing.imported, source) ?? {}
  const languages = existingLanguages(existing) ?? [draft.language]
  const renamed = freeIds(draft, existing, before)
  const none = loadMessages(draft.language).say('none')
  const plain = (value: DraftValue) => toPlain(value, none, draft.language, languages, renamed) as Plain
  const imported: Record<string, Plain> = {}

  const put = (path: string, value: Plain, comment: string, removes: boolean): Merge | undefined => {
    const old = existing.files.get(path)
    imported[path] = value
    if (old === undefined) {
      files.set(path, yamlText(value, withSchema(path, existing.schemas, comment)))
      return undefined
    }
    const doc = parseDocument(old)
    if (doc.errors.length)
      throw new UserError(`${path}: ${doc.errors[0]!.message}`)
    const merge = mergeYaml(doc, ownValue(before, path), value, draft.language, removes)
    if (merge.added.length + merge.updated.length + merge.removed.length)
      files.set(path, printYaml(doc))
    return merge
  }

  const sections = draft.sections.map((section): PlannedSection => {
    const id = renamed.get(section.id) ?? section.id
    const merge = put(`sections/${id}.yaml`, plain(section.fields), intro(section.place.line), true)
    const { cell } = section.place
    return { id, kind: section.kind, title: section.title, line: section.place.line, ...(cell !== undefined && { cell }), ...(merge && { merge }) }
  })
  put('dataset.yaml', { ...plain(draft.head), ...(existing.files.has('dataset.yaml') && { languages }) }, [intro(1), ...draft.comments].join('\n\n'), false)
  if (![...existing.files.keys()].some(path => path.startsWith('audiences/')))
    files.set('audiences/full.yaml', fullAudience(draft.language, languages, existing.schemas))
  const gone = Object.keys(before).filter(path => !Object.hasOwn(imported, path)).map(path => path.replace(/^sections\/|\.ya?ml$/g, ''))
  return {
    language: draft.language,
    files,
    imported: { ...existing.imported, [source]: { ...before, ...imported } },
    sections,
    gone,
    untranslated: languages.filter(language => language !== draft.language),
  }
}

/** A person's own section keeps its id: an imported one of the same id gets another. */
function freeIds(draft: Draft, existing: Existing, before: Imported): Map<string, string> {
  const taken = new Set([...existing.files.keys()].map(path => path.replace(/^sections\/|\.ya?ml$/g, '')))
  const renamed = new Map<string, string>()
  for (const { id } of draft.sections) {
    let free = id
    for (let number = 2; taken.has(free) && !Object.hasOwn(before, `sections/${free}.yaml`); number++)
      free = `${id}-${number}`
    taken.add(free)
    if (free !== id)
      renamed.set(id, free)
  }
  return renamed
}

function existingLanguages({ files }: Existing): string[] | undefined {
  const text = files.get('dataset.yaml')
  const doc = text === undefined ? undefined : parseDocument(text)
  const languages = isMap(doc?.contents) ? doc.contents.get('languages') : undefined
  return isSeq(languages) ? languages.items.map(item => String(item)) : undefined
}

/** A draft's value as YAML holds it: words as a plain string where the dataset has one language. */
function toPlain(value: DraftValue | undefined, none: string, language: string, languages: readonly string[], renamed: ReadonlyMap<string, string>): unknown {
  if (value instanceof Words)
    return languages.length === 1 ? fitting(value.text, none) : { [language]: fitting(value.text, none) }
  if (typeof value === 'string')
    return fitting(value, none)
  if (Array.isArray(value))
    return value.map(item => toPlain(item as DraftValue, none, language, languages, renamed))
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [
      key,
      (key === 'id' && 'kind' in value) || key === 'about' || key === 'sections'
        ? mapIds(item, renamed)
        : toPlain(item, none, language, languages, renamed),
    ]))
  }
  return value
}

/** A text as a dataset takes it: a mark where there is none, and cut after a word where it is too long. */
function fitting(text: string, none: string): string {
  if (text.trim() === '')
    return none
  if (text.length <= MAX_TEXT)
    return text
  const cut = text.slice(0, MAX_TEXT - 2)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > MAX_TEXT / 2 ? end : undefined).replace(/\p{Surrogate}$/u, '')} …`
}

const mapIds = (value: unknown, renamed: ReadonlyMap<string, string>): unknown => Array.isArray(value)
  ? value.map(id => mapIds(id, renamed))
  : renamed.get(String(value)) ?? value

function fullAudience(language: string, languages: readonly string[], schemas: string): string {
  const inAll = (key: string) => languages.length === 1
    ? loadMessages(language).say(key)
    : Object.fromEntries(languages.map(tag => [tag, loadMessages(tag).say(key)]))
  return yamlText({ name: inAll('import.full.name') }, withSchema('audiences/full.yaml', schemas, loadMessages(language).say('import.full.comment')))
}

const SCHEMAS: Readonly<Record<string, string>> = { sections: 'section', audiences: 'audience' }

/** A file's comment below the line by which editors complete and check the file. */
function withSchema(path: string, schemas: string, comment: string): string {
  const [folder, file] = path.split('/')
  return file === undefined
    ? `yaml-language-server: $schema=${schemas}/dataset.json\n${comment}`
    : `yaml-language-server: $schema=../${schemas}/${SCHEMAS[folder!]!}.json\n${comment}`
}
