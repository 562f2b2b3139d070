/**
 * Whether an SVG is a picture and nothing else. As `<img>` none runs anything; but a file that was sent by somebody
 * else is also opened on its own, where it is a document of the server or site that it comes from.
 */
import type { Buffer } from 'node:buffer'
import { isUtf8 } from 'node:buffer'

const SVG = 'http://www.w3.org/2000/svg'
const XLINK = 'http://www.w3.org/1999/xlink'

/** Namespaces whose elements and attributes do something in a browser; those of drawing programs don't. */
const ACTIVE = [SVG, XLINK, 'http://www.w3.org/1999/xhtml', 'http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/2001/xml-events', 'http://www.w3.org/2002/xforms', 'http://www.w3.org/1999/XSL/Transform']

/** The elements of SVG that draw, or say what is drawn: https://www.w3.org/TR/SVG2/eltindex.html */
const ELEMENTS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'switch', 'a', 'view', 'title', 'desc', 'metadata', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'image', 'text', 'tspan', 'textPath', 'tref'],
  ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'marker', 'filter'],
  ...['animate', 'animateColor', 'animateMotion', 'animateTransform', 'mpath', 'set'],
  ...['flowRoot', 'flowRegion', 'flowPara', 'flowSpan', 'font', 'font-face', 'font-face-src', 'font-face-name', 'glyph', 'missing-glyph', 'hkern', 'vkern'],
])
const isFilter = (name: string) => /^fe[A-Z]\w*$/.test(name)

const REFERENCE = '&(?:amp|lt|gt|quot|apos|#\\d{1,7}|#x[\\da-fA-F]{1,6});'
/** So much text, but for some characters; written so that no long text is gone through twice. */
const textWithout = (characters: string) => `[^${characters}]*(?:${REFERENCE}[^${characters}]*)*`
const VALUE = `"${textWithout('<&"')}"|'${textWithout('<&\'')}'`
const ATTRIBUTE = new RegExp(`\\s+(?<name>[\\w.:-]+)\\s*=\\s*(?<value>${VALUE})`, 'g')
const TOKEN = new RegExp([
  '<!--[\\s\\S]*?-->',
  '<!\\[CDATA\\[(?<data>[\\s\\S]*?)\\]\\]>',
  '<\\?(?<instruction>[^?]*(?:\\?(?!>)[^?]*)*)\\?>',
  '<!DOCTYPE (?<type>[^<>[\\]]*)>',
  '<\\/(?<ends>[\\w.:-]+)\\s*>',
  `<(?<begins>[\\w.:-]+)(?<attributes>(?:\\s+[\\w.:-]+\\s*=\\s*(?:${VALUE}))*)\\s*(?<isEmpty>\\/?)>`,
  `(?<text>${textWithout('<&')})`,
].join('|'), 'y')

/** What an SVG holds that is no part of a picture, in words; undefined where it is one. */
export function unsafePart(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes))
    return 'text that is no UTF-8'
  const svg = bytes.toString('utf8').replace(/^\uFEFF/, '')
  // In other encodings some of these begin another alphabet, which a browser would read and we don't.
  if (/[^\P{Cc}\t\n\r]/u.test(svg))
    return 'control characters'
  const open: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < svg.length) {
    const from = TOKEN.lastIndex
    const { data, instruction, type, ends, begins, attributes = '', isEmpty, text } = TOKEN.exec(svg)?.groups ?? {}
    if (TOKEN.lastIndex <= from)
      return /<!ENTITY|<!DOCTYPE/i.test(svg) ? 'an entity' : 'what is no XML'
    const fault = instruction !== undefined
      ? ofInstruction(instruction)
      : type !== undefined
        ? (/^svg\s/.test(`${type} `) ? undefined : 'another document')
        : begins !== undefined
          ? ofElement(begins, attributes)
          : open.at(-1)?.replace('svg:', '') === 'style' ? ofStyle(data ?? decoded(text ?? '')) : undefined
    if (fault)
      return fault
    if (ends !== undefined && open.pop() !== ends)
      return 'what is no XML'
    if (begins !== undefined && !isEmpty)
      open.push(begins)
  }
  return open.length ? 'what is no XML' : undefined
}

function ofInstruction(text: string): string | undefined {
  const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? 'utf-8'
  return /^xml\s/.test(text) && /^utf-?8$/i.test(encoding) ? undefined : 'an instruction for a program, or another encoding than UTF-8'
}

function ofElement(name: string, attributes: string): string | undefined {
  const [prefix, local] = split(name)
  const isSvg = prefix === '' || prefix === 'svg'
  if (isSvg && !ELEMENTS.has(local) && !isFilter(local))
    return local.toLowerCase() === 'script' ? 'a script' : `<${name}>, which is no part of a picture`
  for (const { groups } of attributes.matchAll(ATTRIBUTE)) {
    const fault = ofAttribute(groups!.name!, decoded(groups!.value!.slice(1, -1)), isSvg)
    if (fault)
      return fault
  }
}

function ofAttribute(name: string, value: string, isOfSvg: boolean): string | undefined {
  const [prefix, local] = split(name)
  if (name === 'xmlns' || prefix === 'xmlns')
    return ofNamespace(name === 'xmlns' ? '' : local, value)
  // Of programs that draw.
  if (!isOfSvg || (prefix !== '' && prefix !== 'xml' && local !== 'href'))
    return undefined
  if (/^on/i.test(local))
    return 'an event handler'
  if (local === 'base' || local === 'src')
    return 'a reference to another file'
  if (local === 'href')
    return /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]|$)/.test(value) ? undefined : /^\s*javascript:/i.test(value) ? 'a script' : 'a reference to another file'
  if (local === 'attributeName' && /href|style|^on|base|src/i.test(value))
    return 'an animation of more than its looks'
  return ofStyle(value)
}

/** SVG has its usual prefix, so that names say what things are; links may have any. */
function ofNamespace(prefix: string, uri: string): string | undefined {
  const isUsual = (uri === SVG && (prefix === '' || prefix === 'svg')) || (uri === XLINK && prefix !== '' && prefix !== 'svg')
  const isOther = prefix !== '' && prefix !== 'svg' && !ACTIVE.includes(uri.trim())
  return isUsual || isOther ? undefined : `the namespace ${uri}`
}

/** CSS, or a value of it, that reaches for other files, or hides that it does. */
function ofStyle(css: string): string | undefined {
  return /\\|@import|@font-face|@namespace|image-set\s*\(|\bimage\s*\(|javascript\s*:|expression\s*\(|-moz-binding|url\((?!\s*["']?#)/i.test(css) ? 'a reference to another file' : undefined
}

function split(name: string): readonly [prefix: string, local: string] {
  const at = name.indexOf(':')
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)]
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }

const decoded = (text: string): string => text.replace(new RegExp(REFERENCE, 'g'), (reference) => {
  const name = reference.slice(1, -1)
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return NAMED[name] ?? (code <= 0x10FFFF ? String.fromCodePoint(code) : '')
})
