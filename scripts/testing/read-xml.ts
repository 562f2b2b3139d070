/** Whether a file is XML at all: what PowerPoint would have to repair is none. */

const REFERENCE = '&(?:amp|lt|gt|quot|apos|#\\d+|#x[\\da-fA-F]+);'
const ATTRIBUTE = `\\s+[\\w:.-]+\\s*=\\s*(?:"(?:[^<&"]|${REFERENCE})*"|'(?:[^<&']|${REFERENCE})*')`
const TOKEN = new RegExp(`<\\?[\\s\\S]*?\\?>|<!--[\\s\\S]*?-->|<(/?)([\\w:.-]+)((?:${ATTRIBUTE})*)\\s*(/?)>|(?:[^<&]|${REFERENCE})+`, 'y')

/** What is wrong with a text as XML, and where; undefined where it is well-formed. */
export function xmlFault(xml: string): string | undefined {
  const open: string[] = []
  const text = xml.replace(/^\uFEFF/, '')
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const [, closes, name, , isEmpty] = TOKEN.exec(text) ?? []
    if (TOKEN.lastIndex === 0)
      return `no XML at ${at}: ${text.slice(at, at + 60)}`
    if (closes && open.pop() !== name)
      return `</${name}> at ${at} closes nothing`
    if (name && !closes && !isEmpty)
      open.push(name)
  }
  return open.length ? `<${open.at(-1)}> is not closed` : undefined
}
