/** Writes the formats of numbers into charts and the workbooks behind them, for which pptxgenjs knows one a chart, and none for cells. */
import type { SeriesFormat } from './charts/number-format.ts'
import { escapeXml } from './escape-xml.ts'

/** A series of a chart as it is drawn. */
export interface DrawnSeries extends SeriesFormat {
  readonly values: readonly (number | null)[]
  /** The points whose values are written, where not all are, and at which side. */
  readonly ends: readonly { readonly at: number, readonly position: 'l' | 'r' }[]
}

/** The XML of a chart with its numbers as the slide has them. */
export function formatChart(xml: string, series: readonly DrawnSeries[]): string {
  let at = 0
  return xml.replace(/<c:ser>[\s\S]*?<\/c:ser>/g, one => formatSeries(one, series[at++]!))
}

function formatSeries(xml: string, { code, points, ends }: DrawnSeries): string {
  const numFmt = (at: number) => `<c:numFmt formatCode="${escapeXml(points.get(at) ?? code)}"`
  return xml
    // A gap is no empty number.
    .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
    .replace(/(<c:val>[\s\S]*?<c:formatCode>)[^<]*/, (_, before: string) => before + escapeXml(code))
    .replace(/<c:dLbls>([\s\S]*?)<\/c:dLbls>/, (_, all: string) => {
      // A ring has a label for each of its parts.
      const own = all.replace(/(<c:dLbl>\s*<c:idx val="(\d+)"\/>\s*)<c:numFmt formatCode="[^"]*"/g, (_, before: string, at: string) => before + numFmt(Number(at)))
      const shared = own.replace(/(<\/c:dLbl>\s*|^\s*)<c:numFmt formatCode="[^"]*"/, (_, before: string) => before + numFmt(-1))
      const others = /<c:dLbl>/.test(shared)
        ? ''
        : [...new Set([...points.keys(), ...ends.map(({ at }) => at)])].sort((a, b) => a - b).map((at) => {
            const end = ends.find(end => end.at === at)
            const label = shared
              .replace(/<c:numFmt formatCode="[^"]*"/, () => numFmt(at))
              .replace(/<c:showLeaderLines[^>]*>/, '')
            return `<c:dLbl><c:idx val="${at}"/>${end ? label.replace(/<c:dLblPos val="[^"]*"/, `<c:dLblPos val="${end.position}"`).replace(/<c:showVal val="0"/, '<c:showVal val="1"') : label}</c:dLbl>`
          }).join('')
      return `<c:dLbls>${others}${shared}</c:dLbls>`
    })
}

/** The sheet of a chart's workbook: a series a column from B on, a category a row from 2 on. */
export function formatSheet(xml: string, series: readonly DrawnSeries[]): string {
  return xml.replace(/<c r="([A-Z]+)(\d+)"><v>[^<]*<\/v><\/c>/g, (_, column: string, row: string) => {
    const at = columnNumber(column) - 2
    const value = series[at]?.values[Number(row) - 2]
    return typeof value === 'number' ? `<c r="${column}${row}" s="${at + 1}"><v>${value}</v></c>` : ''
  })
}

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0)

/** The first number that a workbook may give to a format of its own. */
const FIRST_FORMAT = 164

/** The styles of that workbook: none, and one for each series. */
export function workbookStyles(series: readonly DrawnSeries[]): string {
  const formats = series.map(({ code }, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escapeXml(code)}"/>`)
  const styles = [0, ...series.map((_, i) => FIRST_FORMAT + i)].map(id => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"${id ? ' applyNumberFormat="1"' : ''}/>`)
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    + `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`
    + '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
    + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>`
    + '</styleSheet>'
}
