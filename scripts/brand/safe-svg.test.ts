/** A picture that somebody sent is a picture, wherever it is opened. */
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../testing/data-folder.ts'
import { unsafePart } from './safe-svg.ts'

const svg = (inner: string, attributes = '', before = '') => `${before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"${attributes}>${inner}<rect width="4" height="4"/></svg>`

it.each([
  ['a script', svg('<script>alert(1)</script>')],
  ['of another prefix', svg('<s:script>alert(1)</s:script>', ' xmlns:s="http://www.w3.org/2000/svg"')],
  ['of a prefix with a point', svg('<a.b:script>alert(1)</a.b:script>', ' xmlns:a.b="http://www.w3.org/2000/svg"')],
  ['of a prefix with an accent', svg('<é:script>alert(1)</é:script>', ' xmlns:é="http://www.w3.org/2000/svg"')],
  ['of a namespace in codes', svg('<s:script>alert(1)</s:script>', ' xmlns:s="http://www.w3.org/2000/sv&#103;"')],
  ['in another alphabet', svg('<s\u001B(Bcript>alert(1)</s\u001B(Bcript>', '', '<?xml version="1.0" encoding="iso-2022-jp"?>')],
  ['in UTF-7', svg('+ADw-script+AD4-', '', '<?xml version="1.0" encoding="utf-7"?>')],
  ['a handler', svg('<circle onload="alert(1)"/>')],
  ['a handler on a line of its own', svg('<circle\nonload = \'alert(1)\'/>')],
  ['an address that is a script', svg('<a href="java&#115;cript:alert(1)"/>')],
  ['one that comes by an animation', svg('<a href="#"><set attributeName="href" to="java&#115;cript:alert(1)"/></a>')],
  ['XHTML', svg('<h:meta http-equiv="refresh" content="0;URL=https://example.com"/>', ' xmlns:h="http://www.w3.org/1999/xhtml"')],
  ['XHTML as what has no prefix', svg('<g xmlns="http://www.w3.org/1999/xhtml"><img src="https://example.com/a.png"/></g>')],
  ['foreign content', svg('<foreignObject/>')],
  ['a picture from elsewhere', svg('<image href="https://example.com/a.png"/>')],
  ['one by a filter', svg('<filter id="a"><feImage href="https://example.com/a.png"/></filter>')],
  ['another base', svg('<use href="#a"/>', ' xml:base="https://example.com/"')],
  ['a style sheet from elsewhere', svg('<style>@import "a.css";</style>')],
  ['that is written in codes', svg('<style>@\\69mport "a.css"; rect { fill: u\\72l(https://example.com/a) }</style>')],
  ['a fill from elsewhere', svg('<rect fill="url(https://example.com/a#b)"/>')],
  ['a set of pictures', svg('<style><![CDATA[rect { mask: image-set("https://example.com/a" 1x) }]]></style>')],
  ['a style sheet by an instruction', svg('', '', '<?xml-stylesheet href="https://example.com/a.css"?>')],
  ['an entity', svg('&a;', '', '<!DOCTYPE svg [<!ENTITY a "<script>alert(1)</script>">]>')],
  ['no end', svg('').replace('</svg>', '')],
])('%s is refused', (_, text) => {
  expect(unsafePart(Buffer.from(text))).toBeTypeOf('string')
})

it.each([
  ['a plain one', svg('<circle cx="2" cy="2" r="2"/>')],
  ['what drawing programs add', svg('<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work rdf:about="" xmlns:cc="http://creativecommons.org/ns#"/></rdf:RDF></metadata><sodipodi:namedview pagecolor="#ffffff"/>', ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve"', '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with Inkscape -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n')],
  ['gradients, uses, styles and texts', svg('<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient><g id="b"/></defs><style>.c { fill: url(#a); font: bold 12px sans-serif }</style><use xlink:href="#b"/><text style="fill: url(\'#a\')">R &amp; D, &#169; 2026</text><image href="data:image/png;base64,iVBORw0KGgo="/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"')],
  ['filters and animations of looks', svg('<filter id="f"><feGaussianBlur stdDeviation="1"/></filter><animate attributeName="opacity" to="0"/>')],
  ['a long one', svg(`<path d="${'M1 2L3 4'.repeat(200_000)}"/>`)],
])('%s is taken', (_, text) => {
  expect(unsafePart(Buffer.from(text))).toBeUndefined()
})

it('the program\'s own pictures are taken', async () => {
  expect(unsafePart(await readFile(join(ROOT, 'public/favicon.svg')))).toBeUndefined()
})
