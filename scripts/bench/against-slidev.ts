/** The decks through Prismdeck and through stock Slidev, in turn: exports, sizes, sites. */
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { browserCandidates } from '../slidev/browser.ts'
import { keptCache } from '../user-cache.ts'
import { stockProject } from './stock-site.ts'

const ROOT = join(import.meta.dirname, '../..')
const DECKS = join(ROOT, 'slides')
const SLIDEV = join(createRequire(import.meta.url).resolve('@slidev/cli/package.json'), '../bin/slidev.mjs')
const PRISMDECK = join(ROOT, 'scripts/prismdeck.ts')

/** Fewer decks take less time: `BENCH_DECKS=2 npm run bench against-slidev`. */
const MOST_DECKS = Number(process.env.BENCH_DECKS ?? 99)

interface Row {
  readonly what: string
  readonly prismdeck: string
  readonly slidev: string
  readonly goal: string
  readonly reached: string
}

/** Prints a table of its own, since each figure stands beside another one. */
export async function benchAgainstSlidev(): Promise<[]> {
  const work = await mkdtemp(join(tmpdir(), 'prismdeck-bench-'))
  try {
    print(await measure(work))
  }
  finally {
    await rm(work, { recursive: true, force: true })
  }
  return []
}

async function measure(work: string): Promise<Row[]> {
  const rows: Row[] = []
  const add = (what: string, own: number, stock: number, goal: number) =>
    rows.push({ what, prismdeck: `${own.toFixed(1)} s`, slidev: `${stock.toFixed(1)} s`, goal: `${goal} ×`, reached: `${(stock / own).toFixed(1)} ×` })
  const browser = await browserScript(work)
  const names = (await readdir(DECKS)).filter(name => /^[^.].*\.md$/.test(name)).sort().slice(0, MOST_DECKS)
  const audiences = [...new Set(names.map(name => name.split('.')[0]!))]
  const one = names.find(name => name.startsWith('full.')) ?? names[0]!
  const [audience, language] = one.split('.') as [string, string]
  const to = join(work, 'own')
  const ownExport = (args: readonly string[]) => run(PRISMDECK, ['export', '--out', to, ...args])
  // Slidev gives up after 30 s, which a busy machine may need.
  const stockExport = (name: string) => run(SLIDEV, ['export', join(DECKS, name), '--executable-path', browser, '--timeout', '300000', '--output', join(work, 'stock', name.replace(/\.md$/, '.pdf'))])
  await mkdir(join(work, 'stock'))
  console.error(`${names.length} decks; ${basename(process.execPath)} ${process.version}; ${process.platform} ${process.arch}`)

  const coldAndWarm = async (work: () => Promise<void>) => {
    await forgetBundles()
    return [await seconds(work), await seconds(work)] as const
  }
  const [stockCold, stockWarm] = await coldAndWarm(() => inTurn(names, stockExport))
  const [ownCold, ownWarm] = await coldAndWarm(() => ownExport([...audiences, '--force']))
  add('all decks, cold', ownCold, stockCold, 8)
  add('all decks, warm', ownWarm, stockWarm, 8)
  add('one deck, warm', await seconds(() => ownExport([audience, '--lang', language, '--force'])), await seconds(() => stockExport(one)), 2)

  await ownExport(audiences)
  const nothing = await seconds(() => ownExport(audiences))
  rows.push({ what: 'nothing changed', prismdeck: `${nothing.toFixed(2)} s`, slidev: '–', goal: '< 0.5 s', reached: nothing < 0.5 ? 'yes' : 'no' })

  const pdf = one.replace(/\.md$/, '.pdf')
  const [ownSize, stockSize] = [await bytesOf(join(to, pdf)), await bytesOf(join(work, 'stock', pdf))]
  rows.push({ what: `size of ${pdf}`, prismdeck: `${kB(ownSize)}, tagged`, slidev: `${kB(stockSize)}, untagged`, goal: '⅓', reached: `${(ownSize / stockSize).toFixed(2)} ×` })

  const site = join(work, 'site')
  const ownBuild = await seconds(() => run(PRISMDECK, ['build', ...audiences, '--out', site]))
  const project = join(work, 'stock-project')
  const stockSite = join(project, 'dist')
  const entry = await stockProject(ROOT, join(DECKS, one), project)
  const stockBuild = await seconds(() => run(SLIDEV, ['build', entry, '--out', stockSite], project))
  const [siteSize, stockSiteSize] = [await bytesOf(site), await bytesOf(stockSite)]
  rows.push({ what: `build: ${names.length} decks / one`, prismdeck: `${ownBuild.toFixed(1)} s`, slidev: `${stockBuild.toFixed(1)} s`, goal: '–', reached: '' })
  rows.push({ what: `site: ${names.length} decks / one`, prismdeck: kB(siteSize), slidev: kB(stockSiteSize), goal: '≤ 2 ×', reached: `${(siteSize / stockSiteSize).toFixed(2)} ×` })
  return rows
}

/** Runs a script of Node's; throws with its output where it fails. */
async function run(script: string, args: readonly string[], folder = ROOT): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', chunk => output += chunk)
  child.stderr.on('data', chunk => output += chunk)
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0)
    throw new Error(`${basename(script)} ${args.join(' ')} ended with ${code}:\n${output}`)
}

async function inTurn<T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> {
  for (const item of items)
    await each(item)
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** What was built of the packages, as after an install. */
async function forgetBundles(): Promise<void> {
  const cache = keptCache()
  const built = cache === undefined ? [] : (await readdir(cache)).filter(name => /^(?:bundles|shell)-/.test(name)).map(name => join(cache, name))
  for (const folder of [...built, join(ROOT, 'node_modules', '.vite'), join(DECKS, 'node_modules')])
    await rm(folder, { recursive: true, force: true })
}

/** The browser that Prismdeck would take, as a program that Slidev can start: some need flags and variables. */
async function browserScript(work: string): Promise<string> {
  const [candidate] = browserCandidates()
  if (!candidate)
    throw new Error('there is no browser to measure with')
  const { executablePath, args = [], env } = await candidate.options()
  const path = join(work, 'browser.sh')
  const quote = (text: string) => `'${text.replaceAll('\'', '\'\\\'\'')}'`
  const variables = Object.entries(env ?? {}).filter(([name, value]) => process.env[name] !== value).map(([name, value]) => `${name}=${quote(String(value))}`)
  await writeFile(path, `#!/bin/sh\n${variables.join(' ')} exec ${quote(executablePath!)} ${args.map(quote).join(' ')} "$@"\n`)
  await chmod(path, 0o755)
  return path
}

async function bytesOf(path: string): Promise<number> {
  const info = await stat(path)
  if (!info.isDirectory())
    return info.size
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const sizes = await Promise.all(entries.filter(entry => entry.isFile()).map(async entry => (await stat(join(entry.parentPath, entry.name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

function kB(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function print(rows: readonly Row[]): void {
  const table = [{ what: '', prismdeck: 'Prismdeck', slidev: 'Slidev', goal: 'goal', reached: 'reached' }, ...rows]
  const columns = ['what', 'prismdeck', 'slidev', 'goal', 'reached'] as const
  const widths = columns.map(column => Math.max(...table.map(row => row[column].length)))
  for (const row of table)
    console.log(columns.map((column, i) => row[column].padEnd(widths[i]!)).join('  ').trimEnd())
}
