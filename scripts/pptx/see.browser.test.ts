import type { Deck } from '../slides/model.ts'
import { Buffer } from 'node:buffer'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, it, onTestFinished } from 'vitest'
import { plain } from '../slides/model.ts'
import { exportDecks } from '../slidev/export.ts'
import { DIAGRAM, message, removeDecks, ROOT, writeDeck } from '../slidev/test-decks.ts'

const base = { notes: { points: [], corrections: [], sources: [] }, minutes: 1 }

it('takes diagrams from the browser as vectors that need no browser, and slides of a person\'s own as text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prismdeck-pptx-'))
  const entry = await writeDeck('pptx', [DIAGRAM, `${message('own', 'Own')}\n- first\n- **second**\n`])
  onTestFinished(async () => {
    await rm(folder, { recursive: true })
    await removeDecks(entry)
  })
  const model: Deck = {
    audience: 'a',
    name: 'A',
    lang: 'zh',
    title: 'T',
    author: '',
    minutes: 2,
    sections: [],
    cut: [],
    slides: [
      { ...base, id: 'use-cases/map', layout: 'diagram', title: plain('D'), diagram: { mermaid: '', alt: '三组', nodes: 3 } },
      { ...base, id: 'own', layout: 'markdown', title: plain('Own'), markdown: '' },
    ],
  }
  const output = join(folder, 'deck.pptx')
  const [result] = await exportDecks([{ entry, output, model }], { root: ROOT, format: 'pptx' })
  expect(result).toMatchObject({ state: 'written', pages: 2 })

  const zip = await JSZip.loadAsync(await readFile(output))
  const svg = await zip.file('ppt/media/image-1-2.svg')!.async('string')
  expect(svg).not.toMatch(/foreignObject|<style|class=/)
  for (const label of ['企业内部', '面向客户', '代码伴侣', '平台'])
    expect(svg).toContain(`>${label}</text>`)
  expect(svg.match(/<(?:rect|path|polygon)/g)!.length).toBeGreaterThanOrEqual(6)
  const png = Buffer.from(await zip.file('ppt/media/image-1-1.png')!.async('uint8array'))
  expect(png.readUInt32BE(16)).toBeGreaterThan(200)
  const own = await zip.file('ppt/slides/slide2.xml')!.async('string')
  expect([...own.matchAll(/<a:t>([^<]*)/g)].map(match => match[1])).toEqual(expect.arrayContaining(['Own', 'first', 'second']))
})
