/** The one place where text from a dataset becomes Mermaid. */

/**
 * Characters of a label that Mermaid (12.3) or the HTML of its labels would take as its own.
 * Letters, digits, CJK and plain punctuation stay readable; all else becomes a character code.
 */
const UNSAFE: readonly RegExp[] = [
  // Ends the quoted label; begins a character code or an HTML entity.
  /["#&]/g,
  // HTML in labels.
  /[<>]/g,
  // `%%` begins comments and directives, even inside a label.
  /%/g,
  // Markdown strings and their emphasis, mathematics, escapes.
  /[`*_~$\\]/g,
  // Shapes, edge labels, classes and attributes, where a label meets the end of a line.
  /[{}[\]|^@=]/g,
]

/** A quoted label that begins like a Markdown list is not drawn as text. */
const LIST = /^\s*[-+](?=\s)|(?<=^\s*\d+)[.)](?=\s)/g

/** Mermaid takes `fa:fa-car` for an icon; after a word of its own it takes away the end of a character code. */
const COLON = /:(?=fa-)/g
const COLON_AFTER_KEYWORD = /:/g
const KEYWORD = /style|classDef/

/** A quoted label; `lines`, and those that line feeds separate, stand below each other. */
export function label(...lines: readonly string[]): string {
  const patterns = [...UNSAFE, LIST, lines.some(line => KEYWORD.test(line)) ? COLON_AFTER_KEYWORD : COLON]
  return `"${lines.flatMap(line => line.split('\n')).map(line => escapeLabel(line, patterns)).join('<br/>')}"`
}

/**
 * A line of text that stands without quotes in a timeline or a gantt chart, up to a colon.
 * Mermaid measures a code as wide as it is written: the fewer, the better.
 */
export function bare(text: string): string {
  return escapeLabel(text).replace(/:/g, characterCode) || '—'
}

/** What ends the text of a sequence, or is taken for a code, HTML, a comment, mathematics or attributes in it. */
const UNSAFE_IN_SEQUENCE: readonly RegExp[] = [/[:;#&<>%$\\{}@]/g]

/** Text of a sequence; line feeds separate its lines. */
export function sequenceText(text: string): string {
  return text.split('\n').map(line => escapeLabel(line, UNSAFE_IN_SEQUENCE)).join('<br/>') || '—'
}

/** Letters with which a keyword of a timeline or gantt chart may begin, in any case, and dates. */
const FIRST_LETTER = /^[\d(a-z]/i

/** Such text at the start of a line. A code comes back only after parsing, so that no first word is a keyword or a date. */
export function bareStart(text: string): string {
  return bare(text).replace(FIRST_LETTER, characterCode)
}

const characterCode = (char: string): string => `#${char.codePointAt(0)};`

function escapeLabel(text: string, patterns = UNSAFE): string {
  // Control characters and line ends have no place in a label.
  const flat = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const unsafe = new Set<number>()
  for (const pattern of patterns) {
    for (const match of flat.matchAll(pattern)) {
      const last = match.index + match[0].length - 1
      unsafe.add(last)
    }
  }
  return [
    ...splitUnits(flat),
  ].map(({ at, char }) => (char === '$' && flat[at - 1] === '$') || (char === ':' && isIcon(flat.slice(at)))
    ? standIn(char)
    : unsafe.has(at) ? characterCode(char) : char).join('')
}

const isIcon = (text: string): boolean => text.startsWith(':fa-')

/** Private characters, each for the one of ASCII whose code it ends with. */
const STAND_INS = 0xF0000

/**
 * Stands for a character of which codes are no help: in labels of several lines they are characters again before
 * Mermaid looks for the two dollar signs of a formula, or for the name of an icon.
 */
const standIn = (char: string): string => String.fromCodePoint(STAND_INS + char.codePointAt(0)!)

/** The drawing of a diagram with the characters that others stood for: none of them means anything to HTML. */
export function withoutStandIns(svg: string): string {
  return svg.replace(/[\u{F0024}\u{F003A}]/gu, char => String.fromCodePoint(char.codePointAt(0)! - STAND_INS))
}

function* splitUnits(text: string): Generator<{ at: number, char: string }> {
  let at = 0
  for (const char of text) {
    yield { at, char }
    at += char.length
  }
}

/** Joins the lines of a diagram. */
export function lines(...parts: readonly (string | readonly string[])[]): string {
  return parts.flat().join('\n')
}
