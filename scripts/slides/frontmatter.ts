import { Document, isScalar, Scalar, visit } from 'yaml'

/**
 * What Slidev looks for in the raw text of a deck, even inside quotes: the end of a frontmatter, the
 * dollars of KaTeX, which is turned on for the whole deck, tags, and Monaco.
 */
const SEEN_RAW = /-(?=--)|[$<]|\{(?=monaco)/gi

/**
 * The frontmatter of a slide: YAML without the lines of dashes around it. A text with something that
 * Slidev would see in it is quoted, and the characters are escaped.
 */
export function frontmatter(fields: Readonly<Record<string, unknown>>): string {
  const doc = new Document(fields, { aliasDuplicateObjects: false })
  visit(doc, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && (node.value.search(SEEN_RAW) >= 0 || /[\n\r]/.test(node.value)))
        node.type = Scalar.QUOTE_DOUBLE
    },
    Collection(_, node) {
      // Rows of numbers and words read best on one line.
      node.flow = node.items.length > 0 && node.items.every(isScalar)
    },
  })
  return doc.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(SEEN_RAW, char => `\\x${char.charCodeAt(0).toString(16)}`)
}
