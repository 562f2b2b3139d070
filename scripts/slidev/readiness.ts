/** Whether the slides of a page are drawn; seen by what is there, never by what is absent. */
import type { Page } from 'playwright-chromium'

/** What one slide lacks (it may come yet), or what went wrong on it (it won't). */
export interface Finding {
  /** From 1; none where it concerns the page. */
  readonly slide?: number
  readonly reason: string
  readonly final?: boolean
}

export interface ReadyOptions {
  /** Selects the element of each slide that has to be ready. */
  readonly selector: string
  /** How many slides there must be. */
  readonly slides: number
  /** How many slides the server counts before those of the page. */
  readonly offset?: number
  /** Milliseconds in which each further slide must become ready. */
  readonly timeout?: number
  /** Whether the page's console has told of an error; then little more is worth waiting for. */
  readonly failed?: () => boolean
}

const POLL = 50

/** Milliseconds for the other slides after an error. */
const GRACE = 5000

/**
 * Waits until every slide has its layout, diagrams, charts, pictures and fonts.
 *
 * @returns nothing when all are ready; else what failed for good, told at once, or what still
 * lacked when nothing had come for the time given
 */
export async function waitUntilReady(
  page: Page,
  { selector, slides, offset = 0, timeout = 30_000, failed = () => false }: ReadyOptions,
): Promise<Finding[]> {
  let patience = timeout
  let deadline = Date.now() + patience
  let fewest = Number.POSITIVE_INFINITY
  for (;;) {
    const findings = await look(page, { selector, slides, offset })
    if (findings.length === 0)
      return []
    const final = findings.filter(finding => finding.final)
    if (final.length > 0)
      return final
    const hopeless = patience > GRACE && failed()
    if (hopeless)
      patience = GRACE
    // A deck of 200 slides may take long as long as it gets on.
    if (hopeless || findings.length < fewest)
      deadline = Date.now() + patience
    fewest = Math.min(fewest, findings.length)
    if (Date.now() > deadline) {
      return patience === timeout
        ? findings.map(finding => late(finding, timeout))
        : findings
    }
    await page.waitForTimeout(POLL)
  }
}

function late(finding: Finding, timeout: number): Finding {
  return { ...finding, reason: `${finding.reason} after ${timeout / 1000} s` }
}

type Sought = Pick<Required<ReadyOptions>, 'selector' | 'slides' | 'offset'>

/** What isn't ready now. */
async function look(page: Page, sought: Sought): Promise<Finding[]> {
  try {
    return await page.evaluate(probe, sought)
  }
  catch (error) {
    if (isReload(error)) {
      return [
        { reason: 'the page is loading' },
      ]
    }
    throw error
  }
}

/** Whether the page was loaded again under our hands: Vite does so when it meets a package that it hasn't bundled yet. */
export function isReload(error: unknown): boolean {
  return /context was destroyed|navigation/i.test(String(error))
}

/** Runs in the page, so that it may use nothing from outside. */
function probe({ selector, slides, offset }: Sought): Finding[] {
  const findings: Finding[] = []

  const overlay = document.querySelector('vite-error-overlay')?.shadowRoot
  if (overlay) {
    const file = overlay.querySelector('.file')?.textContent ?? ''
    const message = overlay.querySelector('.message-body')?.textContent?.trim() ?? 'does not compile'
    const slide = /__slidev_(\d+)\./.exec(`${file} ${message}`)?.[1]
    findings.push({
      slide: slide === undefined
        ? undefined
        : Number(slide) - offset,
      reason: message.split('\n')[0] ?? message,
      final: true,
    })
  }

  const roots = [
    ...document.querySelectorAll<HTMLElement>(selector),
  ]
  // A slide may be there once for each of its clicks.
  const there = new Set(roots.map((root, index) => root.querySelector<HTMLElement>('[data-slidev-no]')?.dataset.slidevNo ?? root.dataset.slidevNo ?? index)).size
  if (there !== slides)
    findings.push({ reason: `the page has ${there} of ${slides} slides` })

  roots.forEach((root, index) => {
    const page = root.querySelector<HTMLElement>('[data-slidev-no]') ?? root
    const slide = Number(page.dataset.slidevNo ?? index + 1)
    const lacks = (reason: string) => findings.push({ slide, reason })
    const fails = (reason: string) => findings.push({ slide, reason, final: true })

    if (!root.querySelector('.slidev-layout'))
      lacks('layout not drawn')
    // What Slidev shows in the place of a diagram with an error.
    for (const error of root.querySelectorAll('pre[border="1 red rounded"]'))
      fails(`diagram not drawn: ${error.textContent?.trim().split('\n').slice(0, 4).join(' ')}`)
    for (const diagram of root.querySelectorAll('.mermaid')) {
      if (!diagram.shadowRoot?.querySelector('svg'))
        lacks('diagram not drawn')
    }
    for (const chart of root.querySelectorAll<HTMLElement>('.chart-figure, [data-chart], [data-ready]')) {
      if (chart.dataset.ready !== 'true')
        lacks('chart not drawn')
    }
    // Where no component has the name of a tag, Vue leaves the tag.
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLUnknownElement)
        fails(`unknown component: <${element.localName}>`)
    }
    for (const image of root.querySelectorAll('img')) {
      image.loading = 'eager'
      if (!image.complete)
        lacks(`image not loaded: ${image.currentSrc || image.src}`)
      else if (image.naturalWidth === 0)
        fails(`image not found: ${image.getAttribute('src')}`)
    }
  })

  for (const font of document.fonts) {
    if (font.status === 'error')
      findings.push({ reason: `font not found: ${font.family} ${font.weight}`, final: true })
  }
  if (document.fonts.status !== 'loaded')
    findings.push({ reason: 'fonts are loading' })
  return findings
}
