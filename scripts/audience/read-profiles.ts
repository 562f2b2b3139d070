/** The profiles of a dataset folder: read, checked, and each with those that it extends. */
import type { Problem } from '../dataset/errors.ts'
import type { ProfileVocabulary } from '../dataset/vocabulary.ts'
import type { YamlFile } from '../dataset/yaml-file.ts'
import type { Profile } from './profile.ts'
import { checkFile } from '../dataset/check.ts'
import { isRecord } from '../dataset/items.ts'
import { markOrigins } from '../dataset/origin.ts'
import { profileSchema } from './profile.ts'

/** A profile and those that it extends, the nearest first. */
export interface ReadProfile {
  readonly id: string
  readonly file: YamlFile
  readonly lineage: readonly Profile[]
}

/** Checks the files of `audiences/`, by id. What is wrong goes to `problems`, the rest is read. */
export function readProfiles(files: ReadonlyMap<string, YamlFile>, v: ProfileVocabulary, problems: Problem[]): ReadProfile[] {
  const profiles = new Map<string, Profile>()
  for (const [id, file] of files) {
    const checked = checkFile(file, profileSchema({ ...v, languages: languagesOf(file.value, v.languages) }))
    problems.push(...checked.problems)
    if (checked.data)
      profiles.set(id, markOrigins(checked.data, file))
  }
  return [...profiles.keys()].flatMap((id) => {
    const file = files.get(id)!
    const ids = lineageOf(id, profiles)
    const again = ids.findIndex((ancestor, i) => ids.indexOf(ancestor) < i)
    if (again >= 0) {
      problems.push(file.problem(['extends'], 'circular-extends', `profiles extend each other in a circle: ${ids.slice(0, again + 1).map(name => `"${name}"`).join(' → ')}`))
      return []
    }
    const lineage = ids.flatMap(ancestor => profiles.get(ancestor) ?? [])
    problems.push(...untold(file, lineage, v.languages))
    return [{ id, file, lineage }]
  })
}

/** The profile's id and those of its ancestors; a circle ends with the id that comes again. */
function lineageOf(id: string, profiles: ReadonlyMap<string, Profile>): string[] {
  const ids = [id]
  for (let next = profiles.get(id)?.extends; next !== undefined; next = profiles.get(next)?.extends) {
    ids.push(next)
    if (ids.indexOf(next) < ids.length - 1)
      break
  }
  return ids
}

/** A profile for one language needs its texts in that language alone. */
function languagesOf(profile: unknown, all: readonly string[]): readonly string[] {
  const wanted = isRecord(profile) && Array.isArray(profile.languages) ? all.filter(language => (profile.languages as unknown[]).includes(language)) : []
  return wanted.length ? wanted : all
}

/** Texts of an ancestor are there in its own languages only. */
function untold(file: YamlFile, lineage: readonly Profile[], all: readonly string[]): Problem[] {
  const wanted = lineage.find(({ languages }) => languages)?.languages ?? all
  const missing = wanted.filter(language => lineage.some(({ languages }) => languages && !languages.includes(language)))
  return missing.map(language => file.problem(['extends'], 'missing-text', `the profile that is extended has no texts in "${language}"`))
}
