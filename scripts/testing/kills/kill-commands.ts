/**
 * Commands that are killed at any moment, and run again: nothing a person wrote is lost, and no state is left
 * that the next run doesn't mend by itself.
 */
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const ROOT = join(import.meta.dirname, '../../..')
const PROGRAM = join(ROOT, 'scripts/prismdeck.ts')

interface Run { readonly code: number | null, readonly told: string }

/** Runs the program in a folder, and kills it after so many ms, if it runs that long. */
function prismdeck(cwd: string, args: readonly string[], after?: number): Promise<Run & { readonly ms: number, readonly isKilled: boolean }> {
  return new Promise((resolve) => {
    const start = performance.now()
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd })
    let told = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => told += chunk)
    const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code, told, ms: performance.now() - start, isKilled: signal === 'SIGKILL' })
    })
  })
}

/** All files by their paths, but for what may differ from run to run. */
async function contentOf(folder: string, isIn: (path: string) => boolean): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.filter(entry => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).filter(isIn).sort()
  return new Map(await Promise.all(paths.map(async path => [path, (await readFile(join(folder, path))).toString('latin1')] as const)))
}

export interface Killed {
  readonly name: string
  readonly args: readonly string[]
  /** Makes what is there before the command. */
  readonly prepare: (folder: string) => Promise<void>
  /** The files that must be as after a run that was not killed. */
  readonly isResult: (path: string) => boolean
}

const article = (groups: number, price: number) => `# Laptops\n\n${Array.from({ length: groups }, (_, i) => `## Model ${i}\n\n- Price ${i}: ${price + i}\n- Weight ${i}: light\n- Screen ${i}: bright\n\n| Name | Price | Weight |\n| - | - | - |\n| A${i} | ${price} | 1 |\n| B${i} | ${price * 2} | 2 |\n`).join('\n')}`

async function ok(folder: string, ...args: readonly string[]): Promise<void> {
  const { code, told } = await prismdeck(folder, args)
  if (code !== 0)
    throw new Error(`${args.join(' ')}: ${told}`)
}

async function dataset(folder: string): Promise<void> {
  await cp(join(ROOT, 'scripts/testing/one-language'), join(folder, 'data'), { recursive: true })
}

/** A deck with a slide that a person has edited. */
async function editedDecks(folder: string): Promise<void> {
  await dataset(folder)
  await ok(folder, 'generate')
  const deck = (await readdir(join(folder, 'slides'))).find(name => name.endsWith('.md'))!
  const path = join(folder, 'slides', deck)
  await writeFile(path, `${await readFile(path, 'utf8')}\n---\nlayout: message\nid: mine\n---\n\n# A slide of mine\n`)
  const main = join(folder, 'data/dataset.yaml')
  await writeFile(main, (await readFile(main, 'utf8')).replace(/^title: .*$/m, 'title: Another title'))
}

const isTemporary = (path: string) => /\.tmp(?:\.old)?(?:\/|$)|\.lock$|\.next$|\.fresh$|prismdeck-writing/.test(path)

/** The commands that start no browser. */
export const QUICK: readonly Killed[] = [
  { name: 'init', args: ['init', 'deck'], prepare: async () => {}, isResult: path => path.startsWith('deck/') },
  { name: 'generate', args: ['generate'], prepare: editedDecks, isResult: path => path.startsWith('slides/') },
  { name: 'first import', args: ['import', 'a.md', '--data', 'new'], prepare: folder => writeFile(join(folder, 'a.md'), article(8, 900)), isResult: path => path.startsWith('new/') },
  {
    name: 'second import',
    args: ['import', 'a.md', '--data', 'new'],
    prepare: async (folder) => {
      await writeFile(join(folder, 'a.md'), article(6, 900))
      await ok(folder, 'import', 'a.md', '--data', 'new')
      const sections = await readdir(join(folder, 'new/sections'))
      const path = join(folder, 'new/sections', sections[0]!)
      await writeFile(path, `# A remark of mine.\n${await readFile(path, 'utf8')}`)
      await writeFile(join(folder, 'a.md'), article(8, 1200))
    },
    isResult: path => path.startsWith('new/'),
  },
]

async function onceWithExport(folder: string): Promise<void> {
  await editedDecks(folder)
  await ok(folder, 'export')
}

/** Those that start one, or a bundler. */
export const SLOW: readonly Killed[] = [
  { name: 'export', args: ['export', '--force'], prepare: onceWithExport, isResult: path => path.startsWith('dist/') && !path.endsWith('.prismdeck.json') },
  {
    name: 'build',
    args: ['build', '--no-pictures'],
    prepare: async (folder) => {
      await editedDecks(folder)
      await ok(folder, 'build', '--no-pictures')
      await writeFile(join(folder, 'dist/site/CNAME'), 'mine.example')
    },
    isResult: path => path.startsWith('dist/site/'),
  },
]

export interface Figures {
  readonly name: string
  readonly kills: number
  /** Runs that had ended before they were to be killed. */
  readonly ended: number
  /** What the next run did not mend. */
  readonly broken: readonly string[]
}

/** Kills a command at moments spread over its whole run, and runs it again each time. */
export async function killOften({ name, args, prepare, isResult }: Killed, times: number): Promise<Figures> {
  const home = await mkdtemp(join(tmpdir(), 'prismdeck-kills-'))
  try {
    const template = join(home, 'template')
    await mkdir(template)
    await prepare(template)
    const whole = join(home, 'whole')
    await cp(template, whole, { recursive: true })
    const { ms, code, told } = await prismdeck(whole, args)
    if (code !== 0)
      throw new Error(`${name}: ${told}`)
    const expected = await contentOf(whole, isResult)
    const broken: string[] = []
    let ended = 0
    let lasts = ms
    for (let i = 0; i < times; i++) {
      const folder = join(home, 'work')
      await rm(folder, { recursive: true, force: true })
      await cp(template, folder, { recursive: true })
      // Most of a run is loading; most of the writing comes at its end.
      const share = i % 2 === 0 ? (i + 0.5) / times : 0.6 + 0.5 * i / times
      const { isKilled, ms: took } = await prismdeck(folder, args, lasts * share)
      ended += Number(!isKilled)
      // The first run may have filled caches.
      lasts = isKilled ? lasts : Math.min(lasts, took)
      const again = isKilled || name !== 'init' ? await prismdeck(folder, args) : { code: 0, told: '' }
      const after = await contentOf(folder, isResult)
      const wrong = [
        ...(again.code === 0 || /is not empty/.test(again.told) ? [] : [again.told.slice(0, 300)]),
        ...[...expected].filter(([path, text]) => after.get(path) !== text).map(([path]) => `${path} ${after.has(path) ? 'differs' : 'is missing'}`),
        ...[...after.keys()].filter(path => !expected.has(path)).map(path => `${path} is too many`),
        ...[...(await contentOf(folder, isTemporary)).keys()].map(path => `${path} is left`),
      ]
      if (wrong.length)
        broken.push(`killed after ${Math.round(share * 100)} %: ${wrong.slice(0, 4).join('; ')}`)
    }
    return { name, kills: times - ended, ended, broken }
  }
  finally {
    await rm(home, { recursive: true, force: true })
  }
}
