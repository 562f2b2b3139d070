/** The fonts of the decks as `styles/fonts.css`, `fallback-fonts.css` and `rare-fonts.json` list them, for measuring. */
import type { Font } from 'fontkit'
import type { BrandFonts } from '../brand/font.ts'
import { basename, join } from 'node:path'
import { openSync } from 'fontkit'
import { FONT_FOLDER } from './font-folder.ts'
import { rareFile, rareFiles } from './rare-fonts.ts'

/** A font file, of which the weights may share one. */
interface Face {
  /** `{weight}` stands for 400 or 700. */
  readonly file: string
  /** The characters that it is for; all that it has where they aren't stated. */
  readonly only?: string
  /** Characters that it has and is not for. */
  readonly not?: RegExp
}

/** Letters that a font of formulas has, each alone, where words join them. */
const ARABIC = /[\u0600-\u06FF]/

const EMOJI: Face = { file: 'noto-emoji/files/noto-emoji-emoji-{weight}-normal.woff2' }

/** Of code alone. */
const MONO: Face = { file: 'dejavu-mono/files/dejavu-mono-latin-{weight}-normal.woff2' }

/** Inline code, or a fence of something else than a diagram, in Markdown or as HTML. */
const CODE = /(?<![\\`])`[^`\n]+`(?!`)|^\s*(?:`{3,}|~{3,})(?!mermaid)|<(?:code|kbd|samp|pre)\b/m

const CHINESE: readonly Face[] = [{ file: 'noto-sans-sc/files/noto-sans-sc-chinese-simplified-{weight}-normal.woff2' }]

/** Parts of Noto Sans SC, and the signs that are taken from each. */
const SIGNS = { 87: '✓✔✗', 88: '□△○', 90: '↔⇒≈≠℉', 100: '≤■', 102: '≥▲※', 103: '☆㎡', 104: '↓', 105: '←●', 106: '↑①②', 107: '℃', 109: '→★' }

/** What the browser tries for a character, in order, before the fonts of rare characters. */
const STACK: readonly Face[] = [
  ...['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'].map(script => ({ file: `inter/files/inter-${script}-{weight}-normal.woff2` })),
  ...CHINESE,
  ...Object.entries(SIGNS).map(([part, only]) => ({ file: `noto-sans-sc/files/noto-sans-sc-${part}-400-normal.woff2`, only })),
  { file: 'noto-sans-kr/files/noto-sans-kr-korean-{weight}-normal.woff2' },
  EMOJI,
  { file: 'noto-sans-math/files/noto-sans-math-latin-400-normal.woff2', not: ARABIC },
  { file: 'noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff2' },
]

/** All font files that a deck may use, below `FONT_FOLDER`. */
export function fontFiles(): string[] {
  const files = [...STACK.map(({ file }) => file), ...rareFiles()]
  return [...new Set(files.flatMap(file => [400, 700].map(weight => file.replace('{weight}', String(weight)))))].sort()
}

const opened = new Map<string, Font>()

const open = ({ file }: Face, weight: 400 | 700): Font => openPath(join(FONT_FOLDER, file.replace('{weight}', String(weight))))

function openPath(path: string): Font {
  let font = opened.get(path)
  if (!font) {
    font = openSync(path) as Font
    opened.set(path, font)
  }
  return font
}

/** The code point of a character; a hyphen at which no line may end is drawn as a hyphen: https://github.com/harfbuzz/harfbuzz/blob/main/src/hb-ot-shape-normalize.cc */
const drawnAs = (char: string): number => char.startsWith('\u2011') ? 0x2010 : char.codePointAt(0)!

/** The face that a browser takes a character from, among those that are always there. */
function faceOf(char: string, stack = STACK): Face | undefined {
  const codePoint = drawnAs(char)
  return stack.find(face => !face.not?.test(char) && (face.only?.includes(char) ?? open(face, 400).hasGlyphForCodePoint(codePoint)))
}

/** Whether Noto Sans SC or a font of rare characters has an ideograph, without a look into the other fonts, which have none. */
const hasIdeograph = (char: string): boolean => faceOf(char, CHINESE) !== undefined || rareFile(char) !== undefined

/** Characters that are 1 em wide in Noto Sans SC, whose large file need not be read for them. */
const IDEOGRAPHIC = /(?![\uFF61-\uFF9F])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u

/** Joiners, variation selectors and tags: they change the character beside them and take no room. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

/** The advance width in em of a sign that is set with the font of ideographs. */
export function ideographicAdvanceOf(char: string, weight: 400 | 700, { chinese }: BrandFonts = {}): number {
  const own = chinese && openPath(chinese[weight === 700 ? 'bold' : 'regular'].path)
  return own?.hasGlyphForCodePoint(char.codePointAt(0)!) ? widthIn(own, char.codePointAt(0)!) : 1
}

/** The brand's font that a browser tries first for a character, by the ranges that `brand/brand-css.ts` states; undefined where it has no such glyph. */
export function ownFontOf(char: string, weight: 400 | 700, fonts: BrandFonts): Font | undefined {
  // An emoji comes from the font of emoji.
  const font = char.endsWith('\uFE0F') ? undefined : IDEOGRAPHIC.test(char) ? fonts.chinese : char < FIRST_IDEOGRAPHIC ? fonts.latin : undefined
  const opened = font && openPath(font[weight === 700 ? 'bold' : 'regular'].path)
  return opened?.hasGlyphForCodePoint(char.codePointAt(0)!) ? opened : undefined
}

const FIRST_IDEOGRAPHIC = '\u2E80'

const widthIn = (font: Font, codePoint: number, isTabular = false): number =>
  (isTabular ? font.layout(String.fromCodePoint(codePoint), ['tnum']) : font.glyphForCodePoint(codePoint)).advanceWidth / font.unitsPerEm

/** The advance width of a character in em, which U+FE0F may follow, among figures of one width if need be; undefined where none of the deck's fonts has it. */
export function advanceOf(char: string, weight: 400 | 700, fonts: BrandFonts = {}, isTabular = false): number | undefined {
  const own = ownFontOf(char, weight, fonts)
  if (own)
    return widthIn(own, char.codePointAt(0)!, isTabular)
  if (IDEOGRAPHIC.test(char))
    return 1
  const codePoint = char.codePointAt(0)!
  if (INVISIBLE.test(String.fromCodePoint(codePoint)) || /[^\S ]/.test(char))
    return 0
  const base = String.fromCodePoint(codePoint)
  const face = faceOf(base, char.endsWith('\uFE0F') ? [EMOJI, ...STACK] : STACK)
  const rare = face ? undefined : rareFile(base)
  return face || rare ? widthIn(open(face ?? { file: rare! }, weight), drawnAs(base), isTabular) : undefined
}

/** Whether one of the deck's fonts has a character, so that it looks the same on every machine. */
export function hasGlyph(char: string, fonts: BrandFonts = {}): boolean {
  return INVISIBLE.test(char) || /\s/.test(char) || ownFontOf(char, 400, fonts) !== undefined
    || (HAN.test(char) ? hasIdeograph(char) : faceOf(char) !== undefined || rareFile(char) !== undefined)
}

/** Whether a font that is always there has a character, of which rare ones need not be sought elsewhere. */
export const hasCommonGlyph = (char: string): boolean => faceOf(char, HAN.test(char) ? CHINESE : STACK) !== undefined

const HAN = /\p{Script=Han}/u

/** The files, such as `noto-emoji-emoji-400-normal.woff2`, but for those of rare characters, from which a browser takes the characters of a text. */
export function fontFilesOf(text: string): Set<string> {
  const files = new Set([...new Set(text)].flatMap(char => faceOf(char, HAN.test(char) ? CHINESE : STACK)?.file ?? []))
  if (text.includes('\uFE0F'))
    files.add(EMOJI.file)
  if (CODE.test(withoutDiagrams(text)))
    files.add(MONO.file)
  return new Set([...files].flatMap(file => [400, 700].map(weight => basename(file.replace('{weight}', String(weight))))))
}

/** A deck whose diagrams, and what ends them, are gone. */
const withoutDiagrams = (text: string): string => text.replace(/^```mermaid[\s\S]+?^```\s*$/gm, '')

/** The characters of a text that none of the deck's fonts has, each once, in words: `“ꙮ” (U+A66E)`. */
export function missingGlyphs(text: string, fonts?: BrandFonts): string[] {
  return [...new Set(text)].filter(char => !hasGlyph(char, fonts)).map(char => `“${char}” (U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`)
}
