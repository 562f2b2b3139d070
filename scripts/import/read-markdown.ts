import type { Definition, FootnoteDefinition, List, Node, Parent, PhrasingContent, Root, RootContent, Table } from 'mdast'
import type { Block, Chapter, Document, Inline, ListItem, Piece, Place } from './document.ts'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse as parseYaml } from 'yaml'
import { UserError } from '../dataset/errors.ts'
import { tidy } from './document.ts'
import { assertBounded, tooDeep } from './markdown-bounds.ts'

/** What is defined anywhere in a document and used elsewhere. */
interface Context {
  readonly file: string
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
  readonly used: Set<string>
  readonly links: ReadonlyMap<string, Definition>
  readonly comments: string[]
}

/**
 * Reads Markdown with GFM's tables, task lists and footnotes, and YAML frontmatter. A footnote is put
 * where it is referred to; HTML is read as the text between its tags.
 *
 * @throws UserError with `file:line:column` where the frontmatter is no YAML, or there is no text at all
 */
export function readMarkdown(file: string, source: string): Document {
  assertBounded(file, source)
  try {
    return readTree(file, source)
  }
  catch (error) {
    if (error instanceof RangeError)
      throw tooDeep(file, 1)
    throw error
  }
}

function readTree(file: string, source: string): Document {
  const tree: Root = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(source)
  const nodes = [...descendants(tree)]
  const context: Context = {
    file,
    footnotes: new Map(nodes.filter(node => node.type === 'footnoteDefinition').map(node => [(node as FootnoteDefinition).identifier, node as FootnoteDefinition])),
    used: new Set(),
    links: new Map(nodes.filter(node => node.type === 'definition').map(node => [(node as Definition).identifier, node as Definition])),
    comments: [],
  }
  const front = frontmatter(tree, context)
  const root = chapters(tree.children, context)
  const rest = [...context.footnotes.values()].filter(note => !context.used.has(note.identifier))
  const whole = rest.length
    ? { ...root, blocks: [...root.blocks, ...rest.flatMap(note => blocks(note.children, context))] }
    : root
  if (!whole.blocks.length && !whole.chapters.length)
    throw new UserError(`${file}:1:1 empty-document: there is nothing to import: no heading, text, list or table`)
  return { file, ...front, root: whole, comments: context.comments }
}

function* descendants(node: Node): Generator<Node> {
  yield node
  for (const child of (node as Parent).children ?? [])
    yield* descendants(child)
}

function frontmatter(tree: Root, { file, comments }: Context): Pick<Document, 'title' | 'language'> {
  const node = tree.children.find(child => child.type === 'yaml')
  if (!node)
    return {}
  let value: unknown
  try {
    value = parseYaml(node.value)
  }
  catch (error) {
    const { linePos } = error as { linePos?: readonly { line: number, col: number }[] }
    throw new UserError(`${file}:${(linePos?.[0]?.line ?? 1) + 1}:${linePos?.[0]?.col ?? 1} bad-frontmatter: ${(error as Error).message.split('\n')[0]!.replace(/ at line.*/, '')}`)
  }
  comments.push(node.value)
  const { title, lang, language } = (value ?? {}) as Record<string, unknown>
  const tag = lang ?? language
  return {
    ...(typeof title === 'string' && title.trim() && { title: tidy(title) }),
    ...(typeof tag === 'string' && { language: tag }),
  }
}

interface Open extends Omit<Chapter, 'blocks' | 'chapters'> {
  readonly blocks: Block[]
  readonly chapters: Open[]
}

/** The tree of headings; a heading may skip levels, as in `#` followed by `####`. */
function chapters(children: readonly RootContent[], context: Context): Chapter {
  const root: Open = { title: '', depth: 0, place: { line: 1, column: 1 }, blocks: [], chapters: [] }
  const path = [root]
  for (const node of children) {
    if (node.type !== 'heading') {
      path.at(-1)!.blocks.push(...blocks([node], context))
      continue
    }
    while (path.at(-1)!.depth >= node.depth)
      path.pop()
    const heading = inline(node.children, node, context)
    const title = tidy(heading.pieces.map(({ text, url }) => url === undefined || url === text ? text : `${text} (${url})`).join(''))
    if (title === '')
      continue
    const chapter: Open = { title, depth: node.depth, place: placeOf(node), blocks: [], chapters: [] }
    path.at(-1)!.chapters.push(chapter)
    path.push(chapter)
  }
  return root
}

function blocks(nodes: readonly RootContent[], context: Context): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
        return textBlock(inline(node.children, node, context))
      case 'list':
        return [{ type: 'list', isOrdered: node.ordered === true, items: listItems(node, context) }]
      case 'table':
        return tableBlock(node, context)
      case 'code':
      case 'html':
        return textBlock(inline([node as never], node, context))
      case 'blockquote':
        return blocks(node.children, context)
      // Placed where they are referred to.
      case 'footnoteDefinition':
      case 'definition':
      case 'thematicBreak':
      case 'yaml':
        return []
      default:
        return 'children' in node ? textBlock(inline(node.children as PhrasingContent[], node, context)) : []
    }
  })
}

function textBlock(text: Inline): Block[] {
  return text.pieces.some(piece => piece.text.trim()) ? [{ type: 'text', text }] : []
}

function listItems(list: List, context: Context): ListItem[] {
  return list.children.map((item) => {
    const nested = item.children.filter(child => child.type === 'list')
    const own = item.children.filter(child => child.type !== 'list')
    const parts = own.map(child => 'children' in child && child.type === 'paragraph'
      ? inline(child.children, child, context)
      : flat(child, context))
    const check = item.checked === true ? [{ text: '✓ ' }] : item.checked === false ? [{ text: '✗ ' }] : []
    return {
      text: {
        pieces: [...check, ...parts.flatMap((part, i) => i === 0 ? part.pieces : [{ text: ' ' }, ...part.pieces])],
        bold: check.length ? 0 : parts[0]?.bold ?? 0,
        place: placeOf(item),
      },
      items: nested.flatMap(child => listItems(child, context)),
    }
  })
}

/** What stands in a list's item besides paragraphs and lists, as text. */
function flat(node: RootContent, context: Context): Inline {
  const parts = blocks([node], context).flatMap(block => block.type === 'text'
    ? [block.text]
    : block.type === 'table'
      ? [block.grid.head, ...block.grid.rows].flat()
      : [])
  return { pieces: parts.flatMap((part, i) => i ? [{ text: ' ' }, ...part.pieces] : part.pieces), bold: 0, place: placeOf(node) }
}

function tableBlock(table: Table, context: Context): Block[] {
  const rows = table.children.map(row => row.children.map(cell => inline(cell.children, cell, context)))
  const width = Math.max(...rows.map(row => row.length))
  const [head, ...body] = rows.map((row, i) => Array.from({ length: width }, (_, x) =>
    row[x] ?? { pieces: [], bold: 0, place: placeOf(table.children[i]!) }))
  return [{ type: 'table', grid: { head: head!, rows: body }, place: placeOf(table) }]
}

/** Running text, flat: emphasis is dropped, but for the bold words it begins with. */
function inline(nodes: readonly PhrasingContent[], at: Node, context: Context): Inline {
  const pieces: Piece[] = []
  let bold = 0
  const visit = (node: PhrasingContent, url?: string): void => {
    const add = (text: string) => pieces.push(url === undefined ? { text } : { text, url })
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        add(node.value)
        return
      case 'html':
        add(htmlText(node.value, context))
        return
      case 'break':
        add(' ')
        return
      case 'image':
        pieces.push({ text: node.alt || node.title || node.url, url: node.url })
        return
      case 'imageReference':
        pieces.push({ text: node.alt || node.label || node.identifier, url: context.links.get(node.identifier)?.url ?? node.identifier })
        return
      case 'footnoteReference':
        pieces.push(...footnote(node.identifier, context))
        return
      case 'link':
        node.children.forEach(child => visit(child, node.url))
        if (node.title)
          add(` ${node.title}`)
        return
      case 'linkReference':
        node.children.forEach(child => visit(child, context.links.get(node.identifier)?.url))
        return
      default:
        if ('children' in node)
          node.children.forEach(child => visit(child, url))
        else if ('value' in node)
          add(String((node as { value: unknown }).value))
    }
  }
  nodes.forEach((node, i) => {
    visit(node)
    if (node.type === 'strong' && i === 0)
      bold = pieces.length
  })
  return { pieces: joined(pieces, bold), bold: bold ? 1 : 0, place: placeOf(at) }
}

/** Neighbours that lead to the same place are one piece; so are the bold words. */
function joined(pieces: readonly Piece[], bold: number): Piece[] {
  const out: Piece[] = []
  pieces.forEach((piece, i) => {
    const last = out.at(-1)
    if (last && last.url === piece.url && i !== bold)
      out[out.length - 1] = { ...last, text: last.text + piece.text }
    else
      out.push(piece)
  })
  return out
}

/** The text of a footnote, in brackets, where it is referred to. */
function footnote(identifier: string, context: Context): Piece[] {
  const note = context.footnotes.get(identifier)
  if (!note || context.used.has(identifier))
    return []
  context.used.add(identifier)
  const pieces = blocks(note.children, context).flatMap((block): Piece[] => block.type === 'text'
    ? [...block.text.pieces]
    : block.type === 'list'
      ? block.items.flatMap(item => [{ text: ' ' }, ...item.text.pieces])
      : [block.grid.head, ...block.grid.rows].flat().flatMap(cell => [{ text: ' ' }, ...cell.pieces]))
  const isChinese = /\p{Script=Han}/u.test(pieces.map(piece => piece.text).join(''))
  return [{ text: isChinese ? '（' : ' (' }, ...pieces, { text: isChinese ? '）' : ')' }]
}

function htmlText(html: string, { comments }: Context): string {
  const text = html.replace(/<!--([\s\S]*?)-->/g, (_, comment: string) => {
    comments.push(comment.trim())
    return ''
  })
  return text.replace(/<br\s*\/?>/gi, ' ').replace(/<\/?[a-z][^>]*>/gi, '')
}

function placeOf(node: Node): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 }
}
