/** A deck as a presentation for PowerPoint: text, tables and charts that can be edited. */
import type { Deck, Notes } from '../slides/model.ts'
import type { Drawing } from './brush.ts'
import type { DrawnSeries } from './chart-numbers.ts'
import type { Theme } from './theme.ts'
import JSZip from 'jszip'
import PptxGenJS from 'pptxgenjs'
import { fillBox, plainText, TITLE, writeText } from './brush.ts'
import { formatChart, formatSheet, workbookStyles } from './chart-numbers.ts'
import { pptxLayoutOf } from './layouts/index.ts'

/** What the browser lends to a presentation. */
export interface Seen {
  readonly theme: Theme
  /** The diagram or chart of a slide, by the slide's id. */
  readonly drawings: ReadonlyMap<string, Drawing>
  /** The text of a slide below its title, by the slide's id. */
  readonly lines: ReadonlyMap<string, readonly string[]>
  /** The speaker notes of a slide as the deck has them, by the slide's id. */
  readonly notes?: ReadonlyMap<string, string>
}

/** When a presentation says that it was made, where no one says. */
const NO_DATE = new Date('1980-01-01T00:00:00Z')

/** The file of a deck, or of some of its slides by their numbers from 1; the same deck gives the same bytes. */
export async function writePptx(deck: Deck, { theme, drawings, lines, notes }: Seen, date: Date = NO_DATE, numbers?: readonly number[]): Promise<Uint8Array> {
  const pptx = new PptxGenJS()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = deck.title
  pptx.author = deck.author
  pptx.company = ''
  pptx.subject = deck.name
  pptx.theme = { headFontFace: theme.font, bodyFontFace: theme.font }

  const pictures: (Drawing | undefined)[] = []
  const charts: (readonly DrawnSeries[])[] = []
  for (const [i, model] of deck.slides.entries()) {
    if (numbers && !numbers.includes(i + 1))
      continue
    const slide = pptx.addSlide()
    const layout = pptxLayoutOf(model)
    const drawing = drawings.get(model.id)
    pictures.push(drawing)
    const brush = { slide, theme, drawing, lines: lines.get(model.id) ?? [], kinds: pptx.ChartType, charts }
    slide.background = { color: layout.dark ? theme.ink : theme.surface }
    if (!layout.ownTitle)
      writeText(brush, model.title, TITLE, { size: 34, bold: true })
    layout.draw(brush, model as never)
    if (!layout.dark) {
      fillBox(brush, { x: 0, y: 716, w: 1280 * (i + 1) / deck.slides.length, h: 4 }, theme.accent)
      writeText(brush, plainText([model.section, model.footnote].filter(Boolean).join('   ')), { x: 64, y: 668, w: 1000, h: 28 }, { size: 15, color: theme.muted, valign: 'middle' })
      writeText(brush, plainText(`${i + 1} / ${deck.slides.length}`), { x: 1080, y: 668, w: 136, h: 28 }, { size: 15, color: theme.muted, align: 'right', valign: 'middle' })
    }
    slide.addNotes(notes?.get(model.id) ?? notesText(model.notes))
  }
  const bytes = await pptx.write({ outputType: 'uint8array' }) as Uint8Array
  return settle(bytes, { pictures, charts }, date)
}

function notesText({ points, corrections, sources }: Notes): string {
  return [
    ...points,
    ...corrections.map(({ source, right, why }) => `† ${source} → ${right} (${why})`),
    ...sources,
  ].join('\n')
}

interface Drawn {
  /** A slide each. */
  readonly pictures: readonly (Drawing | undefined)[]
  /** In their order in the presentation. */
  readonly charts: readonly (readonly DrawnSeries[])[]
}

/**
 * Puts real pictures where pptxgenjs, without a browser, has none for programs that take no SVG, writes the
 * numbers of charts as the slides do, and fixes the dates.
 */
async function settle(bytes: Uint8Array, { pictures, charts }: Drawn, date: Date): Promise<Uint8Array> {
  const old = await JSZip.loadAsync(bytes)
  const rename = chartNames(Object.keys(old.files))
  const zip = new JSZip()
  for (const [name, before] of Object.keys(old.files).map(name => [rename(name), name] as const).sort(([a], [b]) => a < b ? -1 : 1)) {
    const file = old.files[before]!
    if (file.dir)
      continue
    const picture = /^ppt\/media\/image-(\d+)-\d+\.png$/.exec(name)
    const series = charts[Number(/(?:charts\/chart|Worksheet)(\d+)\.x/.exec(name)?.[1]) - 1]
    const content = picture
      ? pictures[Number(picture[1]) - 1]?.png ?? await file.async('uint8array')
      : name.endsWith('.xlsx')
        ? await settleWorkbook(await file.async('uint8array'), series ?? [], date)
        : !name.endsWith('.xml') && !name.endsWith('.rels')
            ? await file.async('uint8array')
            : series ? formatChart(await file.async('string'), series) : datedXml(rename(await file.async('string')), date)
    zip.file(name, content, { date, createFolders: false })
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'UNIX' })
}

/** Counts the charts from 1: pptxgenjs counts those of all decks that the process has written. */
function chartNames(names: readonly string[]): (text: string) => string {
  const numbers = names.flatMap(name => /\/chart(\d+)\.xml$/.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b)
  const own = new Map(numbers.map((number, i) => [String(number), String(i + 1)]))
  return text => text.replace(/(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(?=\.x)/g, (all, start: string, number: string) => own.has(number) ? start + own.get(number)! : all)
}

/** The workbook behind a chart. */
async function settleWorkbook(bytes: Uint8Array, series: readonly DrawnSeries[], date: Date): Promise<Uint8Array> {
  const old = await JSZip.loadAsync(bytes)
  const zip = new JSZip()
  for (const name of Object.keys(old.files).sort()) {
    if (old.files[name]!.dir)
      continue
    const xml = await old.files[name]!.async('string')
    const content = name === 'xl/styles.xml'
      ? workbookStyles(series)
      : name === 'xl/worksheets/sheet1.xml' ? formatSheet(xml, series) : datedXml(xml, date)
    zip.file(name, content, { date, createFolders: false })
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' })
}

function datedXml(xml: string, date: Date): string {
  const iso = date.toISOString().replace(/\.\d+Z$/, 'Z')
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${iso}`)
}
