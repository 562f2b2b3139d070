/** Texts that were made to be taken for code, for tests of all that writes text. */
import type { Dataset } from '../dataset/dataset.ts'
import fc from 'fast-check'
import { unshowable } from '../dataset/characters.ts'
import { LocalText } from '../dataset/fields.ts'

/** Each is something to a part of the way: YAML, Slidev, Markdown, Vue, HTML, Mermaid, ECharts, ICU, UnoCSS. */
export const NASTY = [
  '{{ $slidev.nav.next() }}',
  '{{ constructor.constructor(\'globalThis.__probe()\')() }}',
  '}}{{',
  '<script>globalThis.__probe()</script>',
  '<script setup>globalThis.__probe()</script>',
  '<img src=x onerror="globalThis.__probe()">',
  '<svg onload=globalThis.__probe()>',
  '<svg><script>globalThis.__probe()</script></svg>',
  '<iframe srcdoc="<script>parent.__probe()</script>">',
  '<a href="javascript:globalThis.__probe()">x</a>',
  '[x](javascript:globalThis.__probe())',
  '[x](data:text/html,<script>globalThis.__probe()</script>)',
  '![x](https://example.invalid/x.png)',
  '</template><script setup>globalThis.__probe()</script><template>',
  '</h1></div></template>',
  '<Tweet id="1" /><Youtube id="1" /><v-clicks><Toc /></v-clicks>',
  '<component :is="\'script\'">globalThis.__probe()</component>',
  '<p v-html="\'<img src=x onerror=__probe()>\'" @click="__probe()" :title="__probe()">',
  '<style>body{display:none}</style>',
  '<!-- note --> -->',
  '---',
  '--- \nlayout: none\n---',
  '```\n---\n```',
  '``````````',
  '~~~mermaid',
  '```mermaid {theme: "dark"}',
  '<<< ./package.json',
  '::right::',
  ':::tip',
  '> [!NOTE]',
  '[[toc]]',
  '- [ ] task',
  '# heading #',
  '1. one',
  '1) one',
  '+ plus',
  '* star',
  '=',
  '| a | b |',
  '\\| a \\\\| b',
  '[^1]: footnote [^1]',
  '[a]: https://example.invalid/',
  '$$ x $$ and $y$',
  '\\$ \\{ \\` \\\\',
  'https://example.invalid/?a=b&c=d www.example.com a@example.com //example.com',
  '腾讯.com 中文@例子.com',
  '&lt;b&gt; &amp;amp; &#60; &#x3C; &nbsp;',
  '(c) (r) (tm) +- ... -- --- "q" \'q\' ,, ????',
  '%%{init: {"securityLevel": "loose"}}%%',
  '%% comment',
  'click a href "javascript:globalThis.__probe()"',
  'click a call __probe()',
  'a["x"] --> b',
  '"] --> z["',
  'subgraph end',
  'end',
  'graph TD; style a fill:#f00; classDef x fill:#f00',
  '#35; #quot; #lt;b#gt;',
  '`**markdown** string`',
  '$$\\frac{1}{2}$$',
  '@{ shape: circle }',
  'fa:fa-car <br> <br/>',
  '{b} {c} {a|rich} {value|x}',
  '{count, plural, one {#} other {#}}',
  '\'{\' {0} <b>',
  '[background:url(https://example.invalid/x.png)]',
  '[color:red}body{display:none]',
  'content-[\'x\'] bg-[url(https://example.invalid/y.png)]',
  'src="/x.png" url(/y.png) image=\'/z.png\'',
  '{monaco-run} {*}{lines:true}',
  '!!js/function x',
  '&anchor *alias',
  '%TAG ! tag:',
  '? key : value',
  'key: value # comment',
  '\'single\' "double"',
  'null',
  'true',
  '0123',
  '.inf',
  '2024-01-01',
  '__proto__',
  'constructor',
  'v-drag v-drag="x" <v-drag>',
  'مرحبا שלום',
  'a\u200Bb\u200Dc\u2060d\u00ADe',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é ﷽',
  '\u00A0x\u3000y\u2003',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  'ab'.repeat(300),
  '宽'.repeat(200),
  '{'.repeat(50),
  '*_`~'.repeat(20),
] as const

const PARTS = [
  ...NASTY,
  '{',
  '}',
  '<',
  '>',
  '/',
  '!',
  '[',
  ']',
  '(',
  ')',
  '#',
  '&',
  ';',
  ':',
  '@',
  '.',
  ',',
  '-',
  '=',
  '+',
  '*',
  '_',
  '~',
  '`',
  '|',
  '$',
  '%',
  '^',
  '"',
  '\'',
  '\\',
  '0',
  '9',
  'a',
  'lt',
  'url',
  'src',
  'image',
  'www',
  'http',
  'com',
  'v-pre',
  '中',
  '。',
  '（',
  '，',
  ' ',
  '  ',
  '\n',
  '\t',
]

/** A text that a dataset may have: none that is refused. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 }).map(parts => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }) },
).filter(text => isShown(text))

/** Not refused, and more than blanks. */
export function isShown(text: string): boolean {
  return text.trim() !== '' && unshowable(text) === undefined
}

/** Keys of plain strings that a person writes as they like. */
const FREE = new Set(['source', 'where', 'evidence'])

/** The same dataset with other texts in all places, the next one for each. */
export function withTexts<T>(value: T, next: () => string, key = ''): T {
  if (value instanceof LocalText)
    return new LocalText(Object.fromEntries(Object.keys(value.byLanguage).map(language => [language, next()]))) as T
  if (typeof value === 'string')
    return (FREE.has(key) ? next() : value) as T
  if (Array.isArray(value))
    return value.map(item => withTexts(item, next, key)) as T
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item, next, key)])) as T
    : value
}

/** The part of a dataset that tells of one section, with lists cut to their first items: a quick deck. */
export function onlySection(dataset: Dataset, index: number): Dataset {
  const section = shortLists(dataset.sections[index]!)
  const words = JSON.stringify(section)
  return {
    ...dataset,
    sections: [section],
    corrections: dataset.corrections.filter(({ id }) => words.includes(`"${id}"`)),
  }
}

/** Lists whose items others refer to stay whole. */
const WHOLE = new Set(['questions', 'options', 'criteria', 'columns', 'answers', 'corrections'])

function shortLists<T>(value: T, key = ''): T {
  if (value instanceof LocalText)
    return value
  if (Array.isArray(value))
    return (WHOLE.has(key) ? value : value.slice(0, 3)).map(item => shortLists(item)) as T
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortLists(item, key)])) as T
    : value
}
