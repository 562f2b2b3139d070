/** A slide that a person edited and the data behind it: what each of them changed is there, and what both did is told. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSlide, staleQuotes } from './merge-slide.ts'
import { cutSlide, joinUnits } from './slide-parts.ts'

const BASE = `---
layout: chart
id: cups/costs
chart:
  kind: bar
  alt: "Costs: Aroma 3.15, Brio 2.95"
  categories: [Aroma, Brio]
  labels: [€3.15, €2.95]
  series:
    - name: Cost
      values: [3.15, 2.95]
# Above what is below
footnote: From the trials
---

# Aroma costs €3.15 a cup

::takeaway::

- **Aroma**: €3.15 a cup
- **Brio**: €2.95 a cup

| Machine | Price | Cups |
| :-- | --: | --: |
| Aroma | 900 | 24 |
| Brio | 700 | 30 |

\`\`\`mermaid
flowchart LR
  a["Aroma"] --> b["Brio"]
\`\`\`

<!--
- Start at 1:00; about 1 minute
- Say that Aroma is the dearest
- Source: trials
-->`

const THEIRS = BASE.replaceAll('3.15', '5.15').replace('1:00; about 1', '1:30; about 2')

const merge = (change: (text: string) => string, theirs = THEIRS) => mergeSlide(BASE, change(BASE), theirs)

describe('whoever changes a part alone has it', () => {
  const cases: readonly (readonly [name: string, from: string, to: string])[] = [
    ['an entry', '- **Brio**: €2.95 a cup', '- **Brio**: the cheapest'],
    ['an added entry', '- **Brio**: €2.95 a cup', '- **Brio**: €2.95 a cup\n- **Ours**: coffee from home'],
    ['a row', '| Brio | 700 | 30 |', '| Brio, the small one | 700 | 30 |'],
    ['an added row', '| Brio | 700 | 30 |', '| Brio | 700 | 30 |\n| Crema | 650 | 20 |'],
    ['a diagram', 'b["Brio"]', 'b["Brio GmbH"]'],
    ['a footnote', 'footnote: From the trials', 'footnote: From our trials'],
    ['a field of one\'s own', 'footnote:', 'transition: fade\nfootnote:'],
    ['a note', '- Say that Aroma is the dearest', '- Say it slowly'],
    ['a paragraph of one\'s own', '::takeaway::', 'First things first.\n\n::takeaway::'],
    ['the comment above a key', '# Above what is below', '# My remark'],
  ]
  it.each(cases)('%s', (_, from, to) => {
    const { text, base, stale } = merge(slide => slide.replace(from, to))
    expect(text).toBe(THEIRS.replace(from, to))
    expect(base).toBe(THEIRS)
    expect(stale).toEqual([])
  })

  it('a part that was taken out stays away, whatever the data says of it', () => {
    const { text, stale } = merge(slide => slide.replace('- **Aroma**: €3.15 a cup\n', '').replace('\nfootnote: From the trials', ''))
    expect(text).toBe(THEIRS.replace('- **Aroma**: €5.15 a cup\n', '').replace('\nfootnote: From the trials', ''))
    expect(stale).toEqual([])
  })

  it('a row that the data no longer has goes, one that it now has comes', () => {
    const theirs = THEIRS.replace('| Brio | 700 | 30 |', '| Crema | 650 | 20 |\n| Dolce | 500 | 12 |')
    const { text } = merge(slide => slide.replace('# Aroma costs €3.15 a cup', '# My title'), theirs)
    expect(text).toBe(theirs.replace('# Aroma costs €5.15 a cup', '# My title'))
  })
})

describe('a part that both changed', () => {
  it('stays as the person wrote it, is told, and goes on being told', () => {
    const first = merge(slide => slide.replace('# Aroma costs €3.15 a cup', '# Only €3.15: Aroma'))
    expect(first.text).toBe(THEIRS.replace('# Aroma costs €5.15 a cup', '# Only €3.15: Aroma'))
    expect(first.stale).toEqual([{ part: 'title', mine: '# Only €3.15: Aroma', now: '# Aroma costs €5.15 a cup' }])
    const later = THEIRS.replace('700', '720')
    const second = mergeSlide(first.base, first.text, later)
    expect(second.text).toBe(later.replace('# Aroma costs €5.15 a cup', '# Only €3.15: Aroma'))
    expect(second.stale).toEqual(first.stale)
  })

  it('is told of once the data is what it was', () => {
    const { base, text } = merge(slide => slide.replace('# Aroma costs €3.15 a cup', '# Only €3.15: Aroma'))
    expect(mergeSlide(base, text, BASE)).toMatchObject({ stale: [], text: BASE.replace('# Aroma costs €3.15 a cup', '# Only €3.15: Aroma') })
  })

  it('is a whole paragraph where it was written anew', () => {
    const anew = merge(slide => slide.replace(/- \*\*Aroma[^|]*/, 'Both are cheap, and both are near.\n\n'))
    expect(anew.text).toBe(THEIRS.replace(/- \*\*Aroma[^|]*/, 'Both are cheap, and both are near.\n\n'))
    expect(anew.stale).toMatchObject([{ part: 'text', mine: 'Both are cheap, and both are near.' }])
  })

  it('is the whole chart, where half of each would put values to other names', () => {
    const renamed = (slide: string) => slide.replace('categories: [Aroma, Brio]', 'categories: [Aroma Deluxe, Brio]')
    expect(merge(renamed).text).toContain('categories: [Aroma Deluxe, Brio]\n  labels: [€5.15, €2.95]')
    const more = THEIRS.replace('categories: [Aroma, Brio]', 'categories: [Brio, Aroma]').replace('values: [5.15, 2.95]', 'values: [2.95, 5.15]')
    const { text, stale } = merge(renamed, more)
    expect(text).toContain(renamed(BASE).slice(BASE.indexOf('chart:'), BASE.indexOf('# Above')))
    expect(text).toContain('# Aroma costs €5.15 a cup')
    expect(stale.map(({ part }) => part)).toEqual(['frontmatter chart'])
  })

  it('is the whole diagram', () => {
    const { text, stale } = merge(slide => slide.replace('b["Brio"]', 'b["Brio GmbH"]'), THEIRS.replace('a["Aroma"]', 'a["Aroma 2"]'))
    expect(text).toContain('a["Aroma"] --> b["Brio GmbH"]')
    expect(stale).toMatchObject([{ part: 'text' }])
  })
})

describe('a number that a person quotes', () => {
  const quote = (mine: string, theirs = THEIRS) => {
    const { text, stale } = mergeSlide(BASE, mine, theirs)
    return staleQuotes(BASE, text, theirs, [], new Set(stale.map(part => part.mine)))
  }

  it('is told when the data no longer has it, though no one else changed the words', () => {
    const found = quote(BASE.replace('- Say that Aroma is the dearest', '- At 3.15 and 2.95, the gap is small'))
    expect(found).toMatchObject([{ part: 'notes', number: '3.15', mine: '- At 3.15 and 2.95, the gap is small' }])
  })

  it('goes on being told until the line is written anew or the data has it again', () => {
    const mine = BASE.replace('::takeaway::', 'Aroma: 24 cups a day\n\n::takeaway::')
    const theirs = THEIRS.replace('| 24 |', '| 26 |')
    const { text } = mergeSlide(BASE, mine, theirs)
    const found = staleQuotes(BASE, text, theirs, [], new Set())
    expect(found.map(({ number }) => number)).toEqual(['24'])
    expect(staleQuotes(theirs, text, theirs, found, new Set())).toEqual(found)
    expect(staleQuotes(theirs, text.replace('Aroma: 24', 'Aroma: 24 to 26'), theirs, found, new Set())).toEqual([])
    expect(staleQuotes(theirs, text, BASE, found, new Set())).toEqual([])
  })

  it('is the same number however it is written', () => {
    const base = BASE.replace('900', '1,900').replace('€2.95]', '€2.95]\n  unit: 1900')
    const theirs = base.replace('1,900', '1,950')
    const mine = base.replace('::takeaway::', 'For 1900 it is a bargain.\n\n::takeaway::')
    expect(staleQuotes(base, mine, theirs, [], new Set())).toEqual([])
    expect(staleQuotes(base, mine, theirs.replace('1900', '1950'), [], new Set()).map(({ number }) => number)).toEqual(['1900'])
  })
})

describe('over random slides', () => {
  const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', '价格', '24', '3.15')
  const words = fc.array(word, { minLength: 1, maxLength: 4 }).map(all => all.join(' '))
  const line = fc.oneof(
    words.map(text => `- ${text}`),
    words.map(text => `| ${text} | x |`),
    words.map(text => `${text}\n`),
    words.map(text => `\`\`\`mermaid\n${text}\n\`\`\``),
    fc.constantFrom('::right::', '', '## Part'),
  )
  const slide = fc.record({
    fields: fc.uniqueArray(fc.tuple(fc.constantFrom('alt', 'footnote', 'size', 'columns'), words), { selector: ([key]) => key }),
    title: fc.option(words),
    lines: fc.array(line, { maxLength: 8 }),
    notes: fc.option(fc.array(words, { minLength: 1, maxLength: 4 })),
  }).map(({ fields, title, lines, notes }) => [
    '---\nlayout: table\nid: a/b',
    ...fields.map(([key, value]) => `${key}: "${value}"`),
    '---\n',
    ...title === null ? [] : [`# ${title}\n`],
    ...lines,
    ...notes === null ? [] : [`\n<!--\n${notes.map(note => `- ${note}`).join('\n')}\n-->`],
  ].join('\n').trim())
  /** Another version of a slide, most of it the same. */
  const edited = (text: string, mark: string) => fc.array(fc.tuple(fc.nat(), fc.constantFrom('change', 'delete', 'insert')), { maxLength: 4 }).map((edits) => {
    const lines = text.split('\n')
    edits.forEach(([n, what], i) => {
      const from = lines.indexOf('---', 1) + 1
      if (from >= lines.length)
        return
      const at = from + n % (lines.length - from)
      if (what === 'insert')
        lines.splice(at, 0, `- ${mark}${i}`)
      else if (!/^(?:<!--|-->|```|::|$)/.test(lines[at]!))
        lines.splice(at, 1, ...what === 'delete' ? [] : [lines[at]!.replace(/\S+(?=\s*\|?$)/, `$& ${mark}${i}`)])
    })
    return lines.join('\n').trim()
  })
  const three = slide.chain(base => fc.tuple(fc.constant(base), edited(base, 'mine'), edited(base, 'data')))

  it('a slide is cut and joined to the same characters', () => {
    fc.assert(fc.property(slide, (text) => {
      expect(joinUnits(cutSlide(`${text}\n`))).toBe(`${text}\n`)
    }), { numRuns: 500 })
  })

  it('nothing of a person is lost, what the data changed alone comes, and to merge again changes nothing', () => {
    fc.assert(fc.property(three, ([base, mine, theirs]) => {
      const { text, base: next, stale } = mergeSlide(base, mine, theirs)
      const marks = (slide: string, mark: string) => [...new Set(slide.match(new RegExp(`\\b${mark}\\d`, 'g')))].sort()
      expect(marks(text, 'mine')).toEqual(marks(mine, 'mine'))
      if (mine === base)
        expect([text, stale]).toEqual([theirs, []])
      if (theirs === base)
        expect([text, stale]).toEqual([mine, []])
      expect(mergeSlide(next, text, theirs)).toEqual({ text, base: next, stale })
    }), { numRuns: 1000 })
  })
})
