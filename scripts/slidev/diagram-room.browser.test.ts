/** Diagrams in a real browser: boxes of one column are as wide as each other, none meets another, and the room of the slide is used. */
import { expect, it } from 'vitest'
import { flow } from '../diagrams/flow.ts'
import { splitDiagram } from '../diagrams/index.ts'
import { layers } from '../diagrams/layers.ts'
import { mindMap } from '../diagrams/mind-map.ts'
import { createMeasure } from '../slides/measure.ts'
import { openTestStage } from '../testing/test-stage.ts'
import { showDeck } from './show-deck.ts'
import { deckText } from './test-decks.ts'

const BOX = { width: 1152, height: 514 }

const DIAGRAMS = {
  flow: flow({
    columns: [{ nodes: ['a', 'b'].map(id => ({ id, label: `From ${id}` })) }, { nodes: ['c', 'd', 'e'].map(id => ({ id, label: `To ${id.repeat(12)}` })) }],
    edges: [{ from: 'a', to: 'c' }, { from: 'a', to: 'd', label: 'why' }, { from: 'b', to: 'e' }],
  }, 'flow'),
  mindMap: mindMap('Uses', [
    { name: '面向客户', leaves: ['智能导购', '社区与客户实时翻译', 'AI 伴侣', 'AI 助教'] },
    { name: 'Inside', leaves: ['Notes', 'Finance and operations reports', 'Tickets', 'Code'] },
  ], 'mind map'),
  layers: layers([{ name: 'Models', items: ['One'] }, { name: 'Chips', items: ['Two', 'Three'] }], 0, 'layers'),
}

const { show, page } = openTestStage()

it('fill their slide, and nothing in them meets', async () => {
  const slides = Object.entries(DIAGRAMS).map(([id, diagram]) => {
    const [part] = splitDiagram(diagram, BOX, createMeasure())
    return `layout: diagram\nid: ${id}\n---\n\n# ${id}\n\n\`\`\`mermaid\n${part!.diagram.mermaid}\n\`\`\`\n`
  })
  const staged = await show(deckText(slides))
  const drawings = await showDeck(page(), staged, { slides: slides.length }, ({ page }) => page.evaluate(() =>
    [...document.querySelectorAll('.mermaid')].map((host) => {
      const boxOf = (element: Element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return { left, right, top, bottom }
      }
      return {
        host: boxOf(host),
        boxes: [...host.shadowRoot!.querySelectorAll('g.node')].map(node => ({ ...boxOf(node.querySelector('.label-container')!), label: node.textContent!.trim() })),
        labels: [...host.shadowRoot!.querySelectorAll('g.node foreignObject')].map(boxOf),
      }
    })))

  expect(drawings).toHaveLength(slides.length)
  for (const { host, boxes, labels } of drawings) {
    const wide = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left))
    const high = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top))
    expect(Math.max(wide / (host.right - host.left), high / (host.bottom - host.top))).toBeGreaterThan(0.7)
    for (const [i, box] of boxes.entries()) {
      expect(labels[i]!.left, box.label).toBeGreaterThanOrEqual(box.left)
      expect(labels[i]!.right, box.label).toBeLessThanOrEqual(box.right)
      expect(box.left, box.label).toBeGreaterThanOrEqual(host.left - 1)
      expect(box.right, box.label).toBeLessThanOrEqual(host.right + 1)
      for (const other of boxes.slice(i + 1))
        expect(box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top, `${box.label} and ${other.label}`).toBe(true)
    }
  }
  const [flowed, mapped, stacked] = drawings
  for (const { boxes } of [flowed!, mapped!]) {
    for (const column of Map.groupBy(boxes, ({ left, right }) => Math.round((left + right) / 2)).values())
      expect(new Set(column.map(({ left, right }) => Math.round(right - left))).size, column.map(({ label }) => label).join()).toBe(1)
  }
  expect(Math.max(...stacked!.boxes.map(({ right }) => right)) - Math.min(...stacked!.boxes.map(({ left }) => left))).toBeGreaterThan(0.98 * BOX.width)
})
