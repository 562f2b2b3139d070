/** The one place where text from a dataset becomes Mermaid. */

/**
 * Characters of a label that Mermaid (12.3) or the HTML of its labels would take as its own.
 * Letters, digits, CJK and plain punctuation stay readable; all else becomes a character code.
 */
const UNSAFE: readonly RegExp[] = [
  // Ends the quoted label; begins a character code or an HTML entity.
  /["#&;]/g,
  // HTML in labels.
  /[<>]/g,
  // `%%` begins comments and directives, even inside a label.
  /%/g,
  // Markdown strings and their emphasis, mathematics, escapes.
  /[`*_~$\\]/g,
  // Shapes, edge labels, classes and attributes, where a label meets the end of a line.
  /[{}[\]|^@=]/g,
  // A label that begins like a Markdown list or heading is not drawn as text.
  /^\s*[-+](?=\s)|(?<=^\s*\d+)[.)](?=\s)/g,
]

/** A quoted label; `lines`, and those that line feeds separate, stand below each other. */
export function label(...lines: readonly string[]): string {
  return `"${lines.flatMap(line => line.split('\n')).map(escapeLabel).join('<br/>')}"`
}

/** Letters with which a keyword of a timeline or gantt chart may begin, in any case, and dates. */
const FIRST_LETTER = /^[\d(a-z]/i

/**
 * Text that stands without quotes, between colons, in a timeline, a gantt chart or a sequence. Codes come
 * back only after parsing, so that a colon or comma ends nothing, and no first word is a keyword or a date.
 */
export function bare(text: string): string {
  const code = (char: string) => `#${char.codePointAt(0)};`
  return escapeLabel(text).replace(/[:,]/g, code).replace(FIRST_LETTER, code) || '—'
}

function escapeLabel(text: string): string {
  // Control characters and line ends have no place in a label.
  const flat = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const unsafe = new Set<number>()
  for (const pattern of UNSAFE) {
    for (const match of flat.matchAll(pattern)) {
      const last = match.index + match[0].length - 1
      unsafe.add(last)
    }
  }
  return [
    ...splitUnits(flat),
  ].map(({ at, char }) => unsafe.has(at)
    ? `#${char.codePointAt(0)};`
    : char).join('')
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
