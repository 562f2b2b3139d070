/** Diagrams that a browser has drawn, kept beside the shell: drawing them is half of the work on a page. */
import type { Plugin } from 'vite'
import type { DeckDrawings } from './kept-drawings.ts'
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../disk/write-file.ts'
import { drawingKey } from './kept-drawings.ts'
import { hashOf } from './ledger.ts'
import { sealed, unsealed } from './seal.ts'

/** Where a page finds the drawings of its deck; `null` where none are kept. */
export const DRAWINGS = '/@prismdeck/drawings'

/** Days after which a drawing that nobody has used is removed. */
const KEPT_DAYS = 7

/** Drawings by the diagrams' code, and all that they look like. */
export interface DrawingStore {
  /** Those of these diagrams, in both schemes, that are known. */
  readonly find: (look: string, codes: readonly string[]) => Promise<DeckDrawings>
  readonly keep: (look: string, drawings: DeckDrawings) => Promise<void>
}

/** @param folder absolute path; made where there is something to keep */
export function drawingStore(folder: string): DrawingStore {
  const fileOf = (look: string, key: string) => join(folder, `${hashOf(look, key).slice(0, 32)}.drawing`)
  return {
    async find(look, codes) {
      const keys = [...new Set(codes)].flatMap(code => [undefined, 'dark'].map(theme => drawingKey(code, theme)))
      const found = await Promise.all(keys.map(async (key) => {
        const file = fileOf(look, key)
        const svg = unsealed(await readFile(file, 'utf8').catch(() => ''))
        if (svg !== undefined)
          await utimes(file, new Date(), new Date()).catch(() => {})
        return svg === undefined ? [] : [[key, svg] as const]
      }))
      return Object.fromEntries(found.flat())
    },
    async keep(look, drawings) {
      await mkdir(folder, { recursive: true })
      for (const [key, svg] of Object.entries(drawings))
        await writeWhole(fileOf(look, key), sealed(svg))
      await removeOld(folder)
    },
  }
}

async function removeOld(folder: string): Promise<void> {
  const limit = Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (await stat(path).then(({ mtimeMs }) => mtimeMs < limit, () => false))
      await rm(path, { force: true })
  }
}

/** The diagrams in a slide's Markdown, as Slidev hands them to the one who draws them. */
export function diagramsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^(`{3,}|~{3,})[ \t]*mermaid[^\n]*\n([\s\S]*?)^\1/gm)].map(match => match[2]!.trim())
}

/** Tells a page of the drawings of the deck that its address names. */
export function servingDrawings(drawingsOf: (deck: string, browser: string) => Promise<DeckDrawings | undefined>): Plugin {
  return {
    name: 'prismdeck:drawings',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(DRAWINGS, async ({ url = '' }, response) => {
        const { searchParams } = new URL(url, 'http://deck')
        const drawings = await drawingsOf(searchParams.get('deck') ?? '', searchParams.get('browser') ?? '')
        response.setHeader('Content-Type', 'application/json')
        response.end(JSON.stringify(drawings ?? null))
      })
    },
  }
}
