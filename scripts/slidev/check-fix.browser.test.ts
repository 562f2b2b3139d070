/** `check --fix` on a deck that a person edited. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { ROOT, SHIPPED_DATA, temporaryFolder } from '../testing/data-folder.ts'

function prismdeck(...args: readonly string[]): Promise<string> {
  return new Promise(resolve => execFile(process.execPath, [join(ROOT, 'scripts/prismdeck.ts'), ...args], { cwd: ROOT }, (_, stdout, stderr) => resolve(stdout + stderr)))
}

it('fills in notes and continues full slides, tells so, and keeps every word', async () => {
  const slides = join(await temporaryFolder(), 'slides')
  const options = ['executive', '--data', SHIPPED_DATA, '--lang', 'en', '--slides', slides]
  await prismdeck('generate', ...options)
  const path = join(slides, 'executive.en.md')
  const deck = await readFile(path, 'utf8')
  const [cover, purpose, ...rest] = deck.split(/\n(?=---\nlayout: )/)
  const entries = Array.from({ length: 22 }, (_, i) => `- My own point number ${i + 1}`)
  const edited = purpose!.replace(/<!--[\s\S]*-->/, '').replace(/^# .*$/m, '# My own title')
  const own = `---\nlayout: markdown\nid: mine\n---\n\n# Mine\n\n${entries.join('\n')}\n\n<!--\nsay it\n-->\n`
  await writeFile(path, [cover, edited, own, ...rest].join('\n'))

  const told = await prismdeck('check', ...options, '--fix')
  expect(told).toContain('executive.en.md: purpose has the notes that were generated for it')
  expect(told).toContain('executive.en.md: mine goes on in another slide after it, since it was too full')
  expect(told.slice(told.indexOf('after that:'))).toContain('nothing found')
  const fixed = await readFile(path, 'utf8')
  for (const text of ['# My own title', /<!--[\s\S]*-->/.exec(purpose!)![0], ...entries])
    expect(fixed).toContain(text)

  expect(await prismdeck('status', ...options)).toContain('mine-more')
  await prismdeck('generate', ...options)
  expect(await readFile(path, 'utf8')).toBe(fixed)
}, 200_000)
