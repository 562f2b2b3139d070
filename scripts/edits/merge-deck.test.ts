/** What a person did in a deck stays, whatever the data does: over random histories, and case by case. */
import type { DeckRecord } from './deck-record.ts'
import type { Settle } from './merge-list.ts'
import process from 'node:process'
import { parseSync } from '@slidev/parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { cutDeck, joinDeck } from './cut-deck.ts'
import { DeckError } from './deck-problems.ts'
import { readRecord, writeRecord } from './deck-record.ts'
import { mergeDeck } from './merge-deck.ts'
import { SETTLE_NOTHING } from './merge-list.ts'

interface Data { readonly title: string, readonly slides: readonly { readonly id: string, readonly version: number }[] }

const slideText = (id: string, version: number) => `---
layout: chart
id: ${id}
chart:
  kind: bar
  alt: "Costs of version ${version}"
  categories: [A, B]
  series:
    - name: Cost
      values: [${version}, 2]
---

# ${id} in version ${version}

- **Cost**: ${version}.15
- **Time**: always the same

| a | b |
| --- | --- |
| c | ${version} |

\`\`\`mermaid
flowchart LR
  a --> b
\`\`\`

<!--
- Time: about ${version} minutes
- Say: the same
-->
`

/** The lines of a slide that a person may edit: where a token goes. */
const LINES = {
  title: /^# [^\r\n]*/m,
  cost: /^- \*\*Cost\*\*[^\r\n]*/m,
  time: /^- \*\*Time\*\*[^\r\n]*/m,
  row: /^\| c[^|]*/m,
  alt: /^ {2}alt: "[^"]*/m,
  values: /^ {6}values: \[\d+, \d+/m,
  minutes: /^- Time: [^\r\n]*/m,
  say: /^- Say: [^\r\n]*/m,
} as const

type LineName = keyof typeof LINES

const EDITED_LINES = Object.keys(LINES).filter(name => name !== 'values') as LineName[]

const lineOf = (text: string, name: LineName) => LINES[name].exec(text)?.[0]

/** A deck as the program writes it. */
function deckOf({ title, slides }: Data): string {
  return slides.map(({ id, version }, i) => i === 0
    ? slideText(id, version).replace('---\n', `---\ntheme: default\naddons: [./]\ntitle: ${title}\nhtmlAttrs:\n  lang: en\n`)
    : slideText(id, version)).join('\n')
}

const FIRST: Data = { title: 'Deck', slides: ['cover', 'a', 'b', 'c', 'd', 'e'].map(id => ({ id, version: 1 })) }

/** The deck's file, its record, and the data. */
class History {
  data = FIRST
  text = deckOf(FIRST)
  record: DeckRecord = mergeDeck(undefined, deckOf(FIRST), undefined, 'deck.md').record
  /** The lines of each slide that a person edited. */
  readonly edited = new Map<string, Set<LineName>>()
  readonly deleted = new Set<string>()

  generate(settle?: Settle) {
    const merged = mergeDeck(this.text, deckOf(this.data), this.record, 'deck.md', settle)
    this.text = merged.markdown
    // What is not in the file is not known to the next run.
    this.record = readRecord(writeRecord(merged.record, 'deck.md'))
    return merged
  }

  chunks(): string[] {
    const lines = this.text.split(/(?<=\n)/)
    const { slides } = parseSync(this.text, 'deck.md', { noParseYAML: true })
    return slides.map(({ end }, i) => lines.slice(slides[i - 1]?.end ?? 0, end).join(''))
  }

  /** Changes the chunks of slides; a chunk that was last may lack a blank line to be followed by another. */
  rewrite(change: (chunks: string[]) => void) {
    const chunks = this.chunks()
    change(chunks)
    this.text = chunks.map((chunk, i) => i < chunks.length - 1 && !/\n\r?\n$/.test(chunk) ? `${chunk.trimEnd()}\n\n` : chunk).join('')
  }

  ids(): (string | undefined)[] {
    return parseSync(this.text, 'deck.md', { noParseYAML: true }).slides.map(({ frontmatterRaw = '' }) => /^id: (.*\S)/m.exec(frontmatterRaw)?.[1])
  }

  textOf(id: string): string | undefined {
    return this.chunks()[this.ids().indexOf(id)]
  }
}

type Step = (history: History) => void

const at = (n: number, length: number) => n % length

function editSlide(n: number, token: string, crlf: boolean, name: LineName = 'title'): Step {
  return history => history.rewrite((chunks) => {
    const i = at(n, chunks.length)
    const id = history.ids()[i]
    if (id !== undefined)
      history.edited.set(id, (history.edited.get(id) ?? new Set()).add(name))
    const edited = chunks[i]!.replace(LINES[name], `$& ${token}`)
    chunks[i] = crlf
      ? edited.replace(/\r?\n/g, '\r\n')
      : edited
  })
}

function addSlide(n: number, token: string, kind: number): Step {
  const text = [
    `---\n\n# ${token}\n\n`,
    `---\nlayout: message\nid: own-${token}\n---\n\n# ${token}\n\n`,
    `---\r\nlayout: message\r\n---\r\n\r\n# ${token}\r\n\r\n`,
    `---\n\n# ${token}\n\n\`\`\`md\n---\nid: quoted\n---\n\`\`\`\n\n`,
  ][kind]!
  return history => history.rewrite(chunks => void chunks.splice(1 + at(n, chunks.length), 0, text))
}

function deleteSlide(n: number): Step {
  return history => history.rewrite((chunks) => {
    if (chunks.length < 3)
      return
    const i = 1 + at(n, chunks.length - 1)
    const id = history.ids()[i]
    if (id !== undefined)
      history.deleted.add(id)
    chunks.splice(i, 1)
  })
}

function moveSlide(from: number, to: number): Step {
  return history => history.rewrite((chunks) => {
    if (chunks.length < 3)
      return
    const [chunk] = chunks.splice(1 + at(from, chunks.length - 1), 1)
    chunks.splice(1 + at(to, chunks.length), 0, chunk!)
  })
}

function moveToFront(from: number): Step {
  return history => history.rewrite((chunks) => {
    const [chunk] = chunks.splice(at(from, chunks.length), 1)
    chunks.unshift(chunk!.replace(/^---\n\n/, ''))
  })
}

function cutFinalNewline(): Step {
  return (history) => {
    history.text = history.text.trimEnd()
  }
}

function changeData(n: number): Step {
  return (history) => {
    const i = at(n, history.data.slides.length)
    history.data = { ...history.data, slides: history.data.slides.map((slide, j) => j === i ? { ...slide, version: slide.version + 1 } : slide) }
  }
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.nat(20), fc.uuid(), fc.boolean(), fc.constantFrom(...EDITED_LINES)).map(args => editSlide(...args)),
  fc.tuple(fc.nat(20), fc.uuid(), fc.nat(3)).map(args => addSlide(...args)),
  fc.nat(20).map(deleteSlide),
  fc.tuple(fc.nat(20), fc.nat(20)).map(args => moveSlide(...args)),
  fc.nat(20).map(moveToFront),
  fc.uuid().map((token): Step => (history) => {
    history.text = history.text.replace('addons: [./]', `addons: [./, ${token}]`)
  }),
  fc.constant(cutFinalNewline()),
  fc.nat(20).map(changeData),
  fc.tuple(fc.nat(20), fc.uuid()).map(([n, id]): Step => (history) => {
    const slides = [...history.data.slides]
    slides.splice(1 + at(n, slides.length), 0, { id: `new-${id}`, version: 1 })
    history.data = { ...history.data, slides }
  }),
  fc.nat(20).map((n): Step => (history) => {
    const i = 1 + at(n, history.data.slides.length - 1)
    if (history.data.slides.length > 2)
      history.data = { ...history.data, slides: history.data.slides.filter((_, j) => j !== i) }
  }),
  fc.tuple(fc.nat(20), fc.nat(20)).map(([from, to]): Step => (history) => {
    const slides = [...history.data.slides]
    const [slide] = slides.splice(1 + at(from, slides.length - 1), 1)
    slides.splice(1 + at(to, slides.length), 0, slide!)
    history.data = { ...history.data, slides }
  }),
  fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 3 }).map((title): Step => (history) => {
    history.data = { ...history.data, title }
  }),
  fc.constant<Step>(history => void history.generate()),
)

/** What a slide shows where nobody edited it. */
function followed(text: string, edited: ReadonlySet<LineName>): object {
  return Object.fromEntries((Object.keys(LINES) as LineName[]).filter(name => !edited.has(name)).map(name => [name, lineOf(text, name)]))
}

const RUNS = Number(process.env.HISTORY_RUNS ?? 200)

const tokens = (text: string) => text.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? []
const personsTokens = (text: string) => tokens(text.replaceAll(/\bnew-\S+/g, '')).sort()

describe('over random histories of edits, moves, additions, deletions and changes of the data', () => {
  it('nothing of a person is lost, all else is fresh, and generating again changes nothing', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
      const history = new History()
      for (const apply of [...steps, () => {}]) {
        apply(history)
        const before = history.text
        const merged = history.generate()

        expect(personsTokens(history.text)).toEqual(personsTokens(before))
        for (const { change, mine } of merged.parts) {
          // In the first slide, settings of the deck may stand between its fields and its text.
          if (change !== 'generated' && change !== 'deleted')
            expect(history.text.replaceAll('\r\n', '\n')).toContain(mine!.replaceAll('\r\n', '\n').slice(mine!.indexOf('\n# ')).trimEnd())
        }
        const ids = history.ids()
        for (const { id, version } of history.data.slides) {
          const edited = history.edited.get(id)
          if (history.deleted.has(id) && !edited)
            expect(ids).not.toContain(id)
          else if (edited && ids.includes(id))
            expect(followed(history.textOf(id)!, edited)).toEqual(followed(slideText(id, version), edited))
          else if (!edited)
            expect(history.textOf(id)?.replaceAll('\r\n', '\n').replace(/^(?:theme|addons|title|htmlAttrs| {2}lang):.*\n/gm, '').trim()).toBe(slideText(id, version).trim())
        }
        expect(parseSync(history.text, 'deck.md').slides[0]!.frontmatter.theme).toBe('default')

        const { text, record } = history
        history.generate()
        expect(history.text).toBe(text)
        expect(history.record).toEqual(record)
      }
    }), { numRuns: RUNS })
  }, 3_600_000)

  it('a deck that nobody touched is always the fresh one, byte for byte', () => {
    const data = fc.record({
      title: fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1 }),
      slides: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), version: fc.nat(3) }), { selector: ({ id }) => id, minLength: 1 }),
    })
    fc.assert(fc.property(fc.array(data, { minLength: 1, maxLength: 5 }), (versions) => {
      const history = new History()
      for (const version of versions) {
        history.data = version
        history.generate()
        expect(history.text).toBe(deckOf(version))
      }
    }))
  })

  it('the order of unrelated steps makes no difference', () => {
    const edit = (id: string): Step => history => editSlide(history.ids().indexOf(id), `mine-${id}`, false)(history)
    const unrelated: Step[] = [
      edit('a'),
      history => deleteSlide(history.ids().indexOf('b') - 1)(history),
      history => addSlide(history.ids().indexOf('c'), 'mine-added', 1)(history),
      edit('d'),
      history => changeData(history.data.slides.findIndex(({ id }) => id === 'cover'))(history),
      history => changeData(history.data.slides.findIndex(({ id }) => id === 'e'))(history),
      (history) => {
        const slides = [...history.data.slides]
        slides.splice(slides.findIndex(({ id }) => id === 'c') + 1, 0, { id: 'new', version: 1 })
        history.data = { ...history.data, slides }
      },
      (history) => {
        history.data = { ...history.data, title: 'Another title' }
      },
      (history) => {
        history.text = history.text.replace('addons: [./]', 'addons: [./, ./mine]')
      },
    ]
    const run = (steps: readonly Step[], generateAfter: readonly boolean[]) => {
      const history = new History()
      steps.forEach((apply, i) => {
        apply(history)
        if (generateAfter[i])
          history.generate()
      })
      const { parts } = history.generate()
      return { text: history.text, parts }
    }
    const expected = run(unrelated, [])
    expect(expected.parts.filter(({ change }) => change !== 'generated').map(({ id, change }) => `${id} ${change}`)).toEqual([
      'headmatter:addons edited',
      'a edited',
      'own-mine-added added',
      'd edited',
      'b deleted',
    ])
    fc.assert(fc.property(
      fc.shuffledSubarray(unrelated, { minLength: unrelated.length }),
      fc.array(fc.boolean(), { minLength: unrelated.length, maxLength: unrelated.length }),
      (steps, generateAfter) => {
        expect(run(steps, generateAfter)).toEqual(expected)
      },
    ))
  })

  it('cutting and joining gives the same characters', () => {
    const line = fc.constantFrom('', '# A', 'text', '---', '--- ', '----', 'id: x', 'a: 1', '```', '````md', '  ```', '<!--', '-->', '<!-- x -->', '| --- |', '```yaml')
    fc.assert(fc.property(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (lines, eol, bom) => {
      const text = (bom ? '\uFEFF' : '') + lines.join(eol)
      try {
        expect(joinDeck(cutDeck(text, 'deck.md'))).toBe(text)
      }
      catch (error) {
        if (!(error instanceof UserError))
          throw error
      }
    }), { numRuns: 2000 })
  })
})

describe('a person\'s slide', () => {
  it('keeps its CRLF line ends, the file its byte order mark, and the last one its missing line end', () => {
    const history = new History()
    history.text = `\uFEFF${history.text}`.replaceAll('\n', '\r\n').replace('# b in', '# my b in').trimEnd().replace(/- Say: the same\r\n-->$/, '- mine\r\n-->')
    const own = '# my b in version 1\r\n\r\n- **Cost**: 2.15\r\n'
    history.data = { ...FIRST, slides: FIRST.slides.map(slide => ({ ...slide, version: 2 })) }
    const { parts } = history.generate()
    expect(history.text.startsWith('\uFEFF---\r\ntheme: default\r\n')).toBe(true)
    expect(history.text).toContain(own)
    expect(history.text.endsWith('- mine\r\n-->')).toBe(true)
    expect(history.text).toContain('# a in version 2\r\n')
    expect(parts.filter(({ change }) => change === 'newer').map(({ id }) => id)).toEqual(['b'])
    expect(history.text).toContain('# e in version 2\r\n')
  })

  it('may become the first; the settings of the deck go with the place', () => {
    const history = new History()
    history.text = `---\nlayout: message\n---\n\n# Before all\n\n${history.text}`
    history.generate()
    const [first, second] = parseSync(history.text, 'deck.md').slides
    expect(first!.frontmatter).toMatchObject({ theme: 'default', addons: ['./'], title: 'Deck', layout: 'message' })
    expect(first!.content).toBe('# Before all')
    expect(Object.keys(second!.frontmatter)).toEqual(['layout', 'id', 'chart'])
  })

  it('may become the first with nothing but dashes before it', () => {
    const history = new History()
    history.text = `---\r\n\r\n# Before all\r\n\r\n${history.text}`
    history.generate()
    const [first, second] = parseSync(history.text, 'deck.md').slides
    expect(first!.frontmatter).toMatchObject({ theme: 'default', title: 'Deck' })
    expect(first!.content).toBe('# Before all')
    expect(second!.frontmatter.id).toBe('cover')
  })

  it('may be a copy of a generated one with the same id', () => {
    const history = new History()
    history.rewrite(chunks => void chunks.splice(2, 0, chunks[1]!.replace('# a', '# my copy of a')))
    history.data = { ...FIRST, slides: FIRST.slides.map(slide => ({ ...slide, version: 2 })) }
    const { parts } = history.generate()
    expect(history.ids()).toEqual(['cover', 'a', 'a', 'b', 'c', 'd', 'e'])
    expect(history.text).toContain('# my copy of a in version 1')
    expect(history.text).toContain('# a in version 2')
    expect(parts.find(({ change }) => change === 'added')).toMatchObject({ id: 'a', remark: expect.stringContaining('another slide has the id a') })
  })

  it('stays where the data no longer makes it, and where its id comes to be generated', () => {
    const history = new History()
    history.text = history.text.replace('# b in', '# my b in')
    addSlide(0, 'x', 1)(history)
    history.text = history.text.replace('id: own-x', 'id: fresh')
    history.data = { ...FIRST, slides: [...FIRST.slides.filter(({ id }) => id !== 'b'), { id: 'fresh', version: 1 }] }
    const { parts } = history.generate()
    expect(history.text).toContain('# my b in version 1')
    expect(parts.map(({ id, change }) => `${id} ${change}`)).toEqual(expect.arrayContaining(['b orphaned', 'fresh newer']))
    expect(history.ids().filter(id => id === 'fresh')).toHaveLength(1)
  })
})

describe('settling', () => {
  const settle = (choice: keyof Settle, ...ids: string[]): Settle => ({ ...SETTLE_NOTHING, [choice]: (id: string) => ids.includes(id) })

  function conflict(): History {
    const history = new History()
    history.text = history.text.replace('# b in', '# my b in')
    history.data = { ...FIRST, slides: FIRST.slides.map(slide => ({ ...slide, version: 2 })) }
    return history
  }
  const change = ({ parts }: ReturnType<History['generate']>, id = 'b') => parts.find(part => part.id === id)?.change

  it('keeps asking until it is settled', () => {
    const history = conflict()
    expect(change(history.generate())).toBe('newer')
    expect(change(history.generate())).toBe('newer')
  })

  it('with ours keeps the edit until the data changes again', () => {
    const history = conflict()
    history.generate(settle('ours', 'b'))
    expect(change(history.generate())).toBe('edited')
    expect(history.text).toContain('# my b in version 1')
    history.data = { ...FIRST, slides: FIRST.slides.map(slide => ({ ...slide, version: 3 })) }
    expect(change(history.generate())).toBe('newer')
  })

  it('with theirs takes what is generated, which then follows the data', () => {
    const history = conflict()
    history.generate(settle('theirs', 'b'))
    expect(history.text).toBe(deckOf(history.data))
    history.data = FIRST
    history.generate()
    expect(history.text).toBe(deckOf(FIRST))
  })

  it('restores a deleted slide in its place, and a deleted setting', () => {
    const history = new History()
    deleteSlide(1)(history)
    history.text = history.text.replace('addons: [./]\n', '')
    history.generate()
    expect(history.ids()).toEqual(['cover', 'a', 'c', 'd', 'e'])
    history.generate(settle('restore', 'b', 'headmatter:addons'))
    expect(history.text).toBe(deckOf(FIRST))
  })

  it('takes both sides of a merge conflict in the record', () => {
    const history = new History()
    const before = writeRecord(history.record, 'deck.md')
    history.data = { ...FIRST, slides: FIRST.slides.map(slide => ({ ...slide, version: 2 })) }
    const after = writeRecord(mergeDeck(undefined, deckOf(history.data), undefined, 'deck.md').record, 'deck.md')
    history.record = readRecord(`<<<<<<< HEAD\n${before}=======\n${after}>>>>>>> branch\n`)
    history.generate()
    expect(history.text).toBe(deckOf(history.data))
  })

  it('goes on from a record of hashes alone, as older versions wrote', () => {
    const history = conflict()
    history.record = readRecord(writeRecord(history.record, 'deck.md').replaceAll(/^\S+ text .*\n/gm, ''))
    const { parts } = history.generate()
    expect(history.text).toContain('# my b in version 1\n\n- **Cost**: 1.15')
    expect(history.text).toContain('# a in version 2')
    expect(parts.find(({ id }) => id === 'b')).toMatchObject({ change: 'newer', stale: [{ part: 'slide' }] })
    history.generate(settle('ours', 'b'))
    history.data = { ...FIRST, slides: FIRST.slides.map(slide => ({ ...slide, version: 3 })) }
    history.generate()
    // What it was settled with is known, and the rest follows.
    expect(lineOf(history.textOf('b')!, 'title')).toBe('# my b in version 1')
  })

  it('without a record keeps what differs, and says so', () => {
    const text = deckOf(FIRST).replace('# b in', '# my b in')
    const { markdown, parts, record } = mergeDeck(text, deckOf(FIRST), undefined, 'deck.md')
    expect(markdown).toBe(text)
    expect(parts.filter(part => part.change !== 'generated').map(({ id, change }) => [id, change])).toEqual([['b', 'newer']])
    const without = text.replace(/---\nlayout: chart\nid: b\n[\s\S]*?\n-->\n\n/, '')
    expect(mergeDeck(without, deckOf(FIRST), record, 'deck.md').markdown).toBe(without)
  })
})

describe('a deck that Slidev would not read as it was meant is refused, with the line', () => {
  const deck = deckOf(FIRST)
  const cases: readonly (readonly [name: string, text: string, place: string, says: string])[] = [
    ['YAML that is wrong', deck.replace('id: b\n', 'id: b\nfoo: [1\n'), 'id: b', 'frontmatter'],
    ['a frontmatter that is none', deck.replace('---\nlayout: chart\nid: c\n', '---\nJust some text\n---\nlayout: chart\nid: c\n'), 'Just some', 'leave a blank line'],
    ['dashes inside of a frontmatter', deck.replace('id: b\n', 'id: b\nalt: "a --- b"\n'), 'alt: "a --- b"', 'dashes'],
    ['a comment that never ends', deck.replace('- Say: the same\n-->\n\n---\nlayout: chart\nid: e', '- Say\n\n---\nlayout: chart\nid: e').replace(/-->\n$/, ''), '', '`-->` is missing'],
    ['a fence that runs on', deck.replace(/```(\n\n<!--\n[^>]*-->\n\n---\nlayout: chart\nid: d\n)/, '$1'), '', 'runs on over the slide d'],
    ['a merge conflict', deck.replace('# c in', '<<<<<<< HEAD\n# c in'), '<<<<<<< HEAD', 'merge conflict'],
    ['text beside a separator', deck.replace('# c in version 1\n', '# c\n\n---draft text\n\n# more\n'), '---draft', 'drops'],
  ]
  it.each(cases)('%s', (_, text, place, says) => {
    const { record } = mergeDeck(undefined, deck, undefined, 'deck.md')
    const run = () => mergeDeck(text, deck, record, 'deck.md')
    expect(run).toThrow(DeckError)
    expect(run).toThrow(says)
    expect(run).toThrow(/^deck\.md:\d+:\d+ /)
    if (place !== '') {
      const line = text.slice(0, text.indexOf(place)).split('\n').length
      expect(run).toThrow(new RegExp(`deck\\.md:(?:${line}|${line + 1}|${line + 2}):`))
    }
  })
})
