/** The one place where an import reads and writes a dataset folder. */
import type { Existing, Plan } from './plan.ts'
import { isUtf8 } from 'node:buffer'
import { access, readdir, readFile, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isDataFile } from '../dataset/dataset-files.ts'
import { DatasetError, UserError } from '../dataset/errors.ts'
import { isRecord } from '../dataset/items.ts'
import { loadDataset } from '../dataset/load.ts'
import { parseYaml } from '../dataset/yaml-file.ts'
import { readRegular } from '../disk/read-regular.ts'
import { shownPath } from '../disk/shown-path.ts'
import { inWords, isSystemError } from '../disk/system-errors.ts'
import { whileAlone, writeTogether } from '../disk/write-together.ts'
import { atSource } from './at-source.ts'

/** What the last imports wrote: with it, the next one can tell a person's words from its own. */
const MEMORY = '.imported.json'

/** Where `prismdeck init` puts the JSON Schemas of its dataset. */
const BESIDE = '../schemas'

/** What is imported, and where it stands. */
export interface Source {
  /** As the user named it. */
  readonly file: string
  /** Its lines, where it is a text. */
  readonly text?: string
}

/** Makes the plan of an import from what a folder holds. Pure. */
export type PlanOf = (existing: Existing) => Plan

/**
 * Imports into a folder, all or nothing: after a kill, what was begun is finished by whatever reads the folder next.
 * The dataset is tried out first, so that a folder that would not load stays as it is. What an editor saves
 * meanwhile is merged, too.
 *
 * @param folder the dataset's folder, which may be missing
 * @param planOf what to write there
 * @param source what is imported
 * @param schemas the folder of the JSON Schemas, which come along so that editors find them
 * @returns the plan, and how many texts lack a translation
 * @throws DatasetError for mistakes that were in the folder before, or would come from the source
 */
export async function importInto(folder: string, planOf: PlanOf, source: Source, schemas: string): Promise<{ readonly plan: Plan, readonly missingTexts: number }> {
  const isNew = await access(folder).then(() => false, () => true)
  try {
    return await whileAlone(folder, async () => {
      for (;;) {
        const existing = await readExisting(folder)
        const plan = planOf(existing)
        if (!plan.sections.length)
          throw new UserError(`${source.file}:1:1 empty-document: there is nothing to import: nothing in it becomes a section`)
        const missingTexts = await tryOut(folder, plan, source)
        const files = new Map([...await newSchemas(folder, plan, schemas), ...plan.files])
        const changed = await writeTogether(folder, existing.files, files, { path: MEMORY, last: existing.imported, next: plan.imported })
        if (!changed.length)
          return { plan, missingTexts }
      }
    })
  }
  catch (error) {
    if (isNew)
      await rmdir(folder).catch(() => {})
    throw error
  }
}

async function readExisting(folder: string): Promise<Existing> {
  const paths = ['dataset.yaml', ...await yamlFiles(folder, 'sections'), ...await yamlFiles(folder, 'audiences')]
  const files = await Promise.all(paths.map(async path => [path, await readText(join(folder, path))] as const))
  const there = files.filter((file): file is [string, string] => file[1] !== undefined)
  const broken = there.flatMap(([path, text]) => parseYaml(shownPath(join(folder, path)), text).problems)
  if (broken.length)
    throw new DatasetError(broken)
  return {
    files: new Map(there),
    imported: await readMemory(join(folder, MEMORY)),
    schemas: await access(join(folder, BESIDE)).then(() => BESIDE, () => 'schemas'),
  }
}

async function readMemory(path: string): Promise<Existing['imported']> {
  const text = await readText(path)
  try {
    const memory: unknown = JSON.parse(text ?? '{}')
    // Of each source, its files.
    if (isRecord(memory) && Object.values(memory).every(isRecord))
      return memory as Existing['imported']
  }
  catch {}
  throw new UserError(`${shownPath(path)} is broken: it tells what earlier imports wrote, so that your own words can be told from theirs; take it from your version control, one side of a merge conflict, or delete it along with the sections that were imported`)
}

/** @returns how many texts lack a translation */
async function tryOut(folder: string, plan: Plan, source: Source): Promise<number> {
  try {
    await loadDataset(folder, { overlay: plan.files })
    return 0
  }
  catch (error) {
    if (!(error instanceof DatasetError))
      throw error
    if (plan.untranslated.length && error.problems.every(({ code }) => code === 'missing-text'))
      return error.problems.length
    const before = await loadDataset(folder, { overlay: new Map() }).then(() => [], before => before instanceof DatasetError ? before.problems : [])
    throw new DatasetError(atSource(error.problems, before, plan, source, path => shownPath(join(folder, path))))
  }
}

/** The JSON Schemas that the folder lacks, or has from an earlier import; a person's own files of these names stay. */
async function newSchemas(folder: string, plan: Plan, schemas: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  if (![...plan.files.values()].some(text => text.includes('$schema=schemas/')))
    return files
  for (const name of (await readdir(schemas)).filter(name => name.endsWith('.json'))) {
    if (await readText(join(folder, 'schemas', name)) === undefined)
      files.set(`schemas/${name}`, await readFile(join(schemas, name), 'utf8'))
  }
  return files
}

async function yamlFiles(folder: string, below: string): Promise<string[]> {
  const names = await readdir(join(folder, below)).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT')
      return []
    throw inWords(error, join(folder, below), 'read')
  })
  return names.filter(isDataFile).sort().map(name => `${below}/${name}`)
}

/** In another encoding, a person's text would be spoiled by writing it back. */
async function readText(path: string): Promise<string | undefined> {
  const bytes = await readRegular(path).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT')
      return undefined
    throw inWords(error, path, 'read')
  })
  if (bytes && !isUtf8(bytes))
    throw new UserError(`${shownPath(path)}: this is no UTF-8; save it in that encoding`)
  return bytes?.toString('utf8')
}
