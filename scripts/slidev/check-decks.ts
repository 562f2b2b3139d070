/** Looking at every slide of decks in a real browser, in light and dark, for what an audience would notice. */
import type { Page } from 'playwright-chromium'
import type { BrandFonts } from '../brand/font.ts'
import type { Finding, FindingKind } from '../check/finding.ts'
import type { Origin } from '../dataset/origin.ts'
import type { Slide } from '../slides/model.ts'
import type { DeckFacts, SlideFacts } from './deck-facts.ts'
import type { SlideLook } from './slide-look.ts'
import type { StagedDeck } from './stage.ts'
import { basename } from 'node:path'
import { chartMarks } from '../charts/index.ts'
import { countWords, mostWords } from '../check/budgets.ts'
import { KINDS, mergeFindings } from '../check/finding.ts'
import { missingGlyphs } from '../slides/fonts.ts'
import { findPaleText } from './contrast.ts'
import { collectErrors } from './page-errors.ts'
import { isReload, waitUntilReady } from './readiness.ts'
import { SLIDE } from './show-deck.ts'
import { readSlide } from './slide-content.ts'
import { lookAtSlide } from './slide-look.ts'
import { openStage } from './stage.ts'
import { openSturdyBrowser } from './sturdy-browser.ts'

export interface DeckToCheck {
  /** Absolute path of the Markdown file. */
  readonly entry: string
  /** The slides that were made, by which a chart is known to lack its marks; a deck of one's own has none. */
  readonly slides?: readonly Slide[]
  readonly origins?: ReadonlyMap<string, Origin>
  /** The brand's own. */
  readonly fonts?: BrandFonts | undefined
  /** Minutes that the talk takes, and those that the audience has. */
  readonly minutes?: number
  readonly budget?: number
  /** What a person wrote and the data no longer says, by the slide's id. */
  readonly stale?: readonly { readonly id: string, readonly message: string }[]
}

export interface CheckOptions {
  /** Absolute path of the package with `layouts/` and `components/`. */
  readonly root: string
  readonly browser?: string
  /** Tries links on the web, too. */
  readonly online?: boolean
  /** Milliseconds in which a slide must become ready. */
  readonly timeout?: number
  readonly onProgress?: (deck: DeckToCheck, findings: readonly Finding[]) => void
}

const SCHEMES = ['light', 'dark'] as const
type Scheme = typeof SCHEMES[number]

/**
 * Checks decks, which are in one folder.
 *
 * @throws UserError where a deck can't be served at all, or no browser starts
 */
export async function checkDecks(decks: readonly DeckToCheck[], options: CheckOptions): Promise<Finding[]> {
  if (decks.length === 0)
    return []
  const browser = await openSturdyBrowser({ browser: options.browser })
  const stage = openStage(options.root)
  const all: Finding[] = []
  try {
    for (const deck of decks) {
      const staged = await stage.show(deck.entry, deck.origins)
      const seen: Finding[] = []
      // Links on the web, each with the first slide that has it.
      const links = new Map<string, SlideFacts>()
      for (const scheme of SCHEMES)
        seen.push(...await browser.withPage(page => checkScheme(page, staged, deck, scheme, links, options)))
      if (options.online)
        seen.push(...await deadLinks(deck, links))
      const findings = mergeFindings([...wholeDeck(deck, staged.facts), ...seen])
      staged.remove()
      all.push(...findings)
      options.onProgress?.(deck, findings)
    }
  }
  finally {
    await browser.close()
    await stage.close()
  }
  return all
}

function finding(deck: DeckToCheck, kind: FindingKind, message: string, schemes: Finding['schemes'], slide?: SlideFacts): Finding {
  const origin = slide?.id === undefined ? undefined : deck.origins?.get(slide.id)
  return {
    kind,
    severity: KINDS[kind].severity,
    deck: basename(deck.entry),
    ...(slide && { slide: slide.number }),
    ...(slide?.id !== undefined && { id: slide.id }),
    ...(origin && { origin }),
    schemes,
    message,
    messages: [message],
    count: 1,
    mend: KINDS[kind].mend,
  }
}

/** What needs no browser. */
function wholeDeck(deck: DeckToCheck, { slides }: DeckFacts): Finding[] {
  const { minutes, budget, stale = [] } = deck
  return [
    ...(minutes !== undefined && budget !== undefined && minutes > budget
      ? [finding(deck, 'over-time', `the talk takes ${Math.ceil(minutes)} minutes; its audience has ${budget}`, SCHEMES)]
      : []),
    ...slides.filter(({ notes }) => notes === undefined).map(slide => finding(deck, 'no-notes', 'the slide has no notes', SCHEMES, slide)),
    ...stale.map(({ id, message }) => finding(deck, 'stale-edit', message, SCHEMES, slides.find(slide => slide.id === id))),
  ]
}

async function checkScheme(page: Page, { url, offset, facts }: StagedDeck, deck: DeckToCheck, scheme: Scheme, links: Map<string, SlideFacts>, { timeout = 20_000 }: CheckOptions): Promise<Finding[]> {
  const errors = collectErrors(page, offset)
  const found: Finding[] = []
  const add = (kind: FindingKind, message: string, slide?: SlideFacts) => found.push(finding(deck, kind, message, [scheme], slide))
  const slideNo = (number: number | undefined) => facts.slides.find(slide => slide.number === number)
  try {
    await page.setViewportSize(SLIDE)
    await page.emulateMedia({ colorScheme: scheme, media: 'screen', reducedMotion: 'reduce' })
    await page.goto(`${url}&print=true`, { waitUntil: 'domcontentloaded' })
    const seen: Seen[] = []
    for (const slide of facts.slides) {
      const selector = `.print-slide-container:has([data-slidev-no="${slide.number}"])`
      const hasFailed = () => {
        seen.push(...errors.take())
        return seen.some(error => error.slide === slide.number)
      }
      const { findings, look, content } = await untilStable(async () => {
        const findings = await waitUntilReady(page, { selector, slides: 1, offset, timeout, failed: hasFailed })
        if (await page.evaluate(removeOverlay)) {
          // Vite's message lies over all slides; what is wrong with this one is seen without it.
          seen.push(...findings.filter(finding => finding.slide !== slide.number))
          findings.splice(0, findings.length, ...findings.filter(finding => finding.slide === slide.number), ...await waitUntilReady(page, { selector, slides: 1, offset, timeout, failed: hasFailed }))
        }
        await page.evaluate(selector => document.querySelector(selector)?.scrollIntoView({ block: 'start', behavior: 'instant' }), selector)
        return { findings, look: await lookAtSlide(page, selector), content: await readSlide(page, selector) }
      })
      for (const { reason } of findings)
        add(kindOfReason(reason, 'not-drawn'), reason, slide)
      for (const [kind, message] of [...faultsOf(look, deck, slide), ...contentFaults(content, facts, slide, url, deck.fonts)])
        add(kind, message, slide)
      for (const link of content.links) {
        if (/^https?:/.test(link) && new URL(link).origin !== new URL(url).origin && !links.has(link))
          links.set(link, slide)
      }
    }
    for (const { slide, reason } of [...seen, ...errors.take()])
      add(kindOfReason(reason, 'console-error'), reason, slideNo(slide))
    for (const { slide, text, detail } of await untilStable(() => findPaleText(page)))
      add('low-contrast', `“${text}” has ${detail}`, slideNo(slide))
    return found
  }
  finally {
    errors.stop()
    // Left open, it would look for its server when that has gone.
    await page.goto('about:blank').catch(() => {})
  }
}

async function untilStable<T>(run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run()
    }
    catch (error) {
      if (!isReload(error))
        throw error
    }
  }
}

interface Seen {
  readonly slide?: number
  readonly reason: string
}

/** Runs in the page. Whether there was one. */
function removeOverlay(): boolean {
  const overlay = document.querySelector('vite-error-overlay')
  overlay?.remove()
  return overlay !== null
}

function kindOfReason(reason: string, otherwise: FindingKind): FindingKind {
  if (reason.startsWith('diagram'))
    return 'failed-diagram'
  if (/^image|\.(?:png|jpe?g|svg|gif|webp|avif)\b/i.test(reason))
    return 'broken-image'
  return reason.startsWith('chart') ? 'empty-chart' : otherwise
}

const TEXT_FAULTS: Readonly<Record<SlideLook['texts'][number]['kind'], FindingKind>> = {
  'is too small': 'small-text',
  'has too little contrast': 'low-contrast',
  'lies over other text': 'overlap',
  'leaves its drawing': 'overflow',
  'leaves its box': 'overflow',
}

function faultsOf({ overflow, texts, charts, diagrams }: SlideLook, deck: DeckToCheck, { id }: SlideFacts): [FindingKind, string][] {
  const made = deck.slides?.find(slide => slide.id === id)
  const marks = made && 'chart' in made ? Math.max(1, chartMarks(made.chart)) : 1
  return [
    ...overflow.map(({ element, text, kind, pixels }): [FindingKind, string] => ['overflow', `“${text}” ${kind} by ${pixels} px (${element})`]),
    ...texts.map(({ text, kind, detail }): [FindingKind, string] => [TEXT_FAULTS[kind], `“${text}” ${kind}: ${detail}`]),
    ...charts.filter(chart => chart.marks < marks).map((chart): [FindingKind, string] => ['empty-chart', `the chart has ${chart.marks} marks of ${marks}`]),
    ...charts.flatMap(({ labels }) => labels).map(({ text, shown, fault }): [FindingKind, string] => ['cut-label', `“${text}” is ${fault === 'cut' ? 'cut' : 'broken within a word'}: “${shown}”`]),
    ...diagrams.filter(diagram => diagram.nodes === 0 && !diagram.error).map((): [FindingKind, string] => ['failed-diagram', 'the diagram has no nodes']),
  ]
}

function contentFaults({ words, characters, links, foreignImages }: Awaited<ReturnType<typeof readSlide>>, { language = 'en', slides }: DeckFacts, { layout }: SlideFacts, url: string, fonts?: BrandFonts): [FindingKind, string][] {
  const count = countWords(words, language)
  const most = mostWords(layout)
  const missing = missingGlyphs(characters, fonts)
  return [
    ...(count > most ? [['many-words', `${count} words; ${most} is the most for a slide of this layout`] satisfies [FindingKind, string]] : []),
    ...(missing.length ? [['missing-glyph', missing.slice(0, 10).join(', ')] satisfies [FindingKind, string]] : []),
    ...foreignImages.map((src): [FindingKind, string] => ['broken-image', `the picture comes from the web, where it may be gone tomorrow: ${src}`]),
    ...links.filter(link => !resolves(link, url, slides.length)).map((link): [FindingKind, string] => ['broken-link', `the link leads nowhere: ${link}`]),
  ]
}

/** Whether a link leads to a slide of the deck, or to an address that can be tried. */
function resolves(link: string, base: string, slides: number): boolean {
  const { protocol, origin, hash, pathname } = new URL(link)
  if (origin !== new URL(base).origin)
    return ['http:', 'https:', 'mailto:'].includes(protocol)
  const number = /^#\/?(\d+)/.exec(hash)?.[1] ?? /^\/(\d+)$/.exec(pathname)?.[1]
  return number === undefined ? /\.\w+$/.test(pathname) : Number(number) >= 1 && Number(number) <= slides
}

/** Links on the web that are answered with an error, or not at all in 15 s. */
async function deadLinks(deck: DeckToCheck, links: ReadonlyMap<string, SlideFacts>): Promise<Finding[]> {
  const found: Finding[] = []
  for (const [link, slide] of links) {
    const answer = await fetch(link, { redirect: 'follow', signal: AbortSignal.timeout(15_000) }).then(async (response) => {
      await response.body?.cancel()
      return response.ok ? undefined : `is answered with ${response.status}`
    }, (error: Error) => `is not answered: ${(error.cause as Error | undefined)?.message ?? error.message}`)
    if (answer)
      found.push(finding(deck, 'dead-link', `${link} ${answer}`, SCHEMES, slide))
  }
  return found
}
