import type { Texts } from '../disk/write-together.ts'
/** The files of a dataset folder, parsed but not checked. */
import type { Problem } from './errors.ts'
import type { YamlFile } from './yaml-file.ts'
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { inWords } from '../disk/system-errors.ts'
import { finishWriting } from '../disk/write-together.ts'
import { UserError } from './errors.ts'
import { isId, RESERVED_NAMES } from './fields.ts'
import { growHeapSlowly } from './heap-growth.ts'
import { readText } from './read-file.ts'
import { withTable } from './table-beside.ts'
import { parseYaml, refusedFile } from './yaml-file.ts'
import { LARGE } from './yaml-pieces.ts'

export interface DatasetFiles {
  readonly main: YamlFile
  /** Undefined where there are no corrections. */
  readonly corrections: YamlFile | undefined
  /** Undefined where there is no brand. */
  readonly brand: YamlFile | undefined
  /** By their names without the ending, which are the ids of sections and audiences; sorted. */
  readonly sections: ReadonlyMap<string, YamlFile>
  readonly audiences: ReadonlyMap<string, YamlFile>
}

/**
 * Reads `dataset.yaml`, `corrections.yaml` and `brand.yaml` (may be missing), `sections/*.yaml` and `audiences/*.yaml`.
 * What is wrong with a file becomes one of its problems. An import that was interrupted is finished first.
 *
 * @param folder the dataset folder
 * @param overlay texts to read in the place of files, by paths such as `sections/prices.yaml`
 * @throws UserError where there is no dataset
 */
export async function readDatasetFiles(folder: string, overlay?: Texts): Promise<DatasetFiles> {
  const source = { folder, overlay: overlay ?? await finishWriting(folder) }
  const main = await readYaml(source, 'dataset.yaml')
  if (!main)
    throw new UserError(await noDataset(folder))
  return {
    main,
    corrections: await readYaml(source, 'corrections.yaml'),
    brand: await readYaml(source, 'brand.yaml'),
    sections: await withTables(await readFolder(source, 'sections'), join(folder, 'sections')),
    audiences: await readFolder(source, 'audiences'),
  }
}

/** Says what is missing, and where the dataset is that may be meant: in a folder of this one, or beside it. */
async function noDataset(folder: string): Promise<string> {
  const isThere = await stat(folder).then(info => info.isDirectory(), () => false)
  const around = isThere ? folder : dirname(folder)
  const below = (await readdir(around, { withFileTypes: true }).catch(() => [])).filter(entry => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)).map(({ name }) => join(around, name)).sort()
  const near = [join(folder, 'data'), ...isThere ? [] : [around], ...below, ...below.map(name => join(name, 'data'))]
  const meant = near.find(place => existsSync(join(place, 'dataset.yaml')))
  const missing = `there is no dataset in ${named(folder)}: ${isThere ? 'it has no dataset.yaml' : existsSync(folder) ? 'it is no folder' : 'there is no such folder'}`
  return meant === undefined
    ? `${missing}; name the dataset's folder with --data, or make one: prismdeck init DIR`
    : `${missing}, but ${named(meant)} has one: --data ${shellWord(named(meant))}`
}

/** A path as a shell takes it for one word. */
const shellWord = (path: string): string => /^[\w./:-]+$/.test(path) ? path : `'${path.replaceAll('\'', '\'\\\'\'')}'`

async function withTables(files: Map<string, YamlFile>, folder: string): Promise<Map<string, YamlFile>> {
  return new Map(await Promise.all([...files].map(async ([id, file]) => [id, await withTable(file, folder)] as const)))
}

/** Files named as the user would: below the current folder by a relative path, with forward slashes. */
export function named(path: string): string {
  const below = relative(process.cwd(), path).replaceAll('\\', '/')
  return below === ''
    ? '.'
    : below.startsWith('../../../')
      ? path
      : below
}

interface Source {
  readonly folder: string
  readonly overlay: Texts
}

/** A file of the folder; undefined where there is none. */
async function readYaml({ folder, overlay }: Source, path: string): Promise<YamlFile | undefined> {
  const name = named(join(folder, path))
  const laid = overlay.get(path)
  const read = laid === undefined ? await readText(folder, join(folder, path)) : { text: laid }
  if ('text' in read) {
    if (read.text.length >= LARGE)
      growHeapSlowly()
    return parseOnce(name, read.text)
  }
  const { code, message, line } = read.refused
  return code === 'no-file'
    ? undefined
    : refusedFile(name, code, message, line)
}

/** Files as they were last parsed, by name: one that has the same text again is the same object. */
const lastParsed = new Map<string, { readonly text: string, readonly file: YamlFile }>()

function parseOnce(name: string, text: string): YamlFile {
  const last = lastParsed.get(name)
  if (last?.text === text)
    return last.file
  const file = parseYaml(name, text)
  lastParsed.set(name, { text, file })
  return file
}

async function readFolder(source: Source, below: string): Promise<Map<string, YamlFile>> {
  const { folder, overlay } = source
  const names = await readdir(join(folder, below)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      return []
    throw inWords(error, join(folder, below), 'read')
  })
  const laid = [...overlay.keys()].filter(path => path.startsWith(`${below}/`)).map(path => path.slice(below.length + 1))
  const files = new Map<string, YamlFile>()
  const yamlNames = [...new Set([...names, ...laid])].filter(isDataFile).sort()
  const read = await Promise.all(yamlNames.map(name => readYaml(source, `${below}/${name}`)))
  for (const [i, name] of yamlNames.entries()) {
    const id = name.replace(/\.ya?ml$/, '')
    // A link to nothing is listed, but can't be opened.
    const file = read[i] ?? refusedFile(named(join(folder, below, name)), 'no-file', 'the link leads nowhere')
    files.set(id, withNameProblems(file, id, files.get(id)))
  }
  return files
}

/** Editors and systems put files of their own beside the one that is open: `.#cups.yaml`, `#cups.yaml`, `~$cups.yaml`, `._cups.yaml`. */
export const isDataFile = (name: string): boolean => /\.ya?ml$/.test(name) && !/^(?:\.[#_]|#|~)/.test(name)

/** Names become ids, and so the names of decks: they must be ids, and tell files apart. */
function withNameProblems(file: YamlFile, id: string, twin: YamlFile | undefined): YamlFile {
  const problems: Problem[] = [
    ...(isId(id) ? [] : [file.problem([], 'bad-id', `"${id}" is no id: name the file with lower-case letters, digits and single hyphens, as in "cloud-services.yaml"`)]),
    ...(RESERVED_NAMES.includes(id) ? [file.problem([], 'bad-id', `Windows has no file of the name "${id}": give it another one, such as "${id}-list"`)] : []),
    ...(twin ? [file.problem([], 'duplicate-file', `${twin.file} has the same name: one of the two must go`)] : []),
  ]
  return problems.length
    ? { ...file, problems: [...file.problems, ...problems] }
    : file
}
