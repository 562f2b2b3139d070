/**
 * The same text with fewer operators: where Skia moves on before every few letters, one `TJ` says how far
 * (ISO 32000-1, 9.4.3), in thousandths of the font's size.
 */

/** The width of a glyph in thousandths of an em; undefined where the font isn't known. */
export type GlyphWidth = (glyph: number) => number

const FONT = /^\/(\S+) ([\d.]+) Tf$/
const MOVES = /T[dD*]/
const SHOWS = /^(?:(-?[\d.]+) 0 Td )?<([\dA-F]+)> Tj$/

/**
 * @param lines a page's content, one operator each
 * @param widthsOf the widths of the glyphs of a font of the page, which are named by four digits each
 */
export function compactText(lines: readonly string[], widthsOf: (font: string) => GlyphWidth | undefined): string[] {
  const made: string[] = []
  let size = 0
  let width: GlyphWidth | undefined
  let run: { readonly dx: number, readonly glyphs: string }[] = []

  const flush = (next = '') => {
    const [first] = run
    // A further move would count from the last of these.
    if (first && (run.length === 1 || !width || MOVES.test(next))) {
      made.push(...run.map(({ dx, glyphs }, i) => i === 0 && dx === 0 ? `<${glyphs}> Tj` : `${dx} 0 Td <${glyphs}> Tj`))
    }
    else if (first) {
      const start = first.dx === 0 ? '' : `${first.dx} 0 Td `
      made.push(`${start}${arrayOf(run, size, width!)}`)
    }
    run = []
  }
  for (const line of lines) {
    const shows = SHOWS.exec(line)
    if (shows && (run.length > 0 || shows[1] === undefined)) {
      run.push({ dx: Number(shows[1] ?? 0), glyphs: shows[2]! })
      continue
    }
    flush(line)
    const font = FONT.exec(line)
    if (font) {
      size = Number(font[2])
      width = widthsOf(font[1]!)
    }
    made.push(line)
  }
  flush()
  return made
}

function arrayOf(run: readonly { readonly dx: number, readonly glyphs: string }[], size: number, width: GlyphWidth): string {
  /** px from the beginning: where the next letters belong, and where they would come to stand. */
  let target = 0
  let pen = 0
  let array = ''
  run.forEach(({ dx, glyphs }, i) => {
    if (i > 0) {
      target += dx
      const back = Math.round((pen - target) / size * 1000)
      array += back === 0 ? '' : `>${back}<`
      pen -= back * size / 1000
    }
    array += glyphs
    for (let n = 0; n < glyphs.length; n += 4)
      pen += width(Number.parseInt(glyphs.slice(n, n + 4), 16)) * size / 1000
  })
  return `[<${array}>] TJ`
}
