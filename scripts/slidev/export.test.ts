import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { exportDecks } from './export.ts'
import { BROKEN_DIAGRAM, BROKEN_SLIDE, CHART, COVER, DIAGRAM, message, removeDecks, ROOT, writeDeck } from './test-decks.ts'

let folder: string
let entries: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-export-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
  await removeDecks(...entries)
  entries = []
})

async function deck(name: string, slides: readonly string[]) {
  const entry = await writeDeck(name, slides)
  entries.push(entry)
  return {
    entry,
    output: join(folder, `${name}.pdf`),
    slides: slides.length,
  }
}

/** The text of each page without its blanks, the title, the marks of a tagged PDF, and the names of all bookmarks. */
async function read(path: string) {
  const loading = getDocument({
    data: new Uint8Array(await readFile(path)),
    verbosity: 0,
  })
  const pdf = await loading.promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent()
    return items.map(item => 'str' in item
      ? item.str
      : '').join('').replace(/\s/g, '')
  }))
  const { view } = await pdf.getPage(1)
  const read = {
    pages,
    view,
    tagged: (await pdf.getMarkInfo())?.Marked,
    outline: (await pdf.getOutline()).map(entry => entry.title),
    info: (await pdf.getMetadata()).info as { Title?: string },
  }
  await loading.destroy()
  return read
}

it('prints each deck with text, embedded fonts, charts, diagrams and bookmarks', async () => {
  const first = await deck('first', [COVER, CHART, DIAGRAM])
  const second = await deck('second', [
    message('only', '另一份'),
  ])
  const third = await deck('third', [
    COVER,
    message('a', '甲'),
    message('b', '乙'),
    message('c', '丙'),
  ])
  const done: string[] = []
  await exportDecks([first, second, third], {
    root: ROOT,
    onProgress: ({ output }, count) => done.push(`${count} ${output}`),
  })

  expect(done).toEqual([first, second, third].map(({ output }, index) => `${index + 1} ${output}`))
  const pdf = await read(first.output)
  expect(pdf.pages).toHaveLength(3)
  expect(pdf.pages[0]).toContain('生成式AI与云服务')
  expect(pdf.pages[0]).toContain('面向工程师的“对比”')
  expect(pdf.pages[1]).toContain('会议纪要与摘要')
  expect(pdf.pages[1]).toContain('企业内部')
  expect(pdf.pages[2]).toContain('代码伴侣')
  expect(pdf.view).toEqual([0, 0, 960, 540])
  expect(pdf.tagged).toBe(true)
  expect(pdf.outline).toContain('面向客户的场景最多')
  expect(pdf.info.Title).toBe('测试')

  const raw = await readFile(first.output, 'latin1')
  expect(raw).toContain('/FontFile2')
  expect(raw).not.toMatch(/\/Subtype\s*\/Type3/)
  expect(raw.length).toBeLessThan(200_000)

  expect((await read(second.output)).pages).toEqual([
    expect.stringContaining('另一份'),
  ])
  expect((await read(third.output)).pages.map(text => text.slice(0, 1))).toEqual(['生', '甲', '乙', '丙'])
  expect((await readdir(join(ROOT, 'slides'))).filter(name => name === `.prismdeck-export-${process.pid}.md`)).toEqual([])
  expect(await readdir(folder)).toHaveLength(3)
})

it('names the slide of a broken diagram, leaves its last good PDF, and prints the other decks', async () => {
  const good = await deck('good', [COVER])
  const bad = await deck('bad', [COVER, BROKEN_DIAGRAM])
  await writeFile(bad.output, 'the last good PDF')
  const origins = new Map([
    ['broken/diagram', { file: 'data/sections/flow.yaml', line: 12 }],
  ])
  const error = await exportDecks([{ ...bad, origins }, good], { root: ROOT }).catch(error => error)

  expect(error).toBeInstanceOf(UserError)
  expect(error.message).toMatch(/bad\.md: slide 2 \(broken\/diagram, data\/sections\/flow\.yaml:12\): diagram not drawn: .*Parse error on line 3/)
  expect(await readFile(bad.output, 'utf8')).toBe('the last good PDF')
  expect((await read(good.output)).pages).toHaveLength(1)
})

it('names the slide whose frontmatter is no YAML', async () => {
  const bad = await deck('yaml', [COVER, 'layout: [message\n---\n\n# A\n'])
  await expect(exportDecks([bad], { root: ROOT })).rejects.toThrow(/yaml\.md: slide 2: the frontmatter is no YAML: /)
})

it('names the slide that does not compile', async () => {
  const bad = await deck('syntax', [
    COVER,
    message('a', 'Good'),
    BROKEN_SLIDE,
  ])
  const error = await exportDecks([bad], { root: ROOT }).catch(error => error)

  expect(error).toBeInstanceOf(UserError)
  expect(error.message).toMatch(/syntax\.md: slide 3 \(broken\/slide\): /)
  expect(await readdir(folder)).toEqual([])
})

it('names the slide with an unknown component or a missing picture', async () => {
  const tag = await deck('tag', [
    message('a', 'A'),
    `${message('b', 'B')}\n<Unheard of="it" />\n`,
  ])
  await expect(exportDecks([tag], { root: ROOT })).rejects.toThrow('slide 2 (b): unknown component: <unheard>')
  const picture = await deck('picture', [`${message('a', 'A')}\n![](https://127.0.0.1:1/none.png)\n`])
  await expect(exportDecks([picture], { root: ROOT })).rejects.toThrow('slide 1 (a): image not found: https://127.0.0.1:1/none.png')
})

it('tells when the deck has another number of slides', async () => {
  const bad = await deck('count', [
    COVER,
    message('a', 'A'),
  ])
  await expect(exportDecks([
    { ...bad, slides: 3 },
  ], { root: ROOT, timeout: 1000 }))
    .rejects
    .toThrow(/count\.md: the page has [012] of 3 slides after 1 s/)
})

it('wants all decks in one folder', async () => {
  const first = await deck('here', [COVER])
  const second = {
    ...first,
    entry: join(folder, 'there.md'),
  }
  await expect(exportDecks([first, second], { root: ROOT })).rejects.toThrow('the decks of one export have to be in one folder')
})
