/** The same of commands that start a browser, on one small deck. */
import type { OutputName } from './output.ts'
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ROOT } from '../testing/data-folder.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { outputs } from './output.ts'

interface BuildOutput { readonly site: string, readonly decks: readonly { readonly page: string, readonly slides: number }[] }

const PROGRAM = join(ROOT, 'scripts/prismdeck.ts')
let folder: string

function prismdeck(...args: readonly string[]): Promise<string> {
  return new Promise(resolve => execFile(process.execPath, [PROGRAM, ...args, '--json'], { cwd: folder }, (_, stdout) => resolve(stdout)))
}

async function rewrite(file: string, from: RegExp, to: string): Promise<void> {
  const path = join(folder, file)
  const text = await readFile(path, 'utf8')
  expect(text).toMatch(from)
  await writeFile(path, text.replace(from, to))
}

const stale = [expect.objectContaining({ id: 'cover', part: 'title', mine: '# My own title', now: expect.stringContaining('Which tea kettle') })]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-output-'))
  await prismdeck('init', '.', '--lang', 'en')
  await prismdeck('generate', 'brief')
  // A title that a person wrote, and that the data has changed since.
  await rewrite('slides/brief.en.md', /^# Which coffee machine.*$/m, '# My own title')
  await rewrite('data/dataset.yaml', /Which coffee machine/, 'Which tea kettle')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it.each<[OutputName, readonly string[]]>([
  ['export', ['export', 'brief', '--range', '1-2', '-o', 'talk.pdf']],
  ['build', ['build', 'brief', '--no-pictures', '--pdf']],
  ['check', ['check', 'brief']],
])('%s', async (name, args) => {
  const value = JSON.parse(await prismdeck(...args)) as unknown
  expect(outputs[name].safeParse(value).error?.issues ?? []).toEqual([])
  if (name === 'export') {
    expect(value).toEqual([expect.objectContaining({ file: 'talk.pdf', state: 'written', pages: 2, stale })])
    expect((await readFile(join(folder, 'talk.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  }
  if (name === 'build') {
    expect(value).toMatchObject({ decks: [{ stale }] })
    await seeDocuments(value as BuildOutput)
  }
}, 300_000)

/** Each deck's PDF is in the site, whole, and its pages link it. */
async function seeDocuments({ site, decks }: BuildOutput): Promise<void> {
  const files = join(folder, site, '..')
  const start = await readFile(join(files, 'index.html'), 'utf8')
  expect(decks.map(({ page }) => page)).toEqual(['brief.en.html'])
  for (const { page, slides } of decks) {
    const pdf = page.replace(/html$/, 'pdf')
    expect((await readPdf(join(files, pdf))).pages.length).toBe(slides)
    expect(start).toContain(`href="./${pdf}"`)
    const list = /src="\.\/([^"]*decks[^"]*\.js)"/.exec(await readFile(join(files, page), 'utf8'))![1]!
    expect(await readFile(join(files, list), 'utf8')).toContain(`"pdf":"${pdf}"`)
  }
}

it('serve, which goes on after an error that nobody caught', async () => {
  await writeFile(join(folder, 'prismdeck.config.mjs'), 'setTimeout(() => { throw new Error(\'thrown by a plugin\') }, 4000)\nexport default {}\n')
  const server = spawn(process.execPath, [PROGRAM, 'serve', 'brief', '--json', '--no-open', '--lang', 'en'], { cwd: folder })
  let told = ''
  server.stderr.on('data', data => told += String(data))
  try {
    const text = await new Promise<string>((resolve, reject) => {
      server.stdout.on('data', data => resolve(String(data)))
      server.on('exit', code => reject(new Error(`serve ended with ${code}`)))
    })
    const value = JSON.parse(text) as { url: string }
    expect(outputs.serve.safeParse(value).error?.issues ?? []).toEqual([])
    expect(value.url).toMatch(/\/brief\.en\/$/)
    expect(told).toContain('your title is older than the data')
    await vi.waitUntil(() => told.includes('thrown by a plugin'), { timeout: 30_000 })
    expect(told).toContain('the presentation goes on')
    expect((await fetch(value.url)).status).toBe(200)
  }
  finally {
    server.kill()
  }
}, 300_000)
