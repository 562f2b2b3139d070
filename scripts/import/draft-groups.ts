import type { Table } from './clean-table.ts'
import type { Inline, ListItem } from './document.ts'
import type { Bench, DraftMap, DraftValue } from './draft.ts'
import { isEmpty, saying, textOf } from './document.ts'
import { nameFields, sourcePath, textFields, Words } from './draft.ts'
import { uniqueIds } from './ids.ts'
import { leadOf } from './lead.ts'

export interface GroupItem {
  readonly name: string
  readonly text?: string
  readonly link?: string
}

export interface Group {
  readonly name: string
  /** What the group says, if the document tells it in a sentence. */
  readonly point?: string
  readonly items: readonly GroupItem[]
}

/** The fields of grouped items. */
export function draftGroups(groups: readonly Group[], title: string): DraftMap {
  // Names of slides that the section has besides.
  const groupIds = uniqueIds(['counts', 'map'])
  // Unique over all groups.
  const itemIds = uniqueIds()
  return {
    groups: groups.map((group): DraftValue => {
      const path = group.name === title ? title : sourcePath(title, group.name)
      return {
        id: groupIds(group.name),
        name: new Words(group.name),
        point: group.point ? new Words(group.point) : undefined,
        source: path,
        items: group.items.map(({ name, text, link }) => ({
          id: itemIds(name),
          name: new Words(name),
          text: text ? new Words(text) : undefined,
          link,
          source: sourcePath(path, name),
        })),
      }
    }),
  }
}

/** An item with its lead as name; items below it are told in its text. */
export function itemOf({ text, items }: ListItem, { messages: { say } }: Bench): GroupItem {
  const lead = leadOf(text)
  const nested = items.map(item => flatText(item, say('semicolon'))).filter(part => part !== '').join(say('semicolon'))
  const { text: said, link } = lead ? saying(lead.rest) : { text: '', ...pickLink(text) }
  const name = lead?.name ?? saying(text).text
  const rest = said && nested ? introduced(said, nested, say('colon')) : said || nested
  return { name: name || flatText({ text, items }, ' '), ...(rest && { text: rest }), ...(link !== undefined && { link }) }
}

/** A text that introduces another one: it has a colon, where it has no other mark than a full stop. */
const introduced = (text: string, other: string, colon: string): string =>
  /[.。\p{L}\p{N}]$/u.test(text) ? `${text.replace(/[.。]$/, '')}${colon}${other}` : `${text} ${other}`

const pickLink = (text: Inline) => {
  const { link } = saying(text)
  return link === undefined ? {} : { link }
}

/** A list's item and all below it as one text. */
export function flatText({ text, items }: ListItem, semicolon: string): string {
  const own = saying(text)
  const said = own.link !== undefined && own.link !== own.text ? `${own.text} (${own.link})` : own.text
  return [said, ...items.map(item => flatText(item, semicolon))].filter(part => part !== '').join(items.length ? `${semicolon}` : '')
}

/** The groups of a list whose items have items: each is a group of those below it. */
export function nestedGroups(items: readonly ListItem[], bench: Bench): Group[] | undefined {
  if (items.length < 2 || !items.every(item => item.items.length > 0))
    return undefined
  return items.map((item) => {
    const lead = leadOf(item.text)
    const { name } = lead ? { name: lead.name } : nameFields(item.text)
    const point = lead ? saying(lead.rest).text : ''
    return { name, ...(point && { point }), items: item.items.map(child => itemOf(child, bench)) }
  })
}

/** The groups of a table of two or three columns: group, item, and what is said of it. */
export function tableGroups({ rows }: Table): Group[] {
  return [...new Set(rows.map(row => textOf(row[0]!)))].map(name => ({
    name,
    items: rows.filter(row => textOf(row[0]!) === name).map((row) => {
      const item = nameFields(row[1]!)
      const said = row[2] && !isEmpty(row[2]) ? textFields(row[2]) : undefined
      const link = item.link ?? said?.link
      return { name: item.name || name, ...(said && { text: said.text.text }), ...(link !== undefined && { link }) }
    }),
  }))
}
