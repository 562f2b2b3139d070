/**
 * A dataset's own Markdown as Slidev Markdown. A dataset may come from somebody else, so that it says only what
 * text can say: headings, emphasis, lists, tables, code, quotes, links, formulas, local pictures. All else
 * (HTML, Vue, what Slidev adds to Markdown, pictures from elsewhere) arrives as its characters.
 */
import type { AlignType, BlockContent, DefinitionContent, Image, List, ListItem, Nodes, PhrasingContent, Root, RootContent, Table, TableCell } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { escapeAttribute, escapeMarkdown, escapeUrl } from './escape-markdown.ts'
import { takeFormulas } from './formulas.ts'
import { codeBlock, inlineCode } from './own-code.ts'

export interface OwnMarkdownOptions {
  /** The address of a picture below the deck; undefined where there is none. */
  readonly picture: (file: string) => string | undefined
  /** Entries of lists appear one click after the other. */
  readonly clicks?: boolean
}

/** What goes into one slot of a layout. */
interface Part {
  /** The slot's name; none for what stands before the first. */
  readonly slot?: string
  readonly markdown: string
}

/** What a person's Markdown asks of what is around it. */
export interface OwnFacts {
  /** Names of slots, in order. */
  readonly slots: readonly string[]
  /** Files that pictures name, below the dataset's folder. */
  readonly pictures: readonly string[]
  readonly isEmpty: boolean
}

const SLOT = /^::[^\S\n]*([\w.\-:]+?)[^\S\n]*::[^\S\n]*$/

const parser = unified().use(remarkParse).use(remarkGfm)

export const parseMarkdown = (markdown: string): Root => parser.parse(markdown)

export function factsOf(markdown: string): OwnFacts {
  const parts = partsOf(markdown)
  const trees = parts.map(part => parseMarkdown(part.markdown))
  const pictures = trees.flatMap(tree => allOf(tree).filter(node => node.type === 'image').map(({ url }) => url))
  return {
    slots: parts.flatMap(({ slot }) => slot ?? []),
    pictures: [...new Set(pictures.filter(isLocal).map(fileOf))],
    isEmpty: trees.every(({ children }) => children.length === 0),
  }
}

/** Markdown that shows what may be shown of a person's, and nothing else. Pure. */
export function safeMarkdown(markdown: string, options: OwnMarkdownOptions): string {
  return partsOf(markdown).map(({ slot, markdown }) => [
    ...slot === undefined ? [] : [`::${slot}::`],
    writePart(markdown, options),
  ].filter(Boolean).join('\n\n')).filter(Boolean).join('\n\n')
}

/** Markdown that the project trusts, set as it stands, but for where its pictures are. */
export function withPictures(markdown: string, { picture }: OwnMarkdownOptions): string {
  const images = allOf(parseMarkdown(markdown)).filter(node => node.type === 'image')
  return images.reverse().reduce((text, { url, alt, position }) => {
    const address = isLocal(url) ? picture(fileOf(url)) : undefined
    return address === undefined ? text : text.slice(0, position!.start.offset) + pictureTag(address, alt) + text.slice(position!.end.offset)
  }, markdown).trim()
}

/** Cuts at the lines that name slots, where Slidev does: not within code. */
function partsOf(markdown: string): Part[] {
  const text = markdown.replaceAll(/\r\n?/g, '\n')
  const code = parseMarkdown(text).children.filter(({ type }) => type === 'code').map(({ position }) => [position!.start.line, position!.end.line] as const)
  const parts: { slot?: string, lines: string[] }[] = [{ lines: [] }]
  text.split('\n').forEach((line, i) => {
    const slot = code.some(([from, to]) => i + 1 >= from && i + 1 <= to) ? undefined : SLOT.exec(line)?.[1]
    if (slot === undefined)
      parts.at(-1)!.lines.push(line)
    else
      parts.push({ slot, lines: [] })
  })
  return parts.map(({ slot, lines }) => ({ ...(slot !== undefined && { slot }), markdown: lines.join('\n') }))
}

function allOf(node: Nodes): Nodes[] {
  return [node, ...'children' in node ? node.children.flatMap(allOf) : []]
}

/** Neither another place nor one on this machine. */
export const isLocal = (url: string): boolean => !/^(?:[a-z][a-z\d+.-]*:|[/\\#]|$)/i.test(url)

export function fileOf(url: string): string {
  try {
    return decodeURIComponent(url)
  }
  catch {
    return url
  }
}

function writePart(markdown: string, options: OwnMarkdownOptions): string {
  const clean = markdown.replaceAll(/[\uE000\uE001]/g, '')
  const code = allOf(parseMarkdown(clean)).filter(({ type }) => type === 'code' || type === 'inlineCode').map(({ position }) => [position!.start.offset!, position!.end.offset!] as const)
  const { text, restore } = takeFormulas(clean, code)
  const tree = parseMarkdown(text)
  const links = new Map(allOf(tree).flatMap(node => node.type === 'definition' ? [[node.identifier, node.url]] : []))
  return restore(blocks(tree.children, { source: text, links, options }, true))
}

type Inline = PhrasingContent

/** What the writing of a part needs besides its nodes. */
interface Context {
  /** What the nodes were read from. */
  readonly source: string
  /** Addresses of links that are stated elsewhere. */
  readonly links: ReadonlyMap<string, string>
  readonly options: OwnMarkdownOptions
}

function blocks(nodes: readonly (RootContent | BlockContent | DefinitionContent)[], c: Context, isTop = false): string {
  return nodes.map(node => block(node, c, isTop)).filter(Boolean).join('\n\n')
}

function block(node: RootContent | BlockContent | DefinitionContent, c: Context, isTop: boolean): string {
  switch (node.type) {
    case 'heading':
      // The slide's title is the only one of its rank.
      return `${'#'.repeat(Math.max(2, node.depth))} ${inline(node.children, c)}`
    case 'paragraph':
      return inline(node.children, c)
    case 'list':
      return isTop && c.options.clicks ? `<v-clicks>\n\n${list(node, c)}\n\n</v-clicks>` : list(node, c)
    case 'blockquote':
      return blocks(node.children, c).split('\n').map(line => `> ${line}`.trimEnd()).join('\n')
    case 'code':
      return codeBlock(node.lang ?? '', node.value)
    case 'table':
      return table(node, c)
    case 'thematicBreak':
      return '***'
    case 'definition':
      return ''
    default:
      return asText(node, c)
  }
}

function list({ ordered, start, spread, children }: List, c: Context): string {
  const items = children.map((item, i) => {
    const mark = ordered ? `${(start ?? 1) + i}. ` : '- '
    const lines = itemText(item, c).split('\n')
    return lines.map((line, n) => n === 0 ? mark + line : line && ' '.repeat(mark.length) + line).join('\n')
  })
  return items.join(spread ? '\n\n' : '\n')
}

function itemText({ checked, spread, children }: ListItem, c: Context): string {
  const mark = checked === null || checked === undefined ? '' : checked ? '[x] ' : '[ ] '
  const blocks = children.map(child => block(child, c, false)).filter(Boolean)
  return mark + blocks.reduce((text, block, i) => i === 0 ? block : `${text}${spread || children[i]?.type !== 'list' ? '\n\n' : '\n'}${block}`, '')
}

function table({ align, children }: Table, c: Context): string {
  const [head, ...rows] = children
  const row = (cells: readonly TableCell[]) => `| ${cells.map(cell => inline(cell.children, c)).join(' | ')} |`
  const rule = (align?: AlignType) => align === 'center' ? ':-:' : align === 'right' ? '--:' : ':--'
  return [
    row(head!.children),
    `| ${head!.children.map((_, i) => rule(align?.[i])).join(' | ')} |`,
    ...rows.map(({ children }) => row(children)),
  ].join('\n')
}

function inline(nodes: readonly Inline[], c: Context): string {
  return nodes.map((node, i) => span(node, c, nodes[i - 1], nodes[i + 1])).join('').trim()
}

function span(node: Inline, c: Context, before?: Inline, after?: Inline): string {
  switch (node.type) {
    case 'text':
      return spacedText(node.value)
    case 'strong':
      return marked(node.children, '**', 'strong', c, before, after)
    case 'emphasis':
      return marked(node.children, '*', 'em', c, before, after)
    case 'delete':
      return marked(node.children, '~~', 'del', c, before, after)
    case 'inlineCode':
      return inlineCode(node.value)
    case 'break':
      return '<br>'
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? '<br>' : spacedText(node.value)
    case 'link':
      return link(node.url, node.children, node, c)
    case 'linkReference':
      return link(c.links.get(node.identifier) ?? '', node.children, node, c)
    case 'image':
      return picture(node, c)
    default:
      return asText(node, c)
  }
}

/** Marks that Markdown would not see beside a letter or a punctuation mark are tags. */
function marked(children: readonly Inline[], mark: string, tag: string, c: Context, before?: Inline, after?: Inline): string {
  const text = inline(children, c)
  const touches = (node: Inline | undefined, side: RegExp) => node !== undefined && !(node.type === 'text' && side.test(node.value))
  const isPlain = /^[\p{L}\p{N}]/u.test(text) && /[\p{L}\p{N}]$/u.test(text)
  return text === '' || (isPlain && !touches(before, /\s$/) && !touches(after, /^\s/))
    ? text && mark + text + mark
    : `<${tag}>${text}</${tag}>`
}

function link(url: string, children: readonly Inline[], node: Inline, c: Context): string {
  return isWebAddress(url) ? `[${inline(children, c)}](${escapeUrl(url)})` : asText(node, c)
}

/** A picture of elsewhere would tell its owner who looks at the slide, and when: it is a link. */
function picture(node: Image, c: Context): string {
  const { url, alt } = node
  const file = isLocal(url) ? c.options.picture(fileOf(url)) : undefined
  if (file !== undefined)
    return pictureTag(file, alt)
  return isWebAddress(url) ? `[${escapeMarkdown(alt || url)}](${escapeUrl(url)})` : asText(node, c)
}

/** The characters that stand in the source. */
function asText({ position }: Nodes, c: Context): string {
  return c.source.slice(position!.start.offset, position!.end.offset).split('\n').map(escapeMarkdown).filter(Boolean).join('<br>')
}

function pictureTag(file: string, alt: string | null | undefined): string {
  return `<Picture file=${escapeAttribute(file)} alt=${escapeAttribute(alt ?? '')} />`
}

function isWebAddress(url: string): boolean {
  return /^(?:https?|mailto):/i.test(url) && URL.canParse(url)
}

/** Escaped, with the space at its ends that keeps it from its neighbours. Lines of Chinese and Japanese join with none. */
function spacedText(text: string): string {
  const joined = text.replaceAll(/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：！？])\n(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu, '')
  const edge = (pattern: RegExp) => pattern.test(joined) ? ' ' : ''
  const escaped = escapeMarkdown(joined)
  return escaped === '' ? edge(/\s/) : edge(/^\s/) + escaped + edge(/\s$/)
}
