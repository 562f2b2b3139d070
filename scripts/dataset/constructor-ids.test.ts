/** `constructor` is an id as good as others: what every object has besides is never taken for a person's data. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateDeck } from '../slides/generate.ts'
import { createMeasure } from '../slides/measure.ts'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { loadDataset } from './load.ts'

const measure = createMeasure()

async function yamlFiles(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.yaml'))
}

/** The dataset with one of its ids, wherever it stands, replaced. */
async function renamed(from: string, id: string): Promise<string> {
  const folder = join(await temporaryFolder(), 'data')
  await cp(from, folder, { recursive: true })
  for (const name of await yamlFiles(folder)) {
    const text = await readFile(join(folder, name), 'utf8')
    await writeFile(join(folder, name), text.replace(new RegExp(`(?<![\\w-])${id}(?=[:,\\]}\\s]|$)`, 'gm'), 'constructor'))
  }
  return folder
}

async function decksOf(folder: string): Promise<string[]> {
  const { dataset, audiences } = await loadDataset(folder)
  return audiences.map(audience => generateDeck(dataset, audience, audience.languages[0]!, measure).markdown)
}

/** So many ids of each list of a section. */
const MOST = 2

describe.each(['every-layout', 'numbers-and-time', 'one-language'])('in %s', (name) => {
  const from = join(ROOT, 'scripts/testing', name)

  it('every kind of id may be "constructor"', async () => {
    const sections = new Set((await readdir(join(from, 'sections'))).map(file => file.replace(/\.yaml$/, '')))
    for (const file of await yamlFiles(from)) {
      const text = await readFile(join(from, file), 'utf8')
      const byIndent = Map.groupBy(text.matchAll(/^( *(?:- )?(?:\{ )?)id: ([a-z][a-z0-9-]*)/gm), ([, indent]) => indent!)
      const ids = [...byIndent.values()].flatMap(all => all.map(([, , id]) => id!).filter(id => !sections.has(id)).slice(0, MOST))
      for (const id of ids) {
        const decks = await decksOf(await renamed(from, id)).catch((error: Error) => {
          throw new Error(`${file}: ${id} as "constructor": ${error.message}`, { cause: error })
        })
        expect(decks.join('')).not.toMatch(/function Object|\[native code\]|\[object /)
      }
    }
  }, 240_000)
})
