import { expect, it } from 'vitest'
import { mergeDeck } from './merge-deck.ts'
import { tellStale } from './tell-stale.ts'

const deck = (price: string) => `---
theme: default
title: Cups
layout: cover
id: cover
---

# Cups

---
layout: chart
id: cups/costs
chart:
  kind: bar
  alt: Costs
  values: [${price}]
---

# Aroma costs €${price} a cup

- €${price} is ${price}

<!--
- Say: nothing
-->
`

it('tells where a title is that quotes what the data no longer says, what stands there, and what the data says', () => {
  const { record } = mergeDeck(undefined, deck('3.15'), undefined, 'deck.md')
  const mine = deck('3.15').replace('# Aroma costs €3.15 a cup', '# Only €3.15 with Aroma').replace('- Say: nothing', '- Say: 3.15 is cheap')
  const { parts, markdown } = mergeDeck(mine, deck('5.15'), record, 'deck.md')
  expect(markdown).toContain('values: [5.15]')
  expect(tellStale('slides/deck.md', parts)).toEqual([
    'slides/deck.md:19 cups/costs: your title is older than the data\n  you wrote:  # Only €3.15 with Aroma\n  the data:   # Aroma costs €5.15 a cup',
    'slides/deck.md:24 cups/costs: your notes are older than the data\n  you wrote:  - Say: 3.15 is cheap\n  the data:   no longer has 3.15',
  ])
})
