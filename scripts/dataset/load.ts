import type { Audience } from '../audience/profile.ts'
import type { KindName } from '../sections/index.ts'
import type { Dataset, DatasetFolder, Section } from './dataset.ts'
import type { Problem } from './errors.ts'
import type { Vocabulary } from './fields.ts'
import type { YamlFile } from './yaml-file.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import process from 'node:process'
import * as z from 'zod'
import { audienceSchema } from '../audience/profile.ts'
import { kindNames, kindOf } from '../sections/index.ts'
import { checkFile } from './check.ts'
import { DatasetError, UserError } from './errors.ts'
import { also, record } from './fields.ts'
import { markOrigins } from './origin.ts'
import { correctionsSchema, datasetSchema, sectionShape } from './schema.ts'
import { suggestion } from './suggest.ts'
import { gleanVocabulary } from './vocabulary.ts'
import { parseYaml } from './yaml-file.ts'

/**
 * Reads a dataset folder: `dataset.yaml`, `corrections.yaml` (may be missing), `sections/*.yaml` and
 * `audiences/*.yaml`. Throws a DatasetError with all that is wrong in any of them, or a UserError
 * where there is no dataset.
 */
export async function loadDataset(folder: string): Promise<DatasetFolder> {
  const main = await readYaml(join(folder, 'dataset.yaml'))
  if (!main)
    throw new UserError(`there is no dataset in ${named(folder)}: it has no dataset.yaml`)
  const corrections = await readYaml(join(folder, 'corrections.yaml'))
  const sectionFiles = await readFolder(join(folder, 'sections'))
  const audienceFiles = await readFolder(join(folder, 'audiences'))
  const v = gleanVocabulary(main.value, corrections?.value)

  const problems: Problem[] = []
  const take = <T>(file: YamlFile, schema: z.ZodType<T>): T | undefined => {
    const checked = checkFile(file, schema)
    problems.push(...checked.problems)
    return markOrigins(checked.data, file)
  }

  const head = take(main, datasetSchema(v))
  problems.push(...checkOrder(main, v, sectionFiles))
  const correctionList = corrections
    ? take(corrections, correctionsSchema(v))
    : []
  const sections = new Map([...sectionFiles].map(([id, file]) => [
    id,
    take(file, sectionSchema(id, file, v)) as Section | undefined,
  ]))
  const audiences = [...audienceFiles].map(([id, file]): Audience | undefined => {
    const profile = take(file, audienceSchema(v))
    return profile && { ...profile, id }
  })

  if (problems.length || !head || !correctionList)
    throw new DatasetError(problems)
  if (audiences.length === 0)
    throw new UserError(`${named(folder)} has no audiences: put a file such as audiences/full.yaml there`)
  const dataset: Dataset = {
    ...head,
    sections: head.sections.map(id => sections.get(id)!),
    corrections: correctionList,
  }
  return {
    dataset,
    audiences: audiences.filter(audience => audience !== undefined),
  }
}

/** Every section in the order has a file, and every file has a place in the order. */
function checkOrder(main: YamlFile, v: Vocabulary, files: ReadonlyMap<string, YamlFile>): Problem[] {
  const known = [
    ...files.keys(),
  ]
  return [
    ...v.sections.flatMap((id, i) => v.sections.indexOf(id) < i
      ? [
          main.problem(['sections', i], 'duplicate-id', `the section "${id}" stands here a second time`),
        ]
      : files.has(id)
        ? []
        : [
            main.problem(['sections', i], 'unknown-section', `there is no sections/${id}.yaml${suggestion(id, known)}`),
          ]),
    ...(main.problems.length
      ? []
      : known.filter(id => !v.sections.includes(id)).map(id => main.problem(['sections'], 'unlisted-section', `sections/${id}.yaml has no place in the order of sections`, 'key'))),
  ]
}

function sectionSchema(id: string, file: YamlFile, v: Vocabulary): z.ZodType<unknown> {
  const sameId = z.string().refine(value => value === id, {
    error: issue => `the id "${String(issue.input)}" is not the name of its file: "${id}" would be right`,
    params: { code: 'wrong-id' },
  })
  const kindName = (file.value as { kind?: unknown } | null | undefined)?.kind
  if (!kindNames.includes(kindName as KindName)) {
    return z.looseObject({
      kind: z.string().refine(() => false, {
        error: issue => `"${String(issue.input)}" is no kind of section${suggestion(String(issue.input), kindNames)}`,
        params: { code: 'unknown-kind' },
      }),
    })
  }
  const kind = kindOf(kindName as KindName)
  const schema = record({
    ...sectionShape(v),
    ...kind.shape(v),
    id: sameId,
    kind: z.literal(kindName as KindName),
  })
  return kind.check
    ? also(schema, (value, report) => kind.check!(value, report, v))
    : schema
}

/** Files named as the user would: below the current folder by a relative path, with forward slashes. */
function named(path: string): string {
  const below = relative(process.cwd(), path).replaceAll('\\', '/')
  return below === ''
    ? '.'
    : below.startsWith('../../../')
      ? path
      : below
}

async function readYaml(path: string): Promise<YamlFile | undefined> {
  try {
    return parseYaml(named(path), await readFile(path, 'utf8'))
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return undefined
    throw error
  }
}

/** The YAML files of a folder by their names without the ending, sorted. */
async function readFolder(path: string): Promise<Map<string, YamlFile>> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      return []
    throw error
  })
  const files = await Promise.all(names.filter(name => /\.ya?ml$/.test(name)).sort().map(async (name) => {
    const file = await readYaml(join(path, name))
    return [
      name.replace(/\.ya?ml$/, ''),
      file!,
    ] as const
  }))
  return new Map(files)
}
