import type { Problem } from '../dataset/errors.ts'
import type { Vocabulary } from '../dataset/fields.ts'
import type { YamlFile } from '../dataset/yaml-file.ts'
import type { Brand } from './brand.ts'
import { checkFile } from '../dataset/check.ts'
import { brandOf } from './brand.ts'
import { readLogo } from './logo.ts'
import { brandSchema } from './schema.ts'

/** The brand that a file states, with its images from the dataset's folder; what is wrong is added to the problems. */
export async function readBrand(folder: string, file: YamlFile, v: Pick<Vocabulary, 'languages' | 'fallback'>, problems: Problem[]): Promise<Brand | undefined> {
  const checked = checkFile(file, brandSchema(v))
  problems.push(...checked.problems)
  if (!checked.data)
    return undefined
  const logos = new Map<string, string>()
  for (const key of ['logo', 'logo-dark'] as const) {
    const name = checked.data[key]
    const logo = name === undefined ? undefined : await readLogo(folder, name)
    if (logo && 'problem' in logo)
      problems.push(file.problem([key], 'bad-logo', logo.problem))
    else if (logo)
      logos.set(name!, logo.uri)
  }
  return brandOf(checked.data, logos)
}
