import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openTestStage } from '../testing/test-stage.ts'
import { diagramsIn } from './drawings.ts'
import { showDeck } from './show-deck.ts'
import { deckText, DIAGRAM, message } from './test-decks.ts'

const { show, page } = openTestStage()

/** A diagram that no run has drawn before. */
const newDiagram = () => DIAGRAM.replace('代码伴侣', randomUUID().slice(0, 8))

async function draw(markdown: string) {
  return showDeck(page(), await show(markdown), {}, ({ page }) => page.evaluate(() => ({
    svg: document.querySelector('.mermaid')?.shadowRoot?.innerHTML,
    known: Object.keys(window.prismdeckDrawings?.known ?? {}).length,
    keeps: window.prismdeckDrawings !== undefined,
  })))
}

it('takes diagrams that were drawn before, and only where they look the same', async () => {
  const diagram = newDiagram()
  const first = await draw(deckText([diagram]))
  expect(first).toEqual({ svg: expect.stringContaining('<svg'), known: 0, keeps: true })
  expect(await draw(deckText([message('a', '甲'), diagram]))).toEqual({ svg: first.svg, known: 1, keeps: true })
  const branded = await draw(deckText([diagram], 'themeConfig:\n  brand: { colors: { light: { text: "#aa0000" } } }\n'))
  expect(branded).toEqual({ svg: expect.stringContaining('<svg'), known: 0, keeps: true })
  expect(branded.svg).not.toBe(first.svg)
})

it('keeps nothing of decks whose own styles or fonts may change it', async () => {
  const diagram = newDiagram()
  expect(await draw(deckText([`${diagram}\n<style>\n:global(svg p) { font-size: 30px }\n</style>\n`]))).toMatchObject({ known: 0, keeps: false })
  const fonts = 'themeConfig:\n  brand: { fonts: { latin: { regular: fonts/a.ttf, bold: fonts/a.ttf } } }\n'
  await expect(draw(deckText([diagram], fonts))).rejects.toThrow('font')
  expect(await draw(deckText([diagram]))).toMatchObject({ known: 0, keeps: true })
})

it('finds the diagrams of a slide as they are drawn', () => {
  expect(diagramsIn('# A\n\n```mermaid {scale: 1}\n\nflowchart LR\n  a --> b\n```\n\n~~~mermaid\npie\n~~~\n```ts\nlet a\n```\n')).toEqual(['flowchart LR\n  a --> b', 'pie'])
})
