/** The one place where an import reads and writes a dataset folder. */
import type { Existing, Plan } from './plan.ts'
import { access, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatasetError } from '../dataset/errors.ts'
import { loadDataset } from '../dataset/load.ts'
import { writeWhole } from '../slides/write-file.ts'

/** What the last imports wrote: with it, the next one can tell a person's words from its own. */
const MEMORY = '.imported.json'

/** Where `prismdeck init` puts the JSON Schemas of its dataset. */
const BESIDE = '../schemas'

export async function readExisting(folder: string): Promise<Existing> {
  const paths = ['dataset.yaml', ...await yamlFiles(folder, 'sections'), ...await yamlFiles(folder, 'audiences')]
  const files = await Promise.all(paths.map(async path => [path, await readText(join(folder, path))] as const))
  const memory = await readText(join(folder, MEMORY))
  return {
    files: new Map(files.filter((file): file is [string, string] => file[1] !== undefined)),
    imported: memory === undefined ? {} : JSON.parse(memory) as Existing['imported'],
    schemas: await access(join(folder, BESIDE)).then(() => BESIDE, () => 'schemas'),
  }
}

/**
 * Writes what an import has planned. The dataset is loaded from a copy first, so that a folder that
 * would not load stays as it is; returns how many texts lack a translation.
 *
 * @param folder the dataset's folder
 * @param plan what was planned
 * @param schemas the folder of the JSON Schemas, which come along so that editors find them
 * @throws DatasetError for mistakes that were in the folder before
 */
export async function writePlan(folder: string, plan: Plan, schemas: string): Promise<{ missingTexts: number }> {
  const missingTexts = await tryOut(folder, plan)
  if ([...plan.files.values()].some(text => text.includes('$schema=schemas/')))
    await cp(schemas, join(folder, 'schemas'), { recursive: true })
  for (const [path, text] of plan.files)
    await writeWhole(join(folder, path), text)
  await writeWhole(join(folder, MEMORY), `${JSON.stringify(plan.imported, null, 1)}\n`)
  return { missingTexts }
}

async function tryOut(folder: string, plan: Plan): Promise<number> {
  const copy = await mkdtemp(join(tmpdir(), 'prismdeck-import-'))
  try {
    await cp(folder, copy, { recursive: true, force: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT')
        throw error
    })
    for (const [path, text] of plan.files)
      await writeWhole(join(copy, path), text)
    await loadDataset(copy)
    return 0
  }
  catch (error) {
    if (error instanceof DatasetError && plan.untranslated.length && error.problems.every(({ code }) => code === 'missing-text'))
      return error.problems.length
    throw error
  }
  finally {
    await rm(copy, { recursive: true, force: true })
  }
}

async function yamlFiles(folder: string, below: string): Promise<string[]> {
  const names = await readdir(join(folder, below)).catch(() => [])
  return names.filter(name => name.endsWith('.yaml')).sort().map(name => `${below}/${name}`)
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      return undefined
    throw error
  })
}
