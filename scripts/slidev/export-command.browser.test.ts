/** `prismdeck export` as a person runs it. */
import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { readPdf } from '../testing/read-pdf.ts'

const started: number[] = []
afterAll(() => started.filter(isRunning).forEach(pid => process.kill(pid, 'SIGKILL')))

/** Runs the program in the repository, and tells its output and exit code. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}, onOutput?: (text: string, pid: number) => void) {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/prismdeck.ts'), 'export', ...args], { cwd: ROOT, env: { ...process.env, ...env } })
  started.push(child.pid!)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
      onOutput?.(output, child.pid!)
    })
  }
  return new Promise<{ output: string, code: number | null }>(resolve => child.on('close', code => resolve({ output, code })))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  }
  catch {
    return false
  }
}

/** The processes below a process, by what Linux tells. */
async function descendants(pid: number): Promise<number[]> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')).trim().split(' ').filter(Boolean).map(Number)
  return [...children, ...(await Promise.all(children.map(descendants))).flat()]
}

it('exports its share of the decks, says so, and does nothing where nothing has changed', async () => {
  const out = await temporaryFolder()
  const args = ['full', '--out', out, '--slides', join(ROOT, 'slides'), '--shard', '2/2']
  const first = await run(args, { SOURCE_DATE_EPOCH: '1767225600' })
  expect(first.output).toMatch(/^\[1\/1\] \S+full\.en\.pdf {2}\d+ pages {2}\d+ kB {2}[\d.]+ s\n1 written: \d+ pages, \d+ kB, [\d.]+ s\n$/)
  expect(first.code).toBe(0)
  expect((await readdir(out)).sort()).toEqual(['.prismdeck.json', 'full.en.pdf'])
  const pdf = await readPdf(join(out, 'full.en.pdf'))
  expect(pdf.info).toMatchObject({ Language: 'en', CreationDate: 'D:20260101000000Z', Subject: expect.stringMatching(/\w/) })
  expect(pdf.outline.length).toBeGreaterThan(9)

  const second = await run(args, { SOURCE_DATE_EPOCH: '1767225600' })
  expect(second.output).toMatch(/^0 written, 1 unchanged: \d+ pages, \d+ kB, [\d.]+ s\n$/)
  expect((await run([...args, '--json'], { SOURCE_DATE_EPOCH: '1767225601' })).output).toContain('"state": "written"')
})

it.skipIf(process.platform !== 'linux')('leaves no half file and no process behind on Ctrl-C', async () => {
  const out = await temporaryFolder()
  let stopped: Promise<number[]> | undefined
  const { code } = await run(['full', '--out', out, '--slides', join(ROOT, 'slides'), '--force'], {}, (output, pid) => {
    // The first deck is there, the second is being drawn.
    if (/\[1\/\d\]/.test(output)) {
      stopped ??= descendants(pid).then((pids) => {
        process.kill(pid, 'SIGINT')
        return pids
      })
    }
  })
  expect(code).toBe(130)
  const pids = await stopped!
  expect(pids.length).toBeGreaterThan(0)
  await expect.poll(() => pids.filter(isRunning), { timeout: 5000 }).toEqual([])
  expect((await readdir(out)).filter(name => name.endsWith('.tmp'))).toEqual([])
  expect((await readdir(join(ROOT, 'slides'))).filter(name => started.some(pid => name.includes(`prismdeck-export-${pid}`)))).toEqual([])
})

it('tells in words what is wrong with the options or the place', async () => {
  const out = await temporaryFolder()
  await mkdir(join(out, 'full.en.pdf', 'in the way'), { recursive: true })
  const taken = await run(['full', '--lang', 'en', '--out', out])
  expect(taken.output).toMatch(/1 failed/)
  expect(taken.output).toContain('full.en.pdf is there, and was not written by an export, so it is not overwritten')
  expect(taken.code).toBe(1)
  expect(await run(['--shard', '3/2'])).toMatchObject({ code: 1, output: expect.stringContaining('a share is a number of a number, such as 2/5') })
  expect(await run(['--format', 'docx'])).toMatchObject({ code: 1, output: expect.stringContaining('Allowed choices are pdf, png') })
  expect(await run(['full'], { SOURCE_DATE_EPOCH: 'today' })).toMatchObject({ code: 1, output: expect.stringContaining('SOURCE_DATE_EPOCH is a number of seconds since 1970, not "today"') })
})
