import type { Browser } from 'playwright-chromium'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readPdf } from '../testing/read-pdf.ts'
import { exportDecks } from './export.ts'
import { parseRange } from './range.ts'
import { BROKEN_DIAGRAM, BROKEN_SLIDE, CHART, COVER, deckText, DIAGRAM, message, removeDecks, ROOT, writeDeck } from './test-decks.ts'

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

async function deck(name: string, slides: readonly string[], head = '') {
  const entry = await writeDeck(name, slides, head)
  entries.push(entry)
  return {
    entry,
    output: join(folder, `${name}.pdf`),
    slides: slides.length,
  }
}

it('prints each deck with text, embedded fonts, charts, diagrams, and what it says of itself', async () => {
  const first = await deck('first', [COVER, CHART, DIAGRAM], 'author: 作者\ninfo: 给工程师\n')
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
  const results = await exportDecks([first, second, third], {
    root: ROOT,
    onProgress: ({ deck, state, pages }) => done.push(`${state} ${deck.output} ${pages}`),
  })

  expect(done).toEqual([`written ${first.output} 3`, `written ${second.output} 1`, `written ${third.output} 4`])
  expect(results.map(({ bytes }) => bytes)).toEqual(await Promise.all([first, second, third].map(async ({ output }) => (await stat(output)).size)))
  const pdf = await readPdf(first.output)
  expect(pdf.pages.map(({ text }) => text)).toEqual([
    expect.stringContaining('生成式AI与云服务面向工程师的“对比”'),
    expect.stringMatching(/会议纪要与摘要.*企业内部|企业内部.*会议纪要与摘要/),
    expect.stringContaining('代码伴侣'),
  ])
  expect(pdf.pages[0]!.size).toEqual([960, 540])
  expect(pdf.info).toMatchObject({ Title: '测试', Author: '作者', Subject: '给工程师', Language: 'zh-CN', Producer: 'Prismdeck' })
  expect(pdf.info).not.toHaveProperty('CreationDate')
  expect(pdf.fonts.map(({ type, embedded }) => `${type} ${embedded}`)).not.toContain(expect.stringContaining('Type3'))
  expect(pdf.fonts.every(({ type, embedded }) => type === 'CIDFontType2' && embedded)).toBe(true)
  expect((await stat(first.output)).size).toBeLessThan(60_000)

  expect((await readPdf(second.output)).pages.map(({ text }) => text)).toEqual(['另一份1/1'])
  expect((await readPdf(third.output)).pages.map(({ text }) => text.slice(0, 1))).toEqual(['生', '甲', '乙', '丙'])
  expect((await readdir(join(ROOT, 'slides'))).filter(name => name.startsWith(`.prismdeck-export-${process.pid}`))).toEqual([])
  expect((await readdir(folder)).sort()).toEqual(['.prismdeck.json', 'first.pdf', 'second.pdf', 'third.pdf'])
})

it('prints the same bytes again, from another browser and after other decks', async () => {
  const decks = [
    await deck('again', [COVER, CHART, DIAGRAM]),
    await deck('styled', [`${message('a', '红')}\n\n<style>\n:global(h1) { color: red }\n</style>\n`]),
    await deck('branded', [DIAGRAM], 'themeConfig:\n  brand: { colors: { light: { text: "#aa0000" } } }\n'),
    await deck('other', [CHART, message('a', '甲'), message('b', '乙')]),
  ]
  await exportDecks(decks, { root: ROOT })
  const before = await Promise.all(decks.map(({ output }) => readFile(output)))
  await exportDecks([...decks].reverse(), { root: ROOT, force: true })
  expect(await Promise.all(decks.map(({ output }) => readFile(output)))).toEqual(before)
})

it('tags the reading order, headings, tables, and what charts and diagrams show', async () => {
  const table = 'layout: table\nid: t\n---\n\n# 表\n\n| 甲 | 乙 |\n| :-- | :-- |\n| 丙 | 丁 |\n'
  const tagged = await deck('tags', [COVER, CHART, DIAGRAM.replace('id: use', 'alt: 三组场景\nid: use'), table])
  await exportDecks([tagged], { root: ROOT })
  const { pages } = await readPdf(tagged.output)
  expect(pages.map(({ tags }) => tags)).toEqual([
    ['H1', 'P'],
    ['H1', 'Figure: 各组场景数', 'L', 'LI', 'P'],
    ['H1', 'Figure: 三组场景', 'P'],
    ['H1', 'Table', 'TR', 'TH', 'TH', 'TR', 'TD', 'TD', 'P'],
  ])
})

it('bookmarks sections and slides, and links from slide to slide and to the web', async () => {
  const linked = await deck('links', [
    COVER,
    `${message('s', '一')}`.replace('layout: message', 'layout: section\nsection: 一'),
    `${message('a', '甲 $a').replace('---', 'section: 一\n---')}\n[回到封面](1) 和 [网站](https://example.org/?a=1&b=2)\n`,
    message('b', '乙').replace('---', 'section: 二\n---'),
  ])
  await exportDecks([linked], { root: ROOT })
  const { outline, pages } = await readPdf(linked.output)
  expect(outline).toEqual([
    { title: '生成式 AI 与云服务', page: 1, below: [] },
    { title: '一', page: 2, below: [{ title: '甲 $a', page: 3, below: [] }] },
    { title: '二', page: 4, below: [{ title: '乙', page: 4, below: [] }] },
  ])
  expect(pages[2]!.links).toEqual([1, 'https://example.org/?a=1&b=2'])
})

it('adds pages with the notes, and pages for clicks', async () => {
  const noted = await deck('notes', [
    `${message('a', '甲')}\n<!--\n- 要点一\n- 要点二\n-->\n`,
    `${message('b', '乙')}\n<v-clicks>\n\n- 先\n- 后\n\n</v-clicks>\n\n<!--\n${Array.from({ length: 60 }, (_, i) => `- 第 ${i + 1} 点`).join('\n')}\n-->\n`,
    message('c', '丙'),
  ])
  const [withNotes] = await exportDecks([noted], { root: ROOT, notes: true })
  const texts = (await readPdf(noted.output)).pages.map(({ text }) => text)
  expect(withNotes!.pages).toBe(texts.length)
  expect(texts).toEqual([
    expect.stringMatching(/^甲/),
    expect.stringMatching(/^1·甲.*要点一.*要点二/),
    expect.stringMatching(/^乙/),
    expect.stringMatching(/^2·乙.*第1点/),
    expect.any(String),
    expect.any(String),
    expect.any(String),
    expect.stringMatching(/^丙/),
  ].slice(0, texts.length))
  expect(texts.join('')).toContain('第60点')
  expect(texts.at(-1)).toMatch(/^丙/)

  const [result] = await exportDecks([noted], { root: ROOT, clicks: true })
  const clicks = await readPdf(noted.output)
  expect(result).toMatchObject({ state: 'written', pages: 5 })
  expect(clicks.pages.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^甲/),
    expect.not.stringMatching(/先/),
    expect.not.stringMatching(/后/),
    expect.stringMatching(/^乙[^\n\r\u2028\u2029\u5148]*\u5148.*后/),
    expect.stringMatching(/^丙/),
  ])
  expect(clicks.outline.map(({ page }) => page)).toEqual([1, 2, 5])
})

it('prints some of the slides alone, with the numbers that they have', async () => {
  const some = await deck('some', [COVER, `${message('a', '甲')}\n[丙](4)\n`, DIAGRAM, message('c', '丙'), message('d', '丁')])
  // Drawn in the same page, after the other.
  const others = await deck('others', ['1', '2', '3', '4', '5', '6'].map(name => message(`s${name}`, `第${name}张`)))
  const few = await deck('few', [COVER, message('b', '乙')])
  const results = await exportDecks([some, others, few], { root: ROOT, range: parseRange('2-3,5')! })
  expect(results.map(({ state, pages }) => `${state} ${pages}`)).toEqual(['written 3', 'written 3', 'failed 0'])
  expect(results[2]!.reason).toBe('--range 2-3,5 asks for slide 3, and the last one is 2; 2- is all from 2 on')
  const { pages, outline } = await readPdf(some.output)
  expect(pages.map(({ text }) => text)).toEqual([expect.stringMatching(/^甲.*2\/5$/), expect.stringContaining('代码伴侣'), expect.stringMatching(/^丁.*5\/5$/)])
  expect(outline.map(({ page }) => page)).toEqual([1, 2, 3])
  expect((await readPdf(others.output)).pages.map(({ text }) => text)).toEqual(['第2张2/6', '第3张3/6', '第5张5/6'])
})

it('leaves no folder beside decks that lie elsewhere, where Slidev would make one', async () => {
  const decks = join(folder, 'decks')
  await mkdir(decks)
  const path = join(decks, 'deck.md')
  await writeFile(path, deckText([COVER]))
  // Slidev takes the first deck's folder for that of all, as long as a process lives.
  const script = join(folder, 'export.mjs')
  await writeFile(script, `import { exportDecks } from ${JSON.stringify(join(ROOT, 'scripts/slidev/export.ts'))}
    const [{ reason }] = await exportDecks([{ entry: ${JSON.stringify(path)}, output: ${JSON.stringify(join(folder, 'deck.pdf'))} }], { root: ${JSON.stringify(ROOT)} })
    console.log(reason)`)
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  expect(stdout).toBe('undefined\n')
  expect(await readdir(decks)).toEqual(['deck.md'])
})

it('writes a folder of pictures of the size asked for', async () => {
  const output = join(folder, 'pictures')
  await exportDecks([{ ...await deck('pictures', [COVER, CHART, message('a', 'A slide more')]), output }], { root: ROOT, format: 'png', scale: 0.5 })
  expect(await readdir(output)).toHaveLength(3)
  const pictures = { ...await deck('pictures', [COVER, CHART]), output }
  const [result] = await exportDecks([pictures], { root: ROOT, format: 'png', scale: 0.5 })
  expect(result).toMatchObject({ state: 'written', pages: 2 })
  expect(await readdir(pictures.output)).toEqual(['01.png', '02.png'])
  const png = await readFile(join(pictures.output, '02.png'))
  expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 640, 360])
})

it('names slide and data line of a broken diagram, leaves its last good PDF, and prints the other decks', async () => {
  const good = await deck('good', [COVER])
  await exportDecks([await deck('bad', [COVER])], { root: ROOT })
  const bad = await deck('bad', [COVER, BROKEN_DIAGRAM])
  const lastGood = await readFile(bad.output)
  const origins = new Map([
    ['broken/diagram', { file: 'data/sections/flow.yaml', line: 12 }],
  ])
  const [failed, written] = await exportDecks([{ ...bad, origins }, good], { root: ROOT })

  expect(failed).toMatchObject({
    state: 'failed',
    reason: expect.stringMatching(/^slide 2 \(broken\/diagram, data\/sections\/flow\.yaml:12\): diagram not drawn: .*Parse error on line 3/),
  })
  expect(await readFile(bad.output)).toEqual(lastGood)
  expect(written).toMatchObject({ state: 'written' })
  expect((await readPdf(good.output)).pages).toHaveLength(1)
})

it.each([
  ['a frontmatter that is no YAML', [COVER, 'layout: [message\n---\n\n# A\n'], /^slide 2: the frontmatter is no YAML: /],
  ['a slide that does not compile', [COVER, message('a', 'Good'), BROKEN_SLIDE], /^slide 3 \(broken\/slide\): /],
  ['an unknown component', [COVER, `${message('b', 'B')}\n<Unheard of="it" />\n`], /^slide 2 \(b\): unknown component: <unheard>/],
  ['an unknown layout', [COVER, message('b', 'B').replace('layout: message', 'layout: unheard')], /^slide 2 \(b\): .*unheard/],
  ['a blank slide', [COVER, `${message('b', 'B')}\n{{ $nothing.at.all }}\n`], /^slide 2 \(b\): /],
  ['a missing picture', [`${message('a', 'A')}\n![](https://127.0.0.1:1/none.png)\n`], /^slide 1 \(a\): image not found: https:\/\/127\.0\.0\.1:1\/none\.png/],
  ['a chart without data', [COVER, 'layout: chart\nid: c\n---\n\n# C\n'], /^slide 2 \(c\): /],
] as const)('finds %s before a file is written', async (_, slides, reason) => {
  const bad = await deck('wrong', slides)
  const [result] = await exportDecks([bad], { root: ROOT, timeout: 5000 })
  expect(result).toMatchObject({ state: 'failed', reason: expect.stringMatching(reason) })
  expect(await readdir(folder)).toEqual([])
})

it('tells when the deck has another number of slides', async () => {
  const bad = await deck('count', [
    COVER,
    message('a', 'A'),
  ])
  const [result] = await exportDecks([
    { ...bad, slides: 3 },
  ], { root: ROOT, timeout: 1000 })
  expect(result?.reason).toMatch(/^the page has [012] of 3 slides after 1 s/)
})

it('leaves what has not changed, and sees every change', async () => {
  const same = await deck('same', [COVER])
  const changing = await deck('changing', [message('a', '甲')])
  const states = async (options = {}) => (await exportDecks([same, changing], { root: ROOT, ...options })).map(({ state, pages }) => `${state} ${pages}`)
  expect(await states()).toEqual(['written 1', 'written 1'])
  expect(await states()).toEqual(['unchanged 1', 'unchanged 1'])
  await writeDeck('changing', [message('a', '乙')])
  expect(await states()).toEqual(['unchanged 1', 'written 1'])
  await writeFile(same.output, 'what a person has made of it')
  expect(await states()).toEqual(['failed 0', 'unchanged 1'])
  expect(await readFile(same.output, 'utf8')).toBe('what a person has made of it')
  await rm(same.output)
  expect(await states()).toEqual(['written 1', 'unchanged 1'])
  await rm(changing.output)
  expect(await states()).toEqual(['unchanged 1', 'written 1'])
  expect(await states({ dark: true })).toEqual(['written 1', 'written 1'])
  expect(await states({ dark: true, force: true })).toEqual(['written 1', 'written 1'])
})

it('starts a new browser where it dies, and prints the deck again', async () => {
  const decks = [await deck('before', [COVER]), await deck('dying', [COVER, CHART, DIAGRAM]), await deck('after', [COVER])]
  const browsers: Browser[] = []
  const results = await exportDecks(decks, {
    root: ROOT,
    onBrowser: browser => browsers.push(browser),
    // While the next deck is being drawn.
    onProgress: () => setTimeout(() => browsers.length === 1 && void browsers[0]!.close(), 100),
  })
  expect(browsers).toHaveLength(2)
  expect(results.map(({ state, pages }) => `${state} ${pages}`)).toEqual(['written 1', 'written 3', 'written 1'])
  expect((await readPdf(decks[1]!.output)).pages).toHaveLength(3)
})

it.skipIf(process.platform === 'win32')('tells once, and of no deck, that no browser starts', async () => {
  const browser = join(folder, 'browser')
  await writeFile(browser, '#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n', { mode: 0o755 })
  const decks = [await deck('one', [COVER]), await deck('two', [COVER])]
  const done: unknown[] = []
  await expect(exportDecks(decks, { root: ROOT, browser, onProgress: result => done.push(result) })).rejects.toThrow(`--browser ${browser} does not start:`)
  expect(done).toEqual([])
})

it('runs twice at once', async () => {
  const left = [await deck('left', [COVER, message('a', '左')]), await deck('left2', [message('a', '左二')])]
  const right = [await deck('right', [message('a', '右'), COVER]), await deck('right2', [message('a', '右二')])]
  const results = await Promise.all([left, right].map(decks => exportDecks(decks, { root: ROOT })))
  expect(results.flat().map(({ state }) => state)).toEqual(['written', 'written', 'written', 'written'])
  expect((await readPdf(left[0]!.output)).pages[1]!.text).toContain('左')
  expect((await readPdf(right[0]!.output)).pages[0]!.text).toContain('右')
  expect((await readPdf(right[1]!.output)).pages[0]!.text).toContain('右二')
})

it('tells in words when the file can not be written', async () => {
  const entry = await deck('unwritable', [COVER])
  await writeFile(join(folder, 'file'), '')
  const below = join(folder, 'file', 'unwritable.pdf')
  const taken = join(folder, 'taken.pdf')
  await mkdir(join(taken, 'full'), { recursive: true })
  const results = await exportDecks([{ ...entry, output: below }, { ...entry, output: taken }], { root: ROOT })
  expect(results.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/can't be written: a part of its path is a file, not a folder; /),
    expect.stringContaining('taken.pdf is there, and was not written by an export, so it is not overwritten'),
  ])
  expect((await readdir(folder)).sort()).toEqual(['file', 'taken.pdf'])
})

it('wants all decks in one folder', async () => {
  const first = await deck('here', [COVER])
  const second = {
    ...first,
    entry: join(folder, 'there.md'),
  }
  await expect(exportDecks([first, second], { root: ROOT })).rejects.toThrow('the decks of one export have to be in one folder')
})
