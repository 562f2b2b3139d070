/**
 * Arbitrary text in every place of a dataset, all the way: Slidev's own parser reads the slides that
 * were written, and what Slidev and Vue make of them shows exactly that text.
 */
import type { Audience } from '../audience/audience.ts'
import type { Messages } from '../locales/messages.ts'
import type { Deck, Slide } from '../slides/model.ts'
import type { ReadSlide } from '../testing/slide-renderer.ts'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { loadDataset } from '../dataset/load.ts'
import { loadMessages } from '../locales/messages.ts'
import { kindNames } from '../sections/index.ts'
import { makeDeck } from '../slides/generate.ts'
import { layoutOf } from '../slides/layouts/index.ts'
import { createMeasure } from '../slides/measure.ts'
import { noteLines, writeDeck } from '../slides/write-deck.ts'
import { ROOT, SHIPPED_DATA, SHIPPED_DECKS } from '../testing/data-folder.ts'
import { hostileText, onlySection, withTexts } from '../testing/hostile-text.ts'
import { createSlideReader } from '../testing/slide-renderer.ts'

/** `npm run test:nightly` sets it. */
const RUNS = Number(process.env.HOSTILE_RUNS ?? 500)

const TESTING = join(ROOT, 'scripts/testing')
const folders = [
  SHIPPED_DATA,
  ...readdirSync(TESTING, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => join(TESTING, name)),
].filter(folder => existsSync(join(folder, 'dataset.yaml')))
const datasets = await Promise.all(folders.map(folder => loadDataset(folder)))
const sections = new Map(datasets.flatMap(({ dataset, audiences }, d) => dataset.sections.map(({ id, kind }, index) =>
  [`${folders[d]}/${id}`, { dataset, index, kind, audience: withoutOwnSlides(audiences.find(({ id }) => id === 'full') ?? audiences[0]!) }] as const)))
const measure = createMeasure()

/** Markdown that a person wrote is Markdown. */
function withoutOwnSlides(audience: Audience): Audience {
  return { ...audience, slides: [] }
}

let read: Awaited<ReturnType<typeof createSlideReader>>
beforeAll(async () => {
  read = await createSlideReader(join(SHIPPED_DECKS, 'full.en.md'), ROOT)
})

it('has a section of every kind to try', () => {
  expect(new Set([...sections.values()].map(({ kind }) => kind))).toEqual(new Set(kindNames))
})

it('shows exactly the texts of a dataset, whatever they are', async () => {
  const cases = fc.record({
    section: fc.constantFrom(...sections.keys()),
    texts: fc.array(hostileText, { minLength: 1, maxLength: 40 }),
  })
  await fc.assert(fc.asyncProperty(cases, async ({ section, texts }) => {
    const { dataset, index, audience } = sections.get(section)!
    let used = 0
    const hostile = withTexts(onlySection(dataset, index), () => texts[used++ % texts.length]!)
    const language = dataset.languages[index % dataset.languages.length]!
    const messages = loadMessages(language)
    const deck = makeDeck(hostile, audience, language, measure)
    const markdown = writeDeck(deck, messages)
    await expectDeck(markdown, deck, messages)
  }), { numRuns: RUNS, interruptAfterTimeLimit: undefined })
}, 60_000 + 1000 * RUNS)

async function expectDeck(markdown: string, deck: Deck, messages: Messages): Promise<void> {
  const { features, images, slides } = await read(markdown)
  expect(features).toMatchObject({ katex: false, monaco: false, tweet: false, bluesky: false })
  expect(images).toEqual([])
  expect(slides.map(({ frontmatter }) => frontmatter.id)).toEqual(deck.slides.map(({ id }) => id))
  for (const [i, slide] of deck.slides.entries()) {
    const seen = slides[i]!
    expectFields(seen, slide)
    expectBody(seen, slide)
    // Slidev takes the first slide's from the deck's title.
    expectShown(textIn(seen.title), [i === 0 ? deck.title : textOfTitle(slide)], `title of ${slide.id}`)
    expectTags(seen.title, TITLE_TAGS)
    expectShown(textIn(seen.notes), noteLines(slide, messages), `notes of ${slide.id}`)
    expectTags(seen.notes, /^(?:ul|li|p|span v-pre)$/)
  }
}

/** The frontmatter is what the layout reads, unchanged; a diagram's code is what was made. */
function expectFields({ frontmatter, code }: ReadSlide, slide: Slide): void {
  const { section, footnote } = slide
  const fields = {
    layout: slide.layout,
    id: slide.id,
    ...(section !== undefined && { section }),
    ...(footnote !== undefined && { footnote }),
    ...layoutOf(slide).fields?.(slide),
  }
  expect(frontmatter).toMatchObject(JSON.parse(JSON.stringify(fields)))
  expect(code).toEqual('diagram' in slide ? [slide.diagram.mermaid] : [])
}

const TITLE_TAGS = /^(?:x-layout|(?:p|h1)(?: class="phrases")?|wbr|strong|span(?: class="(?:phrase-gap|compound)")?|x-corrected id="[a-z0-9 -]+")$/
const BODY_TAGS = /^(?:(?:p|h1|li)(?: class="phrases")?|wbr|ul|ol|strong|span(?: class="(?:phrase-gap|compound)")?|small|table|thead|tbody|tr|(?:th|td)(?: style="text-align:(?:left|right);")?(?: class="phrases")?|x-corrected id="[a-z0-9 -]+"|x-rating level="\d+" of="\d+"|x-mermaid code-lz="[\w+/=]*"|x-minutes from="[\d.]+" to="[\d.]+"|a href="https?:\/\/[^"]*" target="_blank"|x-[a-z]+)$/

function expectBody({ html }: ReadSlide, slide: Slide): void {
  expectTags(html, BODY_TAGS)
  expectShown(textIn(html), textsOf(slide), slide.id)
  expect(linksIn(html)).toEqual(linksOf(slide).map(href => new URL(href).href))
}

/** Every text is there, and nothing else is: the characters are the same ones, as often. */
function expectShown(seen: string, texts: readonly string[], place: string): void {
  const expected = texts.map(withoutBlanks)
  for (const text of expected)
    expect(seen, place).toContain(text)
  expect(sorted(seen), place).toBe(sorted(expected.join('')))
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')

const sorted = (text: string): string => [...text].sort().join('')

/** Keys of a slide that are no text in its body. */
const NO_TEXT = new Set(['id', 'layout', 'section', 'footnote', 'minutes', 'notes', 'chart', 'diagram', 'origin', 'href', 'corrections', 'size', 'depth', 'priority', 'layers'])

/** All texts in the body of a slide, rich ones as a whole. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string')
    return [value]
  if (Array.isArray(value)) {
    return value.every(item => typeof item === 'object' && item !== null && 'text' in item && typeof item.text === 'string' && !('title' in item))
      ? [value.map(({ text }) => text).join('')]
      : value.flatMap(textsOf)
  }
  if (typeof value !== 'object' || value === null)
    return []
  // A fitted table stands for what it was made of; the minutes of an agenda are a text.
  const { title, table } = value as { title?: unknown, table?: unknown }
  return table
    ? [title, table].flatMap(textsOf)
    : Object.entries(value).flatMap(([key, item]) => NO_TEXT.has(key) && !(key === 'minutes' && typeof item === 'string') ? [] : textsOf(item))
}

const textOfTitle = ({ title }: Slide): string => title.map(({ text }) => text).join('')

function linksOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null)
    return []
  const { href } = value as { href?: unknown }
  return [
    ...(typeof href === 'string' ? [href] : []),
    ...Object.values(value).flatMap(linksOf),
  ]
}

const TAG = /<(\/?)([^<>]*)>/g

function expectTags(html: string, allowed: RegExp): void {
  for (const [, isEnd, tag] of html.replace(/<!--[[\]]?-->/g, '').matchAll(TAG)) {
    if (!isEnd)
      expect(tag!.replace(/\s*\/$/, '')).toMatch(allowed)
  }
}

function textIn(html: string): string {
  return withoutBlanks(decoded(html.replace(/<!--[[\]]?-->/g, '').replace(TAG, '')))
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => decoded(href!))
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

function decoded(text: string): string {
  return text.replace(/&(?:(lt|gt|amp|quot)|#(\d+));/g, (_, name?: string, code?: string) =>
    name === undefined ? String.fromCodePoint(Number(code)) : ENTITIES[name]!)
}
