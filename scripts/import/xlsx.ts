/** What reads workbooks: the published package has it compiled in. */
export type { CellObject, Range, WorkBook, WorkSheet } from '@e965/xlsx'
export { read, utils } from '@e965/xlsx'
