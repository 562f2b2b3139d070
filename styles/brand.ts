/** A deck's brand, read from its headmatter: whatever stands there, only colours and images come out. */

const NAME = /^[a-z][a-z0-9-]*$/
const COLOR = /^#[0-9a-f]{6}$/
const IMAGE = /^data:image\/(?:png|jpeg|webp|svg\+xml);base64,[\w+/=]+$/

const field = (value: unknown, key: string): unknown => typeof value === 'object' && value !== null
  ? (value as Record<string, unknown>)[key]
  : undefined

/** Custom properties for both schemes; they weigh more than those of `tokens.css`, wherever they stand. */
export function brandCss(brand: unknown): string {
  const colors = field(brand, 'colors')
  const rule = (selector: string, scheme: string) => {
    const properties = Object.entries(field(colors, scheme) ?? {})
      .filter(([name, value]) => NAME.test(name) && typeof value === 'string' && COLOR.test(value))
      .map(([name, value]) => `--pd-${name}: ${value};`)
    return properties.length ? `${selector} { ${properties.join(' ')} }` : ''
  }
  return [rule(':root:root, .light.light', 'light'), rule('.dark.dark, :root.dark.dark', 'dark')].filter(Boolean).join('\n')
}

/** The images and the footer's text. */
export function brandMarks(brand: unknown): { readonly logo?: string, readonly logoDark?: string, readonly footer?: string } {
  const [logo, logoDark, footer] = ['logo', 'logo-dark', 'footer'].map(key => field(brand, key))
  return {
    ...(isImage(logo) && { logo }),
    ...(isImage(logoDark) && { logoDark }),
    ...(typeof footer === 'string' && { footer }),
  }
}

const isImage = (value: unknown): value is string => typeof value === 'string' && IMAGE.test(value)
