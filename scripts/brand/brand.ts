/** How an organisation's decks look: what `brand.yaml` states, ready to be written into a deck. */
import type { LocalText } from '../dataset/fields.ts'
import type { BrandColors } from './colors.ts'
import type { BrandFonts } from './font.ts'
import type { BrandFile } from './schema.ts'
import { brandColors } from './colors.ts'

export interface Brand {
  readonly colors: BrandColors
  /** Data URIs of images. */
  readonly logo?: string
  readonly logoDark?: string
  readonly footer?: LocalText
  readonly fonts?: BrandFonts
}

/** Images by the names that the file gives them. */
export type Logos = ReadonlyMap<string, string>

/** A checked file, its images and its fonts as a brand. */
export function brandOf(file: BrandFile, logos: Logos, fonts: BrandFonts = {}): Brand {
  const { footer, logo, 'logo-dark': logoDark } = file
  const image = (name: string | undefined) => name === undefined ? undefined : logos.get(name)
  return {
    colors: brandColors(file),
    ...(image(logo) !== undefined && { logo: image(logo)! }),
    ...(image(logoDark) !== undefined && { logoDark: image(logoDark)! }),
    ...(footer && { footer }),
    ...(Object.keys(fonts).length && { fonts }),
  }
}
