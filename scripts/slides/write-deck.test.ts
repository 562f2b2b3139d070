/** What a deck's headmatter tells Slidev, by Slidev's own parser. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync, parseTimeString, resolveConfig } from '@slidev/parser'
import { expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { ROOT, SHIPPED_DECKS } from '../testing/data-folder.ts'
import { generateDeck } from './generate.ts'
import { createMeasure } from './measure.ts'

const { dataset, audiences: [board] } = await loadDataset(join(ROOT, 'scripts/testing/every-layout'))
const measure = createMeasure()

const configOf = (markdown: string) => resolveConfig(parseSync(markdown, 'deck.md').slides[0]!.frontmatter)

it('counts the time of the profile down', () => {
  for (const minutes of [40, 37.5]) {
    const config = configOf(generateDeck(dataset, { ...board!, minutes }, 'en', measure).markdown)
    expect(config.timer).toBe('countdown')
    expect(parseTimeString(config.duration).seconds).toBe(minutes * 60)
  }
})

it('counts up towards the deck\'s own time where the profile states none', () => {
  const { minutes: _, ...unlimited } = board!
  const { markdown, minutes } = generateDeck(dataset, unlimited, 'en', measure)
  const config = configOf(markdown)
  expect(config.timer).toBe('stopwatch')
  expect(parseTimeString(config.duration).seconds).toBe(60 * Math.ceil(minutes))
})

it('has the audience in the title of the page, so that no two decks have the same', async () => {
  const files = (await readdir(SHIPPED_DECKS)).filter(file => /^\w+\.\w+\.md$/.test(file))
  const titles = await Promise.all(files.map(async (file) => {
    const { title, titleTemplate } = configOf(await readFile(join(SHIPPED_DECKS, file), 'utf8'))
    return titleTemplate.replace('%s', () => title)
  }))
  expect(new Set(titles).size).toBe(files.length)
  expect(titles).toContain('Generative AI: value, cost and choice · Executives')
})
