import type { Command } from 'commander'
import type { Taken } from '../import/clean-text.ts'
import type { Draft } from '../import/draft.ts'
import type { Plan } from '../import/plan.ts'
import type { Workbook } from '../import/read-workbook.ts'
import { readFile } from 'node:fs/promises'
import { basename, extname, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'
import { readRegular } from '../disk/read-regular.ts'
import { inWords } from '../disk/system-errors.ts'
import { loadMessages } from '../locales/messages.ts'
import { calledAs, quoted } from './called-as.ts'
import { ROOT } from './root.ts'

interface ImportOptions {
  readonly data?: string
  readonly lang?: string
  readonly json?: boolean
  readonly sheet?: string
  readonly delimiter?: string
  readonly encoding?: string
  readonly header?: boolean
}

export function addImport(program: Command): void {
  program.command('import')
    .summary('make a dataset from an article or a table')
    .description('Read Markdown, CSV, TSV or XLSX into a dataset folder; a second import of the same file updates it and keeps what you added.')
    .argument('<file>', 'article.md, table.csv, table.tsv or table.xlsx')
    .option('--data <dir>', 'the dataset folder to make or update (default: named after the file)')
    .option('--lang <language>', 'the language of the file (default: guessed from its text)')
    .option('--sheet <name>', 'one sheet of a workbook (default: all)')
    .option('--delimiter <char>', 'what separates the cells of a CSV (default: found)')
    .option('--encoding <name>', 'such as utf-8, utf-16le or gb18030 (default: found)')
    .option('--no-header', 'the table has no row of headers')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', '\nExamples:\n  prismdeck import article.md\n  prismdeck import prices.xlsx --data my-deck --sheet 2026\n  prismdeck import vendors.csv --lang zh --encoding gb18030')
    .action(importFile)
}

async function importFile(path: string, options: ImportOptions): Promise<void> {
  // `/dev/stdin`, or what a shell makes of `<(command)`, is waited for.
  const bytes = await (/^\/(?:dev|proc)\//.test(path) ? readFile(path) : readRegular(path)).catch((error: unknown) => {
    throw inWords(error, path, 'read')
  })
  const { fileId } = await import('../import/ids.ts')
  const folder = options.data ?? fileId(baseName(path))
  const { draft, hidden, taken, text } = await draftOf(path, bytes, options)
  const { planImport } = await import('../import/plan.ts')
  const { importInto } = await import('../import/folder.ts')
  const { tellTaken } = await import('../import/clean-text.ts')
  const source = basename(path)
  const { say } = loadMessages(draft.language)
  const { plan, missingTexts } = await importInto(
    resolve(folder),
    existing => planImport(draft, source, existing, line => say('import.comment', { file: source, line })),
    { file: path, ...(text !== undefined && { text }) },
    join(ROOT, 'schemas'),
  )
  const shown = relative(process.cwd(), resolve(folder)) || '.'
  console.log(options.json
    ? JSON.stringify({ folder: shown, language: plan.language, files: [...plan.files.keys()], sections: plan.sections, gone: plan.gone, missingTexts, hidden, taken }, null, 2)
    : report(path, shown, plan, missingTexts, hidden, tellTaken(path, taken)))
}

interface Drafted {
  readonly draft: Draft
  /** Names of sheets that were not read. */
  readonly hidden: readonly string[]
  /** What can't be shown, and is left out. */
  readonly taken: readonly Taken[]
  /** The text of the file, where it is one. */
  readonly text?: string
}

async function draftOf(path: string, bytes: Uint8Array, options: ImportOptions): Promise<Drafted> {
  const { checkLanguage, guessLanguage } = await import('../import/language.ts')
  const { cleanDocument, cleanSheets } = await import('../import/clean-text.ts')
  const { draftFromDocument, documentText } = await import('../import/draft-dataset.ts')
  switch (extname(path).toLowerCase()) {
    case '.md':
    case '.markdown': {
      const { decodeText } = await import('../import/decode-text.ts')
      const { readMarkdown } = await import('../import/read-markdown.ts')
      const text = decodeText(path, bytes, options.encoding)
      const { clean: document, taken } = cleanDocument(readMarkdown(path, text))
      const language = options.lang ?? document.language
      return { draft: draftFromDocument(document, language === undefined ? guessLanguage(documentText(document)) : checkLanguage(language)), hidden: [], taken, text }
    }
    case '.csv':
    case '.tsv':
    case '.txt':
    case '.xlsx':
    case '.xlsm': {
      const { draftFromSheets } = await import('../import/draft-sheets.ts')
      const { sheetsText } = await import('../import/sheet.ts')
      const { sheets: read, hidden, text } = await workbookOf(path, bytes, options)
      const { clean: sheets, taken } = cleanSheets(read)
      const language = options.lang === undefined ? guessLanguage(sheetsText(sheets)) : checkLanguage(options.lang)
      return { draft: draftFromSheets(sheets, basename(path), baseName(path), language), hidden, taken, ...(text !== undefined && { text }) }
    }
    default:
      throw new UserError(`${path}: can't import a "${extname(path)}" file; known: .md, .csv, .tsv, .xlsx`)
  }
}

async function workbookOf(path: string, bytes: Uint8Array, { encoding, delimiter, sheet, header }: ImportOptions): Promise<Workbook & { readonly text?: string }> {
  const hasHeader = header !== false
  if (/\.xls[xm]$/i.test(path)) {
    const { readWorkbook } = await import('../import/read-workbook.ts')
    return readWorkbook(path, bytes, baseName(path), { sheet, hasHeader })
  }
  const { decodeText } = await import('../import/decode-text.ts')
  const { readCsv } = await import('../import/read-csv.ts')
  const found = delimiter ?? (/\.tsv$/i.test(path) ? '\t' : undefined)
  const text = decodeText(path, bytes, encoding)
  return { text, sheets: [readCsv(path, text, baseName(path), { delimiter: found, hasHeader })], hidden: [] }
}

const baseName = (path: string): string => basename(path, extname(path))

/** What became what, a line each, and what to do next. */
function report(path: string, folder: string, { language, sections, gone, untranslated }: Plan, missingTexts: number, hidden: readonly string[], taken: readonly string[]): string {
  const lines = sections.map(({ id, kind, title, line, cell, merge }) => {
    const changes = merge && [
      ...(merge.added.length ? [`${merge.added.length} added`] : []),
      ...(merge.updated.length ? [`${merge.updated.length} updated`] : []),
      ...(merge.removed.length ? [`${merge.removed.length} removed`] : []),
    ].join(', ')
    return `  ${path}:${cell ?? line}  ${title}  →  ${kind}  sections/${id}.yaml${merge ? `  ${changes || 'unchanged'}` : ''}`
  })
  const kept = sections.flatMap(({ id, merge }) => (merge?.kept ?? []).map(({ path, yours, theirs }) =>
    `  sections/${id}.yaml ${path}: kept yours (${JSON.stringify(yours)}); the file ${theirs === undefined ? 'has it no longer' : `says ${JSON.stringify(theirs)}`}`))
  return [
    `${folder}/ (${language}): ${sections.length} ${sections.length === 1 ? 'section' : 'sections'}`,
    ...lines,
    ...kept,
    ...gone.map(id => `  sections/${id}.yaml: the file has it no longer; delete it if you don't want it`),
    ...hidden.map(name => `  ${path}!${name}  hidden, so left out; import it with --sheet ${JSON.stringify(name)}`),
    ...taken.map(line => `  ${line}`),
    ...(missingTexts ? [`${missingTexts} texts have no translation yet (${untranslated.join(', ')})`] : []),
    `Next: ${calledAs()} serve --data ${quoted(folder)}`,
  ].join('\n')
}
