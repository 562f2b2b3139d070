/** Copies of the shipped dataset that a test may spoil. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { stringify } from 'yaml'

export const ROOT = join(import.meta.dirname, '../..')
export const SHIPPED_DATA = join(ROOT, 'data')
export const SHIPPED_DECKS = join(ROOT, 'slides')

/** A temporary folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prismdeck-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A dataset of these files, by their names, in a folder that is gone after the test. */
export async function datasetOf(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = join(await temporaryFolder(), 'data')
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, stringify(content))
  }
  return folder
}

/** A copy of the shipped dataset; each edit replaces a text that must be there, in a file of it. */
export async function spoiledData(edits: readonly (readonly [file: string, from: string, to: string])[]): Promise<string> {
  const folder = join(await temporaryFolder(), 'data')
  await cp(SHIPPED_DATA, folder, { recursive: true })
  for (const [file, from, to] of edits) {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    if (!text.includes(from))
      throw new Error(`${file} has no ${JSON.stringify(from)} to spoil`)
    await writeFile(path, text.replace(from, to))
  }
  return folder
}

/** Where a text stands in a file, as errors tell it: `line:column`. */
export async function placeOf(path: string, text: string, offset = 0): Promise<string> {
  const content = await readFile(path, 'utf8')
  const index = content.indexOf(text)
  if (index < 0)
    throw new Error(`${path} has no ${JSON.stringify(text)}`)
  const before = content.slice(0, index + offset).split('\n')
  return `${before.length}:${before.at(-1)!.length + 1}`
}
