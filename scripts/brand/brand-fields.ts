/** A brand as it stands in a deck's headmatter. */
import type { Localized } from '../dataset/localize.ts'
import type { Brand } from './brand.ts'
import type { BrandFonts } from './font.ts'

/** What `brand/brand-css.ts` reads. */
export function brandFields({ colors, logo, logoDark, footer, fonts }: Localized<Brand>): Readonly<Record<string, unknown>> {
  return { colors, ...(logo && { logo }), ...(logoDark && { 'logo-dark': logoDark }), ...(footer && { footer }), ...(fonts && { fonts: fontFields(fonts) }) }
}

const fontFields = (fonts: BrandFonts): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fonts).map(([script, { regular, bold }]) => [script, { regular: regular.file, bold: bold.file }]))
