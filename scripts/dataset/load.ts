import type { ReadSlide } from '../audience/own-slides.ts'
import type { Profile } from '../audience/profile.ts'
import type { Brand } from '../brand/brand.ts'
import type { Texts } from '../disk/write-together.ts'
import type { Checked } from './check.ts'
import type { DatasetFiles } from './dataset-files.ts'
import type { Dataset, DatasetFolder, Section } from './dataset.ts'
import type { Problem } from './errors.ts'
import type { Vocabulary } from './fields.ts'
import type { YamlFile } from './yaml-file.ts'
import * as z from 'zod'
import { audienceOf } from '../audience/audience.ts'
import { checkAudience, checkSectionTitles } from '../audience/check-audience.ts'
import { checkTrust } from '../audience/check-trust.ts'
import { readOwnSlides } from '../audience/own-slides.ts'
import { readProfiles } from '../audience/read-profiles.ts'
import { readBrand, readOwnBrand } from '../brand/read-brand.ts'
import { allKindNames, kindOf } from '../sections/index.ts'
import { checkFile } from './check.ts'
import { named, readDatasetFiles } from './dataset-files.ts'
import { DatasetError, UserError } from './errors.ts'
import { also, record } from './fields.ts'
import { markOrigins } from './origin.ts'
import { correctionsSchema, datasetSchema, sectionShape } from './schema.ts'
import { suggestion } from './suggest.ts'
import { gleanProfileVocabulary, gleanVocabulary } from './vocabulary.ts'

export interface LoadOptions {
  /** Further languages to read the dataset in; a text that is missing in one is told in another, marked as such. */
  readonly fallback?: readonly string[]
  /** Texts to read in the place of files, by paths such as `sections/prices.yaml`: what the folder would be with them. */
  readonly overlay?: Texts
}

/**
 * Reads a dataset folder: `dataset.yaml`, `corrections.yaml` and `brand.yaml` (may be missing), `sections/*.yaml` and
 * `audiences/*.yaml`. Throws a DatasetError with all that is wrong in any of them, or a UserError
 * where there is no dataset.
 */
export async function loadDataset(folder: string, options?: LoadOptions): Promise<DatasetFolder> {
  const { checkAudiences, ...loaded } = await readDataset(folder, options)
  checkAudiences()
  return loaded
}

/** Told of each audience that was checked: so many, of so many. */
export type OnChecked = (done: number, of: number) => void

/** A dataset whose files are right, each by itself. */
export interface ReadDataset extends DatasetFolder {
  /** Tries what each audience would be told, which takes most of the time; throws a DatasetError. */
  readonly checkAudiences: (onChecked?: OnChecked) => void
}

/** Reads a dataset folder as `loadDataset` does, for who shows it before all is checked. */
export async function readDataset(folder: string, { fallback, overlay }: LoadOptions = {}): Promise<ReadDataset> {
  const files = await readDatasetFiles(folder, overlay)
  const { main, corrections, brand: brandFile, sections: sectionFiles, audiences: audienceFiles } = files
  const v = vocabularyOf(files, fallback)

  const problems: Problem[] = []
  const take = <T>(file: YamlFile, schema: () => z.ZodType<T>): T | undefined => {
    const checked = checkOnce(file, v, schema)
    problems.push(...checked.problems)
    return checked.data
  }

  const head = take(main, () => datasetSchema(v))
  problems.push(...checkOrder(main, v, sectionFiles))
  const correctionList = corrections
    ? take(corrections, () => correctionsSchema(v))
    : []
  const sections = new Map([...sectionFiles].map(([id, file]) => [
    id,
    take(file, () => sectionSchema(id, file, v)) as Section | undefined,
  ]))
  const names = gleanProfileVocabulary(v, main.value, [...sectionFiles.values()].map(({ value }) => value), [...audienceFiles.keys()])
  const profiles = readProfiles(audienceFiles, names, problems)

  const first = head?.first
  if (first !== undefined && !audienceFiles.has(first))
    problems.push(main.problem(['first'], 'unknown-audience', `there is no audiences/${first}.yaml${suggestion(first, audienceFiles.keys())}`))

  const brand = brandFile && await readBrand(folder, brandFile, v, problems)
  const brands = new Map<Profile, Brand>()
  const slides = new Map<object, ReadSlide>()
  for (const { file, lineage: [profile] } of profiles) {
    for (const [slide, read] of await readOwnSlides(folder, file, profile?.slides ?? [], problems))
      slides.set(slide, read)
    if (profile?.brand)
      brands.set(profile, await readOwnBrand(folder, profile.brand, file, brand?.stated, problems))
  }

  problems.push(...checkTrust(main), ...[...audienceFiles.values()].flatMap(checkTrust))
  if (problems.length || !head || !correctionList)
    throw new DatasetError(withoutEchoes(problems, files))
  if (profiles.length === 0)
    throw new UserError(`${named(folder)} has no audiences: put a file such as audiences/full.yaml there`)
  const dataset: Dataset = {
    ...head,
    ...(v.fallback && { languages: [...v.languages], fallback: v.fallback[0]! }),
    sections: head.sections.map(id => sections.get(id)!),
    corrections: correctionList,
    ...(brand && { brand: brand.brand }),
  }
  const audiences = profiles.map(({ id, lineage }) => audienceOf(id, lineage, dataset.languages, dataset.sections, lineage.map(profile => brands.get(profile)).find(own => own !== undefined), slides))
  return {
    dataset,
    audiences,
    checkAudiences(onChecked) {
      const found = audiences.flatMap((audience, i) => {
        const own = checkAudience(dataset, audience, profiles[i]!.file)
        onChecked?.(i + 1, audiences.length)
        return own
      })
      found.unshift(...checkSectionTitles(dataset, sectionFiles))
      if (found.length)
        throw new DatasetError(found)
    },
  }
}

/** The vocabulary of the last dataset that was read: the same object for files of the same text. */
let lastVocabulary: { readonly of: readonly unknown[], readonly v: Vocabulary } | undefined

function vocabularyOf({ main, corrections }: DatasetFiles, fallback: readonly string[] | undefined): Vocabulary {
  const of = [main, corrections, fallback?.join()]
  if (lastVocabulary?.of.every((part, i) => part === of[i]))
    return lastVocabulary.v
  const stated = gleanVocabulary(main.value, corrections?.value)
  const v: Vocabulary = fallback
    ? { ...stated, languages: [...new Set([...stated.languages, ...fallback])], fallback: stated.languages }
    : stated
  lastVocabulary = { of, v }
  return v
}

/** What the schema of a file, which follows from the file and the vocabulary, has made of it. */
const checkedFiles = new WeakMap<YamlFile, { readonly v: Vocabulary, readonly checked: Checked<unknown> }>()

function checkOnce<T>(file: YamlFile, v: Vocabulary, schema: () => z.ZodType<T>): Checked<T> {
  const last = checkedFiles.get(file)
  if (last?.v === v)
    return last.checked as Checked<T>
  const checked = checkFile(file, schema())
  markOrigins(checked.data, file)
  checkedFiles.set(file, { v, checked })
  return checked
}

/**
 * Without the problems that only follow from others: where a file that declares things can't be read
 * or lacks a list, every mention of them elsewhere would be told as unknown.
 */
function withoutEchoes(problems: readonly Problem[], { main, corrections, sections, audiences }: DatasetFiles): readonly Problem[] {
  if (!isMap(main.value)) {
    // Not even the languages are known: of the other files only the syntax is told.
    const syntax = new Set([corrections, ...sections.values(), ...audiences.values()].flatMap(file => file?.problems ?? []))
    return problems.filter(problem => problem.file === main.file || syntax.has(problem))
  }
  const declared = main.value
  const mainIsWrong = problems.some(({ file }) => file === main.file)
  const echoes = new Set([
    ...(corrections && !Array.isArray(corrections.value) ? ['unknown-correction'] : []),
    ...(mainIsWrong ? Object.entries(DECLARED).flatMap(([list, code]) => list in declared ? [] : [code]) : []),
  ])
  return problems.filter(({ code }) => !echoes.has(code))
}

/** The lists of the main file, and what a mention of something not on them is called. */
const DECLARED = { vendors: 'unknown-vendor', categories: 'unknown-category', scales: 'unknown-scale' } as const

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every section in the order has a file, and every file has a place in the order. */
function checkOrder(main: YamlFile, v: Vocabulary, files: ReadonlyMap<string, YamlFile>): Problem[] {
  const known = [
    ...files.keys(),
  ]
  return [
    ...v.sections.flatMap((id, i) => v.sections.indexOf(id) < i
      ? [
          main.problem(['sections', i], 'duplicate-id', `the section "${id}" stands here a second time`),
        ]
      : files.has(id)
        ? []
        : [
            main.problem(['sections', i], 'unknown-section', `there is no sections/${id}.yaml${suggestion(id, known)}`),
          ]),
    ...(!isMap(main.value) || !('sections' in main.value)
      ? []
      : known.filter(id => !v.sections.includes(id)).map(id => main.problem(['sections'], 'unlisted-section', `sections/${id}.yaml has no place in the order of sections`, 'key'))),
  ]
}

function sectionSchema(id: string, file: YamlFile, v: Vocabulary): z.ZodType<unknown> {
  const sameId = z.string().refine(value => value === id, {
    error: issue => `the id "${String(issue.input)}" is not the name of its file: "${id}" would be right`,
    params: { code: 'wrong-id' },
  })
  const kindName = (file.value as { kind?: unknown } | null | undefined)?.kind
  if (typeof kindName !== 'string' || !allKindNames().includes(kindName)) {
    return z.looseObject({
      kind: z.string().refine(() => false, {
        error: issue => `"${String(issue.input)}" is no kind of section${suggestion(String(issue.input), allKindNames())}`,
        params: { code: 'unknown-kind' },
      }),
    })
  }
  const kind = kindOf(kindName)
  const schema = record({
    ...sectionShape(v),
    ...kind.shape(v),
    id: sameId,
    kind: z.literal(kindName),
  })
  return kind.check
    ? also(schema, (value, report) => kind.check!(value, report, v))
    : schema
}
