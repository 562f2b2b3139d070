/**
 * The one place where text from a dataset becomes Slidev Markdown: markdown-it with HTML and
 * linkify, compiled as a Vue template, after Slidev's parser has looked for features in the raw text.
 */

interface Unsafe {
  readonly pattern: RegExp
  readonly safe: string | ((match: string) => string)
}

const backslash = (match: string): string => `\\${match}`

/**
 * What must not stand as it is, tried in this order at each place.
 * Not escaped, since it means nothing inside a line: `)`, `-`, `+`, `:`, `"`, `'`, and CJK.
 */
const UNSAFE: readonly Unsafe[] = [
  // Vue's interpolation; character references don't help, since Vue decodes them first.
  { pattern: /\{\{/, safe: '<span v-pre>{{</span>' },
  // Slidev looks for these in the raw text, whatever stands before them: Monaco, preloaded images, what can be dragged.
  { pattern: /\{(?=monaco)/i, safe: '&lbrace;' },
  { pattern: /(?<=src|image)=/i, safe: '&equals;' },
  { pattern: /(?<=url)\(/i, safe: '&lpar;' },
  { pattern: /(?<=v)-(?=drag)/i, safe: backslash },
  // Tags, comments, components (Slidev looks for some of them, too); the end of a note.
  { pattern: /</, safe: '&lt;' },
  { pattern: />/, safe: '&gt;' },
  // A pair of dollars anywhere turns KaTeX on for the whole deck.
  { pattern: /\$/, safe: '&dollar;' },
  // Character references, escapes, code, emphasis, strikethrough, links, images, footnotes, cells.
  { pattern: /[\\`*_~[\]|]/, safe: backslash },
  { pattern: /&(?=#?\w+;)/, safe: backslash },
  // What linkify takes for an address.
  { pattern: /\b:(?=\/\/)|(?<!:)\/(?=\/)|(?<=\S)\.(?=\p{L}{2})|(?<=\S)@(?=\S)/iu, safe: backslash },
  // At the start of a line: headings, lists, quotes, rules, setext underlines, slots, fences.
  {
    pattern: /^(?:[#+=:-]|\d+(?=[.)](?:\s|$)))/,
    safe: match => /\d/.test(match)
      ? match
      : `\\${match}`,
  },
  { pattern: /(?<=^\d+)[.)](?=\s|$)/, safe: backslash },
  // At the end of a heading: the marks that close it.
  { pattern: /(?<=\s)#/, safe: backslash },
  // At the end of a text, before a link: the mark of a picture, which Slidev looks for in the raw text.
  { pattern: /!$/, safe: '&excl;' },
]

const ANY = new RegExp(UNSAFE.map(({ pattern }) => `(${pattern.source})`).join('|'), 'giu')

/** One line of Markdown that shows these characters; runs of white space become one space. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(ANY, (match, ...rest: (string | undefined)[]) => {
    const { safe } = UNSAFE[rest.findIndex(group => group !== undefined)]!
    return typeof safe === 'string'
      ? safe
      : safe(match)
  })
}

/** The characters of a text that was escaped; a person's own Markdown may keep its marks. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/<span v-pre>\{\{<\/span>|&(lbrace|equals|lpar|lt|gt|dollar|excl);|\\([^\s\w]|_)/g, (_, name?: string, char?: string) =>
    char ?? (name === undefined ? '{{' : ENTITIES[name]!))
}

const ENTITIES: Readonly<Record<string, string>> = { lbrace: '{', equals: '=', lpar: '(', lt: '<', gt: '>', dollar: '$', excl: '!' }

/** Without control characters and line ends, which no slide can show. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** What would end the address, and what Slidev looks for in the raw text: pictures to preload, what can be dragged. */
const UNSAFE_IN_URL = /[<>\\{}$`|']|(?<=url)\(|!(?=\[)|(?<=v)-(?=drag)/gi

/** A link's address in angle brackets. Only for addresses that the schema has let pass. */
export function escapeUrl(url: string): string {
  return `<${new URL(url).href.replace(UNSAFE_IN_URL, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}>`
}

/** What Slidev and Vue would see even in the quotes of an attribute, besides what HTML itself would. */
const UNSAFE_IN_QUOTES = /[&"<>{}$`]|(?<=v)-(?=drag)|!(?=\[)|(?<=src|image)=|(?<=url)\(/gi

/** The value of an attribute of a component, in quotes. */
export function escapeAttribute(value: string): string {
  return `"${oneLine(value).replace(UNSAFE_IN_QUOTES, char => `&#${char.charCodeAt(0)};`)}"`
}
