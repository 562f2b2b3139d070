/** Values as YAML that reads as if a person had written it. */
import type { Node } from 'yaml'
import { Document, isMap, isScalar, isSeq, visit } from 'yaml'

/** A short map, or one of two keys in a list, stands on one line. */
const LONGEST_LINE = 100

/** A node for a value: short maps and lists on one line, longer things of a list set apart by empty lines. */
export function yamlNode(doc: Document, value: unknown): Node {
  const node = doc.createNode(value) as Node
  visit(node, {
    Map(_key, map, path) {
      const isItem = isSeq(path.at(-1))
      const isShort = map.items.every(pair => isScalar(pair.value)) && JSON.stringify(map.toJSON()).length <= LONGEST_LINE
      if (path.length > 0 && isShort && (map.items.length <= (isItem ? 2 : 4)))
        map.flow = true
    },
    Seq(_key, seq) {
      if (seq.items.every(item => isScalar(item)) && JSON.stringify(seq.toJSON()).length <= LONGEST_LINE)
        seq.flow = true
    },
  })
  visit(node, {
    Seq(_key, seq) {
      const isLoose = seq.items.some(item => isMap(item) && !item.flow && item.items.some(pair => isLong(pair.value)))
      seq.items.forEach((item, i) => {
        if (isLoose && i > 0 && isMap(item))
          item.spaceBefore = true
      })
    },
  })
  return node
}

const isLong = (node: unknown): boolean => (isMap(node) || isSeq(node)) && !node.flow

/** A file's text; `comment` is what the file is, in a line or more. */
export function yamlText(value: Readonly<Record<string, unknown>>, comment: string): string {
  const doc = new Document()
  doc.contents = yamlNode(doc, value) as never
  doc.commentBefore = comment.split('\n').map(line => ` ${line}`.trimEnd()).join('\n')
  return printYaml(doc)
}

export function printYaml(doc: Document): string {
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true })
}
