/** How long decks of large data take, and how much memory: ten times the data may take eleven times as long. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { writeLargeDataset } from './large-dataset.ts'

const PRISMDECK = join(import.meta.dirname, '../prismdeck.ts')
const CRITERIA = 20

const SIZES = [1000, 10_000]
const AUDIENCES = [1, 50]

/** Prints a table of its own, since each figure stands beside that of other data. */
export async function benchScale(): Promise<[]> {
  console.log(`items × ${CRITERIA} criteria × audiences   time   growth   memory`)
  for (const audiences of AUDIENCES) {
    let before: number | undefined
    for (const items of SIZES) {
      const { seconds, megabytes } = await generate(items, audiences)
      const growth = before === undefined ? '' : `× ${(seconds / before).toFixed(1)}`
      before = seconds
      console.log([`${items} × ${CRITERIA} × ${audiences}`.padEnd(33), `${seconds.toFixed(1)} s`.padStart(7), growth.padStart(8), `${megabytes.toFixed(0)} MB`.padStart(8)].join(' '))
    }
  }
  return []
}

async function generate(items: number, audiences: number): Promise<{ seconds: number, megabytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'prismdeck-bench-'))
  try {
    await writeLargeDataset(folder, { items, criteria: CRITERIA, audiences })
    const start = performance.now()
    const output = await run(['--import', WATCH, PRISMDECK, 'generate', '--data', folder, '--out', join(folder, 'slides'), '--json'])
    const seconds = (performance.now() - start) / 1000
    return { seconds, megabytes: Number(/maxRSS (\d+)/.exec(output)![1]) / 1000 }
  }
  finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Told by the program itself when it ends: the most memory (kB) that it had. */
const WATCH = `data:text/javascript,${encodeURIComponent('process.on("exit", () => console.error("maxRSS " + process.resourceUsage().maxRSS))')}`

/** What a script of Node's writes to its standard error; throws with that where it fails. */
async function run(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', chunk => output += chunk)
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0)
    throw new Error(`it ended with ${code}:\n${output}`)
  return output
}
