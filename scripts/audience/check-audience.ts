/** What can only be told of a profile once its deck is made: its slides' names, and its minutes. */
import type { Dataset } from '../dataset/dataset.ts'
import type { Problem } from '../dataset/errors.ts'
import type { YamlFile } from '../dataset/yaml-file.ts'
import type { Audience } from './audience.ts'
import type { Tailored } from './tailor.ts'
import { LocalText } from '../dataset/fields.ts'
import { isRecord } from '../dataset/items.ts'
import { suggestion } from '../dataset/suggest.ts'
import { loadMessages } from '../locales/messages.ts'
import { leastMinutesOf, slideKeysOf } from '../slides/compose.ts'
import { audienceOf } from './audience.ts'
import { tailor } from './tailor.ts'

/** What is wrong with an audience of a dataset that is right; positions are those of its file. */
export function checkAudience(dataset: Dataset, audience: Audience, file: YamlFile): Problem[] {
  // Tailored once for both.
  const tailored = (audience.minutes === undefined ? audience.languages.slice(0, 1) : audience.languages).map(language => tailor(dataset, audience, language))
  return [
    ...checkSlideKeys(dataset, file),
    ...checkLeft(tailored[0]!, file),
    ...checkMinutes(dataset, audience, tailored, file),
  ]
}

function checkSlideKeys(dataset: Dataset, file: YamlFile): Problem[] {
  const sections = isRecord(file.value) && Array.isArray(file.value.sections) ? file.value.sections as unknown[] : []
  if (!sections.some(section => isRecord(section) && (section.show ?? section.hide ?? section.titles)))
    return []
  const known = allSlideKeys(dataset)
  return sections.flatMap((section, i) => {
    if (!isRecord(section))
      return []
    const named = [
      ...(['show', 'hide'] as const).flatMap(key => (section[key] as string[] | undefined ?? []).map((name, j) => ({ name, path: [key, j], at: 'value' as const }))),
      ...Object.keys(section.titles ?? {}).map(name => ({ name, path: ['titles', name], at: 'key' as const })),
    ]
    const own = known.get(section.id as string)!
    return named
      .filter(({ name }) => !own.includes(name))
      .map(({ name, path, at }) => file.problem(['sections', i, ...path], 'unknown-slide', `"${name}" is no slide of "${String(section.id)}"${suggestion(name, own)}`, at))
  })
}

/** Titles that sections state for slides that they don't have. */
export function checkSectionTitles(dataset: Dataset, files: ReadonlyMap<string, YamlFile>): Problem[] {
  const stated = dataset.sections.filter(({ titles }) => titles)
  if (!stated.length)
    return []
  const known = allSlideKeys(dataset)
  return stated.flatMap(({ id, titles }) => Object.keys(titles!)
    .filter(name => !known.get(id)!.includes(name))
    .map(name => files.get(id)!.problem(['titles', name], 'unknown-slide', `"${name}" is no slide of "${id}"${suggestion(name, known.get(id)!)}`, 'key')))
}

function allSlideKeys(dataset: Dataset): ReadonlyMap<string, readonly string[]> {
  const [language] = dataset.languages
  const everyone = audienceOf('all', [{ name: new LocalText({ [language!]: '' }) }], [language!], dataset.sections)
  return slideKeysOf(tailor(dataset, everyone, language!), loadMessages(language!, dataset.fallback))
}

function checkLeft({ chapters }: Tailored, file: YamlFile): Problem[] {
  return chapters.length
    ? []
    : [file.problem(['drop'], 'nothing-left', 'nothing is left to tell: what is kept and dropped leaves no section')]
}

function checkMinutes(dataset: Dataset, audience: Audience, tailored: readonly Tailored[], file: YamlFile): Problem[] {
  if (audience.minutes === undefined)
    return []
  const least = leastIn(dataset, tailored)
  return audience.minutes < least
    ? [file.problem(['minutes'], 'too-few-minutes', tooFew(audience.minutes, least))]
    : []
}

/** The minutes below which nothing of the dataset can be told, in any of the audience's languages. */
export function leastOf(dataset: Dataset, audience: Audience): number {
  return leastIn(dataset, audience.languages.map(language => tailor(dataset, audience, language)))
}

function leastIn({ fallback }: Dataset, tailored: readonly Tailored[]): number {
  return Math.ceil(Math.max(...tailored.map(one => leastMinutesOf(one, loadMessages(one.language, fallback)))))
}

export function tooFew(minutes: number, least: number): string {
  return `${minutes} min is too short: the first and the last slides with one between them take ${least} min`
}
