import { Document, isScalar, Scalar, visit } from 'yaml'

/**
 * The frontmatter of a slide: YAML without the lines of dashes around it. Slidev cuts a frontmatter
 * off at the first `---`, even inside quotes, so such a text is quoted and its first dash escaped.
 */
export function frontmatter(fields: Readonly<Record<string, unknown>>): string {
  const doc = new Document(fields, { aliasDuplicateObjects: false })
  visit(doc, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && (node.value.includes('--') || /[\n\r]/.test(node.value)))
        node.type = Scalar.QUOTE_DOUBLE
    },
    Collection(_, node) {
      // Rows of numbers and words read best on one line.
      node.flow = node.items.length > 0 && node.items.every(isScalar)
    },
  })
  return doc.toString({ lineWidth: 0, flowCollectionPadding: false }).replace(/-(?=--)/g, '\\x2d')
}
