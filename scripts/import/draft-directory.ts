import type { Table } from './clean-table.ts'
import type { Inline, ListItem } from './document.ts'
import type { DraftMap, DraftValue } from './draft.ts'
import { isEmpty, isWebLink, saying, textOf } from './document.ts'
import { nameFields, sourcePath, Words } from './draft.ts'
import { uniqueIds } from './ids.ts'
import { leadOf } from './lead.ts'

/** A name and its links, each under the name of a column. */
export interface LinkEntry {
  readonly name: string
  readonly text?: string
  readonly links: readonly { readonly column: string, readonly url: string, readonly label: string }[]
}

/** The fields of a directory. */
export function draftDirectory(entries: readonly LinkEntry[], title: string, corner?: string): DraftMap {
  const columnIds = uniqueIds()
  const columns = new Map([...new Set(entries.flatMap(entry => entry.links.map(link => link.column)))].map(name => [name, columnIds(name)]))
  const entryIds = uniqueIds()
  return {
    'item-name': corner ? new Words(corner) : undefined,
    'columns': [...columns].map(([name, id]) => ({ id, name: new Words(name) })),
    'entries': entries.map((entry): DraftValue => ({
      id: entryIds(entry.name),
      name: entry.name,
      text: entry.text ? new Words(entry.text) : undefined,
      source: sourcePath(title, entry.name),
      links: Object.fromEntries(entry.links.map(({ column, url, label }) => [columns.get(column)!, {
        url,
        label: label === url || label === '' ? undefined : label,
      }])),
    })),
  }
}

export function linksOfTable({ head, rows }: Table): LinkEntry[] {
  return rows.map(row => ({
    name: nameFields(row[0]!).name,
    links: row.slice(1).flatMap((cell, x) => isEmpty(cell) ? [] : [{ column: textOf(head[x + 1]!), url: urlOf(cell), label: textOf(cell) }]),
  }))
}

/** A list's item such as `**Docs**: [Guide](https://…)`, whose only text besides its lead is a link. */
export function labelledLink({ text, items }: ListItem): LinkEntry['links'][number] | undefined {
  const lead = leadOf(text)
  return !items.length && lead && isLinkAlone(lead.rest)
    ? { column: lead.name, url: urlOf(lead.rest), label: textOf(lead.rest) }
    : undefined
}

/** A list's item that begins with a link: `[Guide](https://…): what it is`. */
export function linkItem({ text, items }: ListItem, column: string): LinkEntry | undefined {
  const [first, ...rest] = text.pieces.filter((piece, i) => i > 0 || piece.text.trim())
  if (items.length || !isWebLink(first?.url) || rest.some(piece => piece.url !== undefined))
    return undefined
  const said = saying({ pieces: rest }).text.replace(/^[\s:：,，.\-–—]+/, '')
  return { name: first.text.trim() || first.url, ...(said && { text: said }), links: [{ column, url: first.url, label: '' }] }
}

function isLinkAlone({ pieces }: Inline): boolean {
  return pieces.filter(piece => isWebLink(piece.url)).length === 1 && pieces.every(piece => isWebLink(piece.url) || !/[\p{L}\p{N}]/u.test(piece.text))
}

const urlOf = ({ pieces }: Inline): string => pieces.find(piece => isWebLink(piece.url))!.url!
