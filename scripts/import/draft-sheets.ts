import type { Draft, DraftSection } from './draft.ts'
import type { Sheet } from './sheet.ts'
import { saying, textOf } from './document.ts'
import { headOf, withAsides } from './draft-dataset.ts'
import { pointsOf } from './draft-narrative.ts'
import { draftTable } from './draft-table.ts'
import { createBench, Words } from './draft.ts'

/** Sheets as the draft of a dataset, a section each. Pure. */
export function draftFromSheets(sheets: readonly Sheet[], source: string, title: string, language: string): Draft {
  const bench = createBench(language)
  const sections = sheets.flatMap((sheet): DraftSection[] => {
    const [caption, ...above] = sheet.before
    const name = sheet.name
    const made = draftTable(sheet.grid, sheet.place, name, bench)
    const id = bench.sectionId(name)
    const rest = [...above, ...sheet.after, ...(made ? made.totals : sheet.grid.head)]
    pointsOf(rest, name, name, made ? [id] : [], bench).forEach(bench.aside)
    if (!made)
      return []
    return [{
      id,
      kind: made.kind,
      title: name,
      place: sheet.place,
      fields: {
        id,
        kind: made.kind,
        title: new Words(name),
        lead: new Words(caption ? saying(caption).text : made.lead),
        source: name,
        ...made.fields,
      },
    }]
  })
  const all = withAsides(sections, bench)
  const [only] = sheets
  const whole = sheets.length === 1 && only?.before[0] ? textOf(only.before[0]) : title
  return { language, head: headOf(whole, source, all, bench), sections: all, comments: [] }
}
