/** Decks and their records on disk, whatever happens while they are written. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, readdir, readFile, rm, stat, utimes, watch, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { compareDeck, saveDeck } from './deck-files.ts'

const slide = (id: string, text: string, head = '') => `---\n${head}layout: message\nid: ${id}\n---\n\n# ${id} ${text}\n`

/** A deck of many slides, so that to write it takes some time; each version has slides of its own. */
function deck(version: string): string {
  const ids = Array.from({ length: 40 }, (_, i) => `s${i}`)
  return [
    slide('cover', version, 'theme: default\naddons: [./]\n'),
    ...ids.map(id => slide(id, version)),
    ...ids.slice(0, 5).map(id => slide(`${id}-${version}`, version)),
  ].join('\n')
}

const generatedOnly = async (path: string, theirs: string) => (await compareDeck(path, theirs)).parts.every(({ change }) => change === 'generated')

/** Waits until a file of this name is put into a folder. */
async function untilThere(folder: string, name: string): Promise<void> {
  for await (const { filename } of watch(folder)) {
    if (filename === name)
      return
  }
}

it('killed at any point leaves the old deck or the new one, and the next run goes on from there', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'deck.md')
  const [a, b, c] = [deck('a'), deck('b'), deck('c')]
  await writeFile(join(folder, 'a'), a)
  await writeFile(join(folder, 'b'), b)
  await saveDeck(path, a)
  const seen = { old: 0, pending: 0 }
  for (let round = 0; round < 20 || (seen.pending === 0 && round < 60); round++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'save-often.ts'), path, join(folder, 'a'), join(folder, 'b')])
    await once(child.stdout, 'data')
    // At any moment, and between the two files: how long a write takes is for the machine to say.
    await (round % 2 === 0 ? setTimeout(round * 3.7 % 31) : untilThere(join(folder, '.prismdeck'), 'deck.md.next'))
    child.kill('SIGKILL')
    await once(child, 'exit')

    const left = await readFile(path, 'utf8')
    expect([a, b]).toContain(left)
    seen.old += Number(left === a)
    seen.pending += Number((await readdir(join(folder, '.prismdeck'))).includes('deck.md.next'))
    // All slides are known to be the program's own, and follow.
    expect(await generatedOnly(path, c)).toBe(true)
    const edited = left.replace('# s7 ', '# s7 mine ')
    await writeFile(path, edited)
    const { parts } = await saveDeck(path, c)
    expect(parts.filter(({ change }) => change !== 'generated')).toMatchObject([{ id: 's7', change: 'newer' }])
    expect(await readFile(path, 'utf8')).toBe(c.replace('# s7 c', edited.match(/# s7 .*/)![0]))

    await rm(path)
    await saveDeck(path, a)
    expect(await readdir(join(folder, '.prismdeck'))).toEqual(['deck.md.written'])
  }
  expect(seen.pending).toBeGreaterThan(0)
}, 300_000)

it('merges what an editor writes while it generates', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'deck.md')
  await saveDeck(path, deck('a'))
  let text = deck('a')
  for (let round = 0; round < 20; round++) {
    const saving = saveDeck(path, deck(round % 2 === 0 ? 'b' : 'a'))
    await setTimeout(round % 7)
    text = (await readFile(path, 'utf8')).replace(/# s9 .*/, `# s9 mine ${round}`)
    await writeFile(path, text)
    await saving
    const after = await readFile(path, 'utf8')
    expect(after).toContain(`# s9 mine ${round}`)
  }
})

it('lets two processes write one deck', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'deck.md')
  await saveDeck(path, deck('a').replace('# s3 a', '# s3 z'))
  await writeFile(path, (await readFile(path, 'utf8')).replace('# s3 z', '# s3 mine'))
  await Promise.all(Array.from({ length: 12 }, (_, i) => saveDeck(path, deck(i % 2 === 0 ? 'a' : 'b'))))
  await saveDeck(path, deck('c'))
  expect(await readFile(path, 'utf8')).toBe(deck('c').replace('# s3 c', '# s3 mine'))
  expect(await readdir(join(folder, '.prismdeck'))).toEqual(['deck.md.written'])
})

it('is not held up by the lock of a process that was killed', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'deck.md')
  const lock = join(folder, '.prismdeck/deck.md.lock')
  await mkdir(join(folder, '.prismdeck'))
  const dead = spawn(process.execPath, ['--version'])
  await once(dead, 'exit')
  await writeFile(lock, String(dead.pid))
  await saveDeck(path, deck('a'))
  // A process of the same number may have come after it, and clocks may be wrong.
  for (const seconds of [1, 2_000_000_000]) {
    await writeFile(lock, String(process.pid))
    await utimes(lock, seconds, seconds)
    await saveDeck(path, deck('b'))
  }
  expect(await readFile(path, 'utf8')).toBe(deck('b'))
})

it('touches nothing when nothing changes', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'deck.md')
  const record = join(folder, '.prismdeck/deck.md.written')
  await saveDeck(path, deck('a'))
  const before = await Promise.all([path, record].map(async file => (await stat(file)).mtimeMs))
  await setTimeout(20)
  await saveDeck(path, deck('a'))
  expect(await Promise.all([path, record].map(async file => (await stat(file)).mtimeMs))).toEqual(before)
})

it('works for a colleague who has only the deck and its record', async () => {
  const [here, there] = [await temporaryFolder(), await temporaryFolder()]
  await saveDeck(join(here, 'deck.md'), deck('a'))
  await writeFile(join(here, 'deck.md'), deck('a').replace('# s1 a', '# s1 mine'))
  await saveDeck(join(here, 'deck.md'), deck('b'))
  await mkdir(join(there, '.prismdeck'))
  for (const file of ['deck.md', '.prismdeck/deck.md.written'])
    await writeFile(join(there, file), (await readFile(join(here, file), 'utf8')).replaceAll('\n', '\r\n'))
  const { parts } = await compareDeck(join(there, 'deck.md'), deck('b'))
  expect(parts.filter(({ change }) => change !== 'generated')).toMatchObject([{ id: 's1', change: 'newer' }])
})

it('refuses a deck in another encoding, which it would spoil', async () => {
  const path = join(await temporaryFolder(), 'deck.md')
  const bytes = new Uint8Array([0x23, 0x20, 0xD6, 0xD0])
  await writeFile(path, bytes)
  await expect(saveDeck(path, deck('a'))).rejects.toThrow('this is no UTF-8')
  expect(new Uint8Array(await readFile(path))).toEqual(bytes)
})

it('waits for a writer that pauses between slides', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'deck.md')
  await saveDeck(path, deck('a'))
  const bits = deck('a').replace('# s30 a', '# s30 mine').match(/[\s\S]{1,400}/g)!
  await writeFile(path, bits[0]!)
  const saving = saveDeck(path, deck('b'), undefined, deck('a'))
  for (const bit of bits.slice(1)) {
    await setTimeout(20)
    await appendFile(path, bit)
  }
  await saving
  expect(await readFile(path, 'utf8')).toBe(deck('b').replace('# s30 b', '# s30 mine'))
})

it('keeps a deck as it was where most of it is gone at once', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'deck.md')
  const mine = deck('a').replace('# s30 a', '# s30 mine')
  await writeFile(path, mine)
  await saveDeck(path, deck('a'))
  await writeFile(path, mine.slice(0, mine.indexOf('\n---\nlayout: message\nid: s3\n')))
  await saveDeck(path, deck('a'), undefined, mine)
  expect(await readFile(join(folder, '.prismdeck/deck.md.before'), 'utf8')).toBe(mine)
})
