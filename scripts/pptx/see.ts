import type { Deck } from '../slides/model.ts'
/** What a presentation takes from the browser: colours, diagrams, and the text of slides of a person's own. */
import type { ShownDeck } from '../slidev/show-deck.ts'
import type { Drawing } from './brush.ts'
import type { Colors } from './theme.ts'
import type { Seen } from './write-pptx.ts'
import { isDrawn } from './charts/index.ts'
import { PROPERTIES, themeOf } from './theme.ts'
import { readVectors } from './vector.ts'

export async function seeDeck({ page, facts, pictures }: ShownDeck, deck: Deck): Promise<Seen> {
  const theme = themeOf(await page.evaluate(readColors, PROPERTIES), deck.lang, deck.brand?.fonts)
  const containers = await page.locator('.print-slide-container').all()
  const drawings = new Map<string, Drawing>()
  const lines = new Map<string, readonly string[]>()
  for (const model of deck.slides) {
    const number = facts.slides.find(({ id }) => id === model.id)?.number
    const container = containers[pictures.findIndex(picture => picture.number === number)]
    if (!container)
      continue
    const figure = 'diagram' in model
      ? container.locator('.mermaid').first()
      : model.layout === 'chart' && isDrawn(model.chart)
        ? container.locator('.chart-canvas').first()
        : undefined
    const vectors = figure && await readVectors(figure, theme.font)
    if (figure && vectors) {
      const png = await figure.locator('svg').first().screenshot({ animations: 'disabled', omitBackground: true })
      drawings.set(model.id, { svg: vectors.svg, png, aspect: vectors.width / vectors.height })
    }
    if (model.layout === 'markdown')
      lines.set(model.id, (await container.locator('.slidev-layout').first().evaluate(shownText)).split('\n').map(line => line.trim()).filter(Boolean).slice(1))
  }
  return { theme, drawings, lines }
}

/** Runs in the page; a line for each block. */
function shownText(element: HTMLElement | SVGElement): string {
  // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- it knows no blocks
  return (element as HTMLElement).innerText
}

/** Runs in the page. */
function readColors(properties: typeof PROPERTIES): Colors {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const style = getComputedStyle(document.documentElement)
  const hex = (name: string) => {
    context.fillStyle = style.getPropertyValue(`--pd-${name}`).trim() || '#000'
    context.fillRect(0, 0, 1, 1)
    return `#${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map(value => value.toString(16).padStart(2, '0')).join('')}`
  }
  return {
    ...Object.fromEntries(Object.entries(properties).map(([key, name]) => [key, hex(name)])) as { [K in keyof typeof PROPERTIES]: string },
    palette: Array.from({ length: 10 }, (_, i) => hex(`c${i}`)),
  }
}
