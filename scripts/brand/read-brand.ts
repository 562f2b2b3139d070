import type { Problem } from '../dataset/errors.ts'
import type { Vocabulary } from '../dataset/fields.ts'
import type { Path, YamlFile } from '../dataset/yaml-file.ts'
import type { Brand } from './brand.ts'
import type { BrandFont, BrandFonts, FontFile, FontScript } from './font.ts'
import type { BrandFile } from './schema.ts'
import { checkFile } from '../dataset/check.ts'
import { brandOf } from './brand.ts'
import { readFont, SCRIPTS, WEIGHTS } from './font.ts'
import { readLogo } from './logo.ts'
import { brandSchema, checkContrast } from './schema.ts'

/** A brand, and what was stated of it, which an audience's own brand builds on. */
export interface ReadBrand {
  readonly stated: BrandFile
  readonly brand: Brand
}

/** The brand that `brand.yaml` states, with its images from the dataset's folder; what is wrong is added to the problems. */
export async function readBrand(folder: string, file: YamlFile, v: Pick<Vocabulary, 'languages' | 'fallback'>, problems: Problem[]): Promise<ReadBrand | undefined> {
  // One in which all is commented out states nothing.
  const checked = checkFile({ ...file, value: file.value ?? {} }, brandSchema(v))
  problems.push(...checked.problems)
  return checked.data && {
    stated: checked.data,
    brand: await withFiles(folder, checked.data, [], file, problems),
  }
}

/** The brand of an audience whose profile states one: what it leaves out is as in `brand.yaml`. */
export async function readOwnBrand(folder: string, own: BrandFile, file: YamlFile, base: BrandFile | undefined, problems: Problem[]): Promise<Brand> {
  const stated = base ? mergeBrands(base, own) : own
  // A colour that can be read on the profile's own surface may not be on that of brand.yaml.
  checkContrast(stated, (path, code, message) => problems.push(file.problem(['brand', ...path], code, message)))
  return withFiles(folder, stated, ['brand'], file, problems)
}

async function withFiles(folder: string, stated: BrandFile, path: Path, file: YamlFile, problems: Problem[]): Promise<Brand> {
  const logos = new Map<string, string>()
  for (const key of ['logo', 'logo-dark'] as const) {
    const name = stated[key]
    const logo = name === undefined ? undefined : await readLogo(folder, name)
    if (logo && 'problem' in logo)
      problems.push(file.problem([...path, key], 'bad-logo', logo.problem))
    else if (logo)
      logos.set(name!, logo.uri)
  }
  return brandOf(stated, logos, await readFonts(folder, stated, path, file, problems))
}

/** The fonts whose files are both right. */
async function readFonts(folder: string, { fonts }: BrandFile, path: Path, file: YamlFile, problems: Problem[]): Promise<BrandFonts> {
  const found: { -readonly [S in FontScript]?: BrandFont } = {}
  for (const script of SCRIPTS) {
    const stated = fonts?.[script]
    if (!stated)
      continue
    const [regular, bold] = await Promise.all(WEIGHTS.map(async (weight) => {
      const font = await readFont(folder, stated[weight], script)
      if (!('problem' in font))
        return font
      problems.push(file.problem([...path, 'fonts', script, weight], 'bad-font', font.problem))
      return undefined
    }))
    if (regular && bold)
      found[script] = { family: regular.family, regular: fileOf(regular), bold: fileOf(bold) }
  }
  return found
}

const fileOf = ({ path, file }: FontFile): FontFile => ({ path, file })

function mergeBrands(base: BrandFile, own: BrandFile): BrandFile {
  return {
    ...base,
    ...own,
    fonts: { ...base.fonts, ...own.fonts },
    colors: {
      ...base.colors,
      ...own.colors,
      light: { ...base.colors?.light, ...own.colors?.light },
      dark: { ...base.colors?.dark, ...own.colors?.dark },
    },
  }
}
