import { expect, it } from 'vitest'
import { SHIPPED_DATA, spoiledData } from '../testing/data-folder.ts'
import { nameOf, planDecks } from './command.ts'
import { firstDeck } from './first-deck.ts'

it('is that of `full`, in the language of the person', async () => {
  const plans = await planDecks([], { data: SHIPPED_DATA })
  expect(nameOf(plans[0]!)).not.toMatch(/^full/)
  expect(['en-GB', 'zh-CN', 'zh-TW', 'fr'].map(tag => nameOf(firstDeck(plans, [tag])))).toEqual(['full.en', 'full.zh', 'full.zh', `full.${plans[0]!.dataset.languages[0]}`])
})

it('is that of the audience that the dataset states, or of the one there is', async () => {
  const data = await spoiledData([['dataset.yaml', 'languages:', 'first: buyer\nlanguages:']])
  expect(nameOf(firstDeck(await planDecks([], { data }), ['en']))).toBe('buyer.en')
  expect(nameOf(firstDeck(await planDecks(['executive'], { data, lang: 'zh' }), ['en']))).toBe('executive.zh')
})

it('tells where there is no such audience', async () => {
  const data = await spoiledData([['dataset.yaml', 'languages:', 'first: bayer\nlanguages:']])
  await expect(planDecks([], { data })).rejects.toThrow(/dataset\.yaml:\d+:\d+ unknown-audience: there is no audiences\/bayer\.yaml; did you mean "buyer"\?/)
})
