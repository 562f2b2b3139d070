/** Printing a deck that is shown to a PDF, one page a slide. */
import type { Page } from 'playwright-chromium'
import type { Bookmark } from '../pdf/outline.ts'
import type { Deck } from '../slides/model.ts'
import type { Drawing, DrawOptions } from './formats.ts'
import type { Picture, ShownDeck } from './show-deck.ts'
import { finishInThread, startFinishing } from '../pdf/finish-thread.ts'
import { addHandouts } from './handouts.ts'
import { SLIDE } from './show-deck.ts'

/**
 * Prints the deck: tagged, with bookmarks, links from slide to slide, and what the deck says of itself.
 *
 * @returns how many pages it has, and what makes the document of them, without the page of the browser; that throws a
 * UserError where a page is missing or has run over
 */
export async function printDeck(shown: ShownDeck, { notes, date }: DrawOptions = {}, model?: Deck): Promise<Drawing<Uint8Array>> {
  const { page, facts, pictures } = shown
  startFinishing()
  /** Pages that each picture takes: its own, and those of its notes. */
  const lengths = notes
    ? await addHandouts(shown)
    : pictures.map(() => 1)
  const firsts = firstPages(pictures, lengths)
  const printed = await printPage(page)
  const pages = lengths.reduce((sum, length) => sum + length, 0)
  const finish = () => finishInThread(printed, {
    pages,
    title: facts.title,
    author: facts.author,
    subject: facts.subject ?? model?.slides.find(slide => slide.layout === 'cover')?.subtitle,
    language: facts.language,
    date,
    bookmarks: bookmarks(facts.slides.map(slide => ({
      section: slide.section,
      title: pictures.find(({ number }) => number === slide.number)?.title || slide.title || slide.id || String(slide.number),
      page: firsts.get(slide.number)!,
    }))),
  })
  return { pages, finish }
}

async function printPage(page: Page): Promise<Uint8Array> {
  return page.pdf({
    width: `${SLIDE.width}px`,
    height: `${SLIDE.height}px`,
    printBackground: true,
    tagged: true,
    outline: true,
    preferCSSPageSize: false,
  })
}

/** The page, from 1, on which each slide begins. */
function firstPages(pictures: readonly Picture[], lengths: readonly number[]): Map<number, number> {
  const firsts = new Map<number, number>()
  let page = 1
  pictures.forEach(({ number }, i) => {
    if (!firsts.has(number))
      firsts.set(number, page)
    page += lengths[i]!
  })
  return firsts
}

/** The first slide of a section stands for it; the others are below. */
function bookmarks(slides: readonly { readonly section: string | undefined, readonly title: string, readonly page: number }[]): Bookmark[] {
  const found: { title: string, page: number, section: string | undefined, below: Bookmark[] }[] = []
  for (const { section, title, page } of slides) {
    const last = found.at(-1)
    if (section !== undefined && section === last?.section)
      last.below.push({ title, page })
    else
      found.push({ section, page, title: section ?? title, below: section !== undefined && section !== title ? [{ title, page }] : [] })
  }
  return found
}
