/**
 * The package as npm would publish it, installed into an empty folder with an empty cache, and used there by two
 * people who may write nowhere but in their own folders.
 */
import type { ChildProcess } from 'node:child_process'
import type { Browser, Page } from 'playwright-chromium'
import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, glob, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../testing/data-folder.ts'
import { asUser, isClosed, NOBODY, own } from '../testing/other-user.ts'
import { openBrowser } from './browser.ts'

const exec = promisify(execFile)

/** What npm is told, to install a file with an empty cache. */
const MANAGERS = {
  npm: (cache: string): readonly string[] => ['install', '--no-audit', '--no-fund', '--cache', cache],
  pnpm: (cache: string): readonly string[] => ['exec', '--yes', '--', 'pnpm', 'add', '--store-dir', cache, '--config.cache-dir', `${cache}/metadata`],
} as const

const managers = (process.env.PACKAGE_MANAGERS ?? 'npm').split(',') as (keyof typeof MANAGERS)[]

/** What `du -sm` may tell of all that is installed. */
const MOST_MEGABYTES = 700

/** A person's file, one of Slidev's client, and what only a checkout has. */
const ELSEWHERE: ReadonlySet<string> = new Set(['prismdeck.config.ts', 'main.ts', 'scripts/prismdeck.ts'])

/** Two people; where root lets nobody else in, they are root. */
const [FIRST, SECOND] = [NOBODY, NOBODY - 1]

let top: string
let tarball: string
let browser: Browser

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'prismdeck-package-'))
  await chmod(top, 0o755)
  await mkdir(join(top, 'temporary'))
  await chmod(join(top, 'temporary'), 0o777)
  await exec('npm', ['pack', '--pack-destination', top], { cwd: ROOT })
  tarball = join(top, (await readdir(top)).find(name => name.endsWith('.tgz'))!)
  browser = await openBrowser()
}, 900_000)
afterAll(async () => {
  await browser?.close()
  await rm(top, { recursive: true, force: true })
})

describe.each(managers)('installed by %s', { timeout: 600_000 }, (manager) => {
  let project: string
  let deck: string
  let warnings: string

  const bin = (name: string) => join(project, 'node_modules/.bin', name)
  const prismdeck = async (args: readonly string[], user = FIRST, cwd = deck) => (await exec(bin('prismdeck'), [...args], { cwd, ...somebody(user) })).stdout
  const makeDeck = async (folder: string, user: number) => {
    await mkdir(folder)
    own(folder, user)
    expect(await prismdeck(['init', '.'], user, folder)).toContain('npx prismdeck serve')
  }

  beforeAll(async () => {
    project = join(top, manager)
    deck = join(project, 'my-deck')
    await mkdir(project)
    await writeFile(join(project, 'package.json'), '{ "type": "module" }')
    const { stdout, stderr } = await exec('npm', [...MANAGERS[manager](join(top, `${manager}-cache`)), tarball], { cwd: project })
    // Of packages that we don't choose: what they want of each other changes with their releases.
    const isOthers = (line: string) => line.includes('Issues with peer dependencies found')
    warnings = `${stdout}\n${stderr}`.split('\n').filter(line => /warn|deprecated/i.test(line) && !isOthers(line)).join('\n')
    await writeFile(join(project, 'installed'), '')
    await makeDeck(deck, FIRST)
  }, 900_000)

  it('takes little space, and no word of warning', async () => {
    const { stdout } = await exec('du', ['-sm', 'node_modules'], { cwd: project })
    expect(Number.parseInt(stdout)).toBeLessThan(MOST_MEGABYTES)
    expect(warnings).toBe('')
  })

  it('makes, imports, explains and lends itself to scripts', async () => {
    expect(await prismdeck(['generate'])).toContain('full.en.md')
    expect(await prismdeck(['status'])).toBeTypeOf('string')
    expect(await prismdeck(['explain', 'matrix.criteria.scale'])).toContain('scale')
    await writeFile(join(deck, 'shops.csv'), 'Shop,Price,Open\nAlpha,€12,yes\nBeta,€14,no\n')
    expect(await prismdeck(['import', 'shops.csv'])).toContain('matrix')
    await writeFile(join(project, 'use.js'), 'import { loadDataset } from \'prismdeck\'\nconst { dataset } = await loadDataset(\'my-deck/data\')\nconsole.log(dataset.sections.length)\n')
    expect((await exec(process.execPath, ['use.js'], { cwd: project })).stdout.trim()).toBe('3')
  })

  it('serves slides that follow the data, presenter and audience in step', async () => {
    const server = await start(bin('prismdeck'), ['serve', 'full', '--lang', 'en', '--port', '4150', '--json'], deck, /\{.*\}/s, FIRST)
    try {
      const { url } = JSON.parse(server.said) as { url: string }
      const [audience, presenter] = [await open(`${url}#/1`), await open(`${url}#/presenter/1`)]
      for (const number of [2, 3]) {
        await presenter.keyboard.press('ArrowRight')
        await audience.waitForURL(page => page.hash.startsWith(`#/${number}`))
      }
      const file = join(deck, 'data/sections/machines.yaml')
      const text = await readFile(file, 'utf8')
      await audience.locator('.slidev-page-3 h1:visible', { hasText: 'Three machines' }).waitFor()
      await writeFile(file, text.replace('title: Three machines', 'title: Three kettles'))
      await audience.locator('.slidev-page-3 h1:visible', { hasText: 'Three kettles' }).waitFor()
      await writeFile(file, text)
    }
    finally {
      await server.stop()
    }
  })

  it('finds nothing in an untouched deck', async () => {
    expect(await prismdeck(['check', 'brief', '--lang', 'en'])).toMatch(/^brief\.en\.md.*nothing found\s*$/)
  })

  it('draws each slide as a checkout does, to the pixel', async () => {
    await prismdeck(['export', 'brief', '--lang', 'en', '--format', 'png'])
    const same = join(top, `${manager}-same`)
    await mkdir(same)
    await cp(join(deck, 'data'), join(same, 'data'), { recursive: true })
    own(same, FIRST)
    // By the same person, lest another browser be found.
    await exec(process.execPath, [join(ROOT, 'scripts/prismdeck.ts'), 'export', 'brief', '--lang', 'en', '--format', 'png'], { cwd: same, ...somebody(FIRST) })
    const pictures = (await readdir(join(deck, 'dist'), { recursive: true })).filter(name => name.endsWith('.png'))
    expect(pictures.length).toBeGreaterThan(10)
    for (const picture of pictures) {
      const [installed, checkout] = await Promise.all([deck, same].map(async folder => PNG.sync.read(await readFile(join(folder, 'dist', picture)))))
      expect(installed!.data.equals(checkout!.data), picture).toBe(true)
    }
  })

  it('exports PDF and PPTX, and builds a site, for a second user, with nothing written where it is installed', async () => {
    const second = join(project, 'second-deck')
    await makeDeck(second, SECOND)
    await prismdeck(['export', 'brief', '--lang', 'en'], SECOND, second)
    expect((await readFile(join(second, 'dist/brief.en.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
    await prismdeck(['export', 'brief', '--lang', 'en', '--format', 'pptx'], SECOND, second)
    expect((await readFile(join(second, 'dist/brief.en.pptx'))).subarray(0, 2).toString()).toBe('PK')
    await prismdeck(['build', 'brief', '--lang', 'en'], SECOND, second)
    expect(await readFile(join(second, 'dist/site/brief.en.html'), 'utf8')).toContain('<title>')
    expect((await exec('find', ['node_modules', '-newer', 'installed'], { cwd: project })).stdout).toBe('')
  })

  // With pnpm, a project has no commands of what it has not asked for.
  it.runIf(manager === 'npm')('has plain Slidev show its decks', async () => {
    const server = await start(bin('slidev'), ['slides/full.en.md', '--port', '4160'], deck, /http:\/\/localhost:\d+\//)
    try {
      const page = await open(`${server.said}#/1`)
      await page.locator('.slidev-layout.cover h1:visible').waitFor()
      expect(await page.evaluate(() => [...document.fonts].some(({ family }) => family.includes('Noto Sans SC')))).toBe(true)
    }
    finally {
      await server.stop()
    }
  })

  it('holds the program once, and all that its files name', async () => {
    const root = join(project, 'node_modules/prismdeck')
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
    const declared = new Set([dependencies, optionalDependencies, peerDependencies].flatMap(Object.keys))
    expect(existsSync(join(root, 'scripts'))).toBe(false)
    const missing: string[] = []
    for await (const file of glob(['{bin,lib}/**/*.js', '{components,layouts,setup,styles}/**/*.{ts,vue,css}', '*.{ts,vue}'], { cwd: root })) {
      const code = (await readFile(join(root, file), 'utf8')).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^(?:import|export) type .*$/gm, '')
      for (const [, name] of code.matchAll(/^(?:import|export)\b[^'"`;=()]*['"]((?!node:|@prismdeck\/)(?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^'"]*)?['"]/gm)) {
        if (!declared.has(name!))
          missing.push(`${file}: ${name}`)
      }
      // Paths that are put together when the program runs.
      for (const [, path] of file.startsWith('lib/') ? code.matchAll(/['"`]([\w./-]+\.ts)['"`]/g) : []) {
        if (![dirname(join(root, file)), root].some(folder => existsSync(join(folder, path!))) && !ELSEWHERE.has(path!))
          missing.push(`${file}: ${path}`)
      }
    }
    expect(missing).toEqual([])
  })
})

async function open(url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const page = await context.newPage()
  // The first page waits for what it imports to be bundled.
  await page.goto(url, { waitUntil: 'commit', timeout: 120_000 })
  await page.locator('h1:visible').first().waitFor({ timeout: 120_000 })
  return page
}

/** Who may read what is installed, has a home that nothing can be written to, and a cache of their own. */
function somebody(user: number): { readonly uid?: number, readonly gid?: number, readonly env: NodeJS.ProcessEnv } {
  return {
    ...isClosed(ROOT) ? {} : asUser(user),
    env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', TMPDIR: join(top, 'temporary'), HOME: '/proc', XDG_CACHE_HOME: join(top, 'temporary', String(user)) },
  }
}

/** Starts a server that says where it is. */
async function start(command: string, args: readonly string[], cwd: string, says: RegExp, user?: number): Promise<{ readonly said: string, readonly stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(command, [...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'], ...user !== undefined && somebody(user) })
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  let output = ''
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (data: Uint8Array) => {
      output += String(data)
      // eslint-disable-next-line no-control-regex
      const found = says.exec(output.replace(/\u001B\[[\d;]*m/g, ''))
      if (found)
        resolve(found[0])
    })
    void ended.then(code => reject(new Error(`${command} ended with ${code}: ${output}`)))
  })
  return {
    said,
    async stop() {
      child.kill()
      await ended
    },
  }
}
