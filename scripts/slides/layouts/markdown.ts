/** How the parts of a slide are written; each part escapes its own text. */
import type { Cell, Figure, Rich, Run, Table } from '../model.ts'
import { escapeAttribute, escapeMarkdown, escapeUrl } from '../escape-markdown.ts'
import { isNumeric } from './table-style.ts'

export function rich(runs: Rich): string {
  return joined(runs).map(run).join('')
}

/** Plain runs that follow each other as one: what their ends make together is escaped, too. */
function joined(runs: Rich): Rich {
  const isPlain = ({ strong, href, corrections }: Run) => !strong && href === undefined && !corrections?.length
  return runs.reduce<Run[]>((all, run) => {
    const last = all.at(-1)
    return last && isPlain(last) && isPlain(run)
      ? [...all.slice(0, -1), { text: last.text + run.text }]
      : [...all, run]
  }, [])
}

function run({ text, strong, focus, href, color, corrections }: Run, index: number, runs: Rich): string {
  let markdown = escapeMarkdown(text)
  if (strong)
    markdown = `**${markdown}**`
  if (focus)
    markdown = `<mark>${markdown}</mark>`
  if (href !== undefined)
    markdown = `[${markdown}](${escapeUrl(href)})`
  if (corrections?.length)
    markdown = `${markdown}<Corrected id=${escapeAttribute(corrections.join(' '))} />`
  // At the beginning, it would keep Slidev's Markdown from making a paragraph of the line.
  if (color !== undefined)
    markdown = `${markdown}<Swatch :color="${color}" />`
  // Escaping trims a run: the space between two runs stands outside of their emphasis.
  const next = runs[index + 1]
  const isSpaced = next && (/\s$/.test(text) || /^\s/.test(next.text) || (strong && isStuck(text, next.text)))
  return isSpaced
    ? `${markdown} `
    : markdown
}

/** Markdown doesn't see the end of emphasis between a punctuation mark and a letter. */
function isStuck(before: string, after: string): boolean {
  return /\p{P}$/u.test(before) && /^[^\s\p{P}]/u.test(after)
}

export function list(items: readonly Rich[]): string {
  return items.map(item => `- ${rich(item)}`).join('\n')
}

export function table(table: Table): string {
  const { head, rows } = table
  return [
    row(head.map(rich)),
    row(head.map((_, column) => isNumeric(table, column) ? '--:' : ':--')),
    ...rows.map(cells => row(cells.map(cell))),
  ].join('\n')
}

// A leading pipe keeps Slidev from taking the second row for a separator of slides.
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function cell({ rating, best, text }: Cell): string {
  const mark = rating && `<Rating :level="${rating.level}" :of="${rating.of}"${best ? ' best' : ''}>${escapeMarkdown(rating.label)}</Rating>`
  return [
    mark,
    rich(text),
  ].filter(Boolean).join(' ')
}

/** A number that stands out. */
export function bigNumber({ value, label }: Figure): string {
  return `<BigNumber value=${escapeAttribute(value)} label=${escapeAttribute(label)} />`
}

/** A fence longer than any run of backticks inside. */
export function fence(language: string, code: string): string {
  const longest = Math.max(2, ...[
    ...code.matchAll(/`+/g),
  ].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${code}\n${ticks}`
}
