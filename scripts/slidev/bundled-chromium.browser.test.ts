import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it, onTestFinished, vi } from 'vitest'
import { hasBundledChromium, prepareBundledChromium } from './bundled-chromium.ts'

it.runIf(hasBundledChromium())('unpacks a browser that starts, once, and leaves the environment to other parts as it is', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'prismdeck-test-'))
  vi.stubEnv('XDG_CACHE_HOME', cache)
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await rm(cache, { recursive: true })
  })
  const before = { ...process.env }
  const unpacking = prepareBundledChromium()
  const during = setInterval(() => expect.soft({ ...process.env }).toEqual(before), 20)
  const [first, second] = await Promise.all([unpacking, prepareBundledChromium()])
  clearInterval(during)

  expect(second).toEqual(first)
  expect(await readdir(join(cache, 'prismdeck'))).toHaveLength(1)
  const { stdout } = await promisify(execFile)(first.executablePath, ['--version'], { env: first.env })
  expect(stdout).toMatch(/Chrom/)

  // Cut by a full disk or a power failure, as its size tells; or spoiled within, as only reading it does.
  const bytes = (await stat(first.executablePath)).size
  await truncate(first.executablePath, 1000)
  await prepareBundledChromium()
  expect((await stat(first.executablePath)).size).toBe(bytes)
  const library = join(cache, 'prismdeck', (await readdir(join(cache, 'prismdeck')))[0]!, 'libEGL.so')
  const whole = await readFile(library)
  await writeFile(library, new Uint8Array(whole.length))
  await prepareBundledChromium({ doubted: true })
  expect(await readFile(library)).toEqual(whole)
  expect(await readdir(join(cache, 'prismdeck'))).toHaveLength(1)
}, 120_000)
