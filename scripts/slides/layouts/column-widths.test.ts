/** How wide the columns of a table are. */
import type { Cell, Table } from '../model.ts'
import { describe, expect, it } from 'vitest'
import { CONTENT_WIDTH } from '../canvas.ts'
import { createMeasure } from '../measure.ts'
import { plain } from '../model.ts'
import { columnWidths, evenWidths } from './column-widths.ts'
import { DENSE, LARGE, REGULAR, tableWidth } from './table-style.ts'

const measure = createMeasure({ language: 'en' })
const table = (head: readonly string[], ...rows: readonly (readonly (string | Cell)[])[]): Table => ({
  head: head.map(plain),
  rows: rows.map(row => row.map(cell => typeof cell === 'string' ? { text: plain(cell) } : cell)),
})
const number = (text: string): Cell => ({ text: plain(text), isNumber: true })

describe.each(Object.entries({ LARGE, REGULAR, DENSE }))('in %s type', (_, style) => {
  it('numbers stand near the names that they belong to', () => {
    const widths = columnWidths(table(['Ward', 'Beds'], ['Surgery', number('40')], ['Maternity', number('18')]), style, measure)
    expect(tableWidth(widths)).toBeLessThan(CONTENT_WIDTH * 0.6)
  })

  it('short texts share the whole width', () => {
    const widths = columnWidths(table(['Ward', 'Head'], ['Surgery', 'Dr. Ito']), style, measure)
    expect(tableWidth(widths)).toBe(CONTENT_WIDTH)
  })

  it('a long text leaves the others air, and has no more lines for it', () => {
    const long = 'A text that is much longer than all the others of its table, so that it does not fit one line of its column, and goes on for a while after that'
    const wide = table(['Name', 'What', 'Why'], ['PostgreSQL', 'relational', long], ['MySQL', 'relational', 'short'])
    const [narrow, even] = [columnWidths(wide, style, measure), evenWidths(wide, style, measure)]
    expect(even[0]).toBeGreaterThan(narrow[0]! + 10)
    expect(even[1]).toBeGreaterThan(narrow[1]! + 10)
    expect(even.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(CONTENT_WIDTH)
    const linesIn = (widths: readonly number[]) => measure.lines(long, style.text, widths[2]! - style.sides[2]).length
    expect(linesIn(even)).toBe(linesIn(narrow))
  })

  it('no text has more lines for it', () => {
    const texts = ['A name of a few words', 'and so on', 'x '.repeat(120)]
    const wide = table(['Name', 'A', 'B'], texts)
    const linesIn = (widths: readonly number[]) => texts.map((text, i) => measure.lines(text, i === 0 ? style.strong : style.text, widths[i]! - style.sides[i as 0 | 1 | 2]).length)
    const [narrow, even] = [linesIn(columnWidths(wide, style, measure)), linesIn(evenWidths(wide, style, measure))]
    expect(even.filter((lines, i) => lines > narrow[i]!)).toEqual([])
  })
})
