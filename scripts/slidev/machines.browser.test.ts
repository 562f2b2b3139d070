/**
 * An installation that its user may not write to, as a package of the system's or in a container: by a user
 * without rights, with no home, in a project whose folders have unusual names.
 */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from '../testing/data-folder.ts'
import { asUser, isClosed, isRoot, NOBODY, own } from '../testing/other-user.ts'
import { openBrowser } from './browser.ts'

function asNobody(name: string, work: () => Promise<void>): void {
  it(name, { timeout: 600_000 }, async ({ skip }) => {
    skip(isClosed(ROOT), 'the folder of the program lets no other users in')
    await work()
  })
}

let base: string
let project: string
let temporary: string

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'prismdeck-machines-'))
  temporary = join(base, 'temporary')
  project = join(base, 'C# it\'s "so"? 50%zz', '演示 é')
  mkdirSync(project, { recursive: true })
  mkdirSync(temporary)
  cpSync(join(ROOT, 'template/data'), join(project, 'data#1'), { recursive: true })
  own(base)
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const DATA = ['--data', 'data#1', '--slides', 'slides?a=1#b']

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'bin/prismdeck.js'), ...args], {
    cwd: project,
    ...asUser(NOBODY),
    env: { PATH: process.env.PATH, TMPDIR: temporary, ...env },
  })
}

/** Runs a command to its end. */
async function run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<{ readonly code: number | null, readonly text: string }> {
  const child = start(args, env)
  let text = ''
  child.stdout!.on('data', (data: Uint8Array) => text += String(data))
  child.stderr!.on('data', (data: Uint8Array) => text += String(data))
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { code, text }
}

asNobody('exports with no home, and leaves nothing behind but the document', async () => {
  const { code, text } = await run(['export', 'brief', '--lang', 'en', ...DATA, '--out', 'to%20#2'])
  expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('16 pages') })
  expect(readFileSync(join(project, 'to%20#2/brief.en.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  expect(readdirSync(temporary)).toEqual([])
  expect(readdirSync(project).sort()).toEqual(['data#1', 'slides?a=1#b', 'to%20#2'])
  expect(readdirSync(join(project, 'slides?a=1#b')).sort()).toEqual(['.prismdeck', 'brief.en.md'])
})

asNobody('checks and builds, and keeps what can be made again in the cache of its user alone', async () => {
  const cache = { XDG_CACHE_HOME: join(base, 'cache'), HOME: '/proc' }
  expect(await run(['check', 'brief', '--lang', 'en', ...DATA], cache)).toEqual({ code: 0, text: expect.stringContaining('nothing found') })
  const folder = join(base, 'cache/prismdeck')
  expect(statSync(folder).uid).toBe(isRoot ? NOBODY : process.getuid?.())
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(await run(['build', 'brief', '--lang', 'en', ...DATA, '--out', 'site #1?', '--no-pictures'], cache)).toEqual({ code: 0, text: expect.stringContaining('16 slides') })
  expect(existsSync(join(project, 'site #1?/brief.en.html'))).toBe(true)
})

asNobody('serves decks, with pictures and components of the project', async () => {
  const slides = join(project, 'slides?a=1#b')
  const deck = join(slides, 'brief.en.md')
  const markdown = readFileSync(deck, 'utf8')
  mkdirSync(join(slides, 'components'))
  writeFileSync(join(slides, 'components/OwnPart.vue'), '<template><p class="own-part">a part of my own</p></template>\n')
  writeFileSync(join(slides, 'own.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>')
  writeFileSync(deck, `${markdown.trimEnd()}\n\n---\nlayout: default\n---\n\n# Mine\n\n![](./own.svg)\n\n<OwnPart />\n`)
  own(slides)

  const server = start(['serve', 'brief', '--lang', 'en', ...DATA, '--json'], { XDG_CACHE_HOME: join(base, 'cache') })
  const browser = await openBrowser()
  try {
    const { url } = await new Promise<{ url: string }>((resolve, reject) => {
      let told = ''
      server.stdout!.on('data', (data: Uint8Array) => resolve(JSON.parse(String(data)) as { url: string }))
      server.stderr!.on('data', (data: Uint8Array) => told += String(data))
      server.on('exit', code => reject(new Error(`serve ended with ${code}: ${told}`)))
    })
    const page = await browser.newPage()
    // The packages are bundled before the first page.
    page.setDefaultTimeout(200_000)
    await page.goto(`${url}#/17`)
    await page.waitForSelector('.own-part')
    await page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>('img')].some(({ src, naturalWidth }) => src.includes('svg') && naturalWidth === 40))
    // An edit of the deck shows at once.
    writeFileSync(deck, readFileSync(deck, 'utf8').replace('# Mine', '# Edited'))
    await page.waitForFunction(() => [...document.querySelectorAll('h1')].some(({ textContent }) => textContent === 'Edited'))
  }
  finally {
    await browser.close()
    server.kill()
  }
})

asNobody('tells in words where it may not write or read, and ends', async () => {
  const cache = { XDG_CACHE_HOME: join(base, 'cache') }
  mkdirSync(join(base, 'closed'), { mode: isRoot ? 0o700 : 0o000 })
  for (const command of ['generate', 'serve', 'export'])
    expect(await run([command, 'brief', '--lang', 'en', '--data', 'data#1', '--slides', join(base, 'closed/slides')], cache)).toEqual({ code: 1, text: expect.stringMatching(/closed.* can't be (?:made|written): you/) })
  expect(await run(['export', 'brief', '--lang', 'en', ...DATA, '--out', join(base, 'closed/pdf')], cache)).toEqual({ code: 1, text: expect.stringMatching(/closed.* can't be (?:made|written): you/) })
  const unread = await run(['serve', '--data', join(base, 'closed/data')], cache)
  expect(unread.code).toBe(1)
  expect(unread.text).not.toContain('bug in')
})
