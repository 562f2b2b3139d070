/** What the codes of a font stand for, for search and copying (`ToUnicode`: ISO 32000-1, 9.10.3). */
import { Buffer } from 'node:buffer'

const BLOCK = /begin(bfchar|bfrange)([\s\S]*?)end\1/g

/** @returns the text of each code, of a map as Skia writes it */
export function readUnicode(map: Uint8Array): Map<number, string> {
  const found = new Map<number, string>()
  for (const [, kind, body] of Buffer.from(map).toString('latin1').matchAll(BLOCK)) {
    const hex = [...body!.matchAll(/<([\dA-F]+)>/gi)].map(([, digits]) => digits!)
    const step = kind === 'bfchar' ? 2 : 3
    for (let i = 0; i + step <= hex.length; i += step) {
      const [first, last] = [Number.parseInt(hex[i]!, 16), Number.parseInt(hex[i + step - 2]!, 16)]
      const text = textOf(hex[i + step - 1]!)
      for (let code = first; code <= last; code++)
        found.set(code, text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + code - first))
    }
  }
  return found
}

/** No block may have more entries. */
const MOST = 100

/** A map of codes of so many bytes. */
export function writeUnicode(texts: ReadonlyMap<number, string>, bytes: 1 | 2): string {
  const hex = (code: number) => `<${code.toString(16).toUpperCase().padStart(bytes * 2, '0')}>`
  const ranges: { first: number, last: number, text: string }[] = []
  for (const [code, text] of [...texts].filter(([, text]) => text !== '').sort(([a], [b]) => a - b)) {
    const range = ranges.at(-1)
    // All codes of a range have the same first byte, and so have the texts.
    if (range && range.last === code - 1 && (code & 0xFF) > 0 && follows(range.text, text, code - range.first))
      range.last = code
    else
      ranges.push({ first: code, last: code, text })
  }
  const blocks: string[] = []
  for (let i = 0; i < ranges.length; i += MOST) {
    const part = ranges.slice(i, i + MOST)
    blocks.push(`${part.length} beginbfrange\n${part.map(({ first, last, text }) => `${hex(first)}${hex(last)}<${hexOf(text)}>`).join('\n')}\nendbfrange`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /ToUnicode def
/CMapType 2 def
1 begincodespacerange
${hex(0)}${hex(bytes === 1 ? 0xFF : 0xFFFF)}
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

function follows(first: string, text: string, by: number): boolean {
  return first.length === 1 && text.length === 1 && text.charCodeAt(0) === first.charCodeAt(0) + by && (text.charCodeAt(0) & 0xFF) > 0
}

function textOf(hex: string): string {
  const units = hex.match(/.{4}/g) ?? []
  return String.fromCharCode(...units.map(unit => Number.parseInt(unit, 16)))
}

function hexOf(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')).join('')
}
