import type { Command } from 'commander'
import { access, readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { isMap, isScalar, parseDocument, visit } from 'yaml'
import { UserError } from '../dataset/errors.ts'
import { suggestion } from '../dataset/suggest.ts'
import { inWords } from '../disk/system-errors.ts'
import { undoWriting, whileAlone, writeTogether } from '../disk/write-together.ts'
import { bestLanguage, systemLanguage } from '../locales/system-language.ts'
import { calledAs, installCommand, isCheckout, isInstalledAbove, packageName, quoted, version } from './called-as.ts'
import { listOf } from './options.ts'
import { ROOT } from './root.ts'

interface InitOptions {
  readonly lang?: readonly string[]
  readonly json?: boolean
}

/** The languages in which the small dataset is written. */
const LANGUAGES = ['zh', 'en']

/** What a folder may have that is no deck yet. */
const HARMLESS = /^(?:\..*|node_modules|package\.json|package-lock\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml|yarn\.lock|bun\.lockb?|README(?:\.md)?|LICENSE(?:\.\w+)?)$/i

export function addInit(program: Command): void {
  program.command('init')
    .summary('make a small deck to start from')
    .description('Make a folder with a small dataset, two audiences, a README and a package.json. Nothing that is there is overwritten.')
    .argument('<dir>', 'the folder to make, or . for this one')
    .option('--lang <list>', 'its languages, zh,en or one of them (default: that of your system)', listOf)
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', '\nExamples:\n  prismdeck init my-deck\n  prismdeck init my-deck --lang zh,en')
    .action(init)
}

async function init(dir: string, { lang, json }: InitOptions): Promise<void> {
  if (dir.trim() === '')
    throw new UserError('name the folder to make, or . for this one')
  const folder = resolve(dir)
  const languages = languagesOf(lang)
  // One that was interrupted begins anew.
  await undoWriting(folder)
  await assertFree(dir, folder)
  const files = new Map([...await filesOf(folder, languages), ...await schemas()])
  const kept = await whileAlone(folder, async () => {
    const taken = (await Promise.all([...files.keys()].map(async name => await isThere(join(folder, name)) ? [name] : []))).flat()
    const changed = await writeTogether(folder, new Map(), new Map([...files].filter(([name]) => !taken.includes(name))))
    return [...taken, ...changed]
  })
  const written = [...files.keys()].filter(name => !kept.includes(name) && !name.startsWith('schemas/'))
  const shown = relativeTo(process.cwd(), folder)
  const next = nextSteps(folder)
  if (json) {
    console.log(JSON.stringify({ folder: shown, languages, files: written, kept, next: next.map(({ command }) => command) }, null, 2))
    return
  }
  const width = Math.max(...next.map(({ command }) => command.length))
  console.log([
    ...written.map(name => join(shown, name)),
    `${join(shown, 'schemas')}  for your editor`,
    ...kept.map(name => `${join(shown, name)} was there, and stays as it is`),
    '',
    'Next:',
    ...next.map(({ command, says }) => `  ${says ? `${command.padEnd(width)}  ${says}` : command}`),
  ].join('\n'))
}

/** @throws UserError where the small dataset is in no such language */
function languagesOf(wanted: readonly string[] | undefined): readonly string[] {
  const unknown = wanted?.filter(language => !LANGUAGES.includes(language)) ?? []
  if (unknown.length)
    throw new UserError(unknown.map(language => `the small deck is in ${LANGUAGES.join(' and ')}, not in "${language}"${suggestion(language, LANGUAGES)}; begin with one of them and change its words`).join('\n'))
  return wanted ?? [bestLanguage([systemLanguage()], LANGUAGES) ?? 'en']
}

async function assertFree(dir: string, folder: string): Promise<void> {
  const there = (await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      return []
    throw error.code === 'ENOTDIR' ? new UserError(`${dir} is a file; name a folder that is to be made`) : inWords(error, folder, 'read')
  })).filter(name => !HARMLESS.test(name))
  if (there.length)
    throw new UserError(`${dir} is not empty: it has ${there.slice(0, 3).join(', ')}${there.length > 3 ? ', …' : ''}; name a folder that is to be made`)
}

/** Each file's text by its path. */
async function filesOf(folder: string, languages: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const template = join(ROOT, 'template')
  const names = (await readdir(join(template, 'data'), { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => relative(template, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
  const data = await Promise.all(names.map(async name => [name, inLanguages(await readFile(join(template, name), 'utf8'), languages)] as const))
  return new Map([
    ...data,
    ['README.md', await readFile(join(template, `README.${languages[0]}.md`), 'utf8')],
    ['package.json', `${JSON.stringify(packageJson(folder), null, 2)}\n`],
    ['.gitignore', 'node_modules/\ndist/\n'],
  ])
}

/** The YAML with its texts in these languages; of a single one, as plain strings. */
function inLanguages(text: string, languages: readonly string[]): string {
  if (LANGUAGES.every(language => languages.includes(language)))
    return text
  const document = parseDocument(text)
  document.set('languages', document.has('languages') ? document.createNode(languages, { flow: true }) : undefined)
  if (!document.get('languages'))
    document.delete('languages')
  visit(document, {
    Map: (_, map) => {
      const keys = map.items.map(({ key }) => isScalar(key) ? String(key.value) : '')
      return isMap(map) && keys.every(key => LANGUAGES.includes(key)) ? map.get(languages[0]!, true) as never : undefined
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

function packageJson(folder: string): object {
  return {
    name: packageName(folder),
    private: true,
    type: 'module',
    scripts: {
      start: 'prismdeck serve',
      generate: 'prismdeck generate',
      export: 'prismdeck export',
      check: 'prismdeck check',
      build: 'prismdeck build',
    },
    dependencies: { prismdeck: `^${version}` },
  }
}

/** They come along, so that editors find them wherever Prismdeck itself is; those that describe output are for programs. */
async function schemas(): Promise<(readonly [string, string])[]> {
  const names = (await readdir(join(ROOT, 'schemas'))).filter(name => name.endsWith('.json')).sort()
  return Promise.all(names.map(async name => [`schemas/${name}`, await readFile(join(ROOT, 'schemas', name), 'utf8')] as const))
}

const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false)

/** Commands that work as they stand, from where the person is. */
function nextSteps(folder: string): readonly { readonly command: string, readonly says?: string }[] {
  if (isCheckout) {
    // A repository has nothing to install from; it shows a dataset anywhere.
    const places = ['data', 'slides'].map(name => `--${name} ${quoted(relativeTo(ROOT, join(folder, name)))}`).join(' ')
    return [
      { command: `${calledAs()} serve ${places}`, says: 'present it; it follows your changes' },
      { command: `${calledAs()} export ${places} --out ${quoted(relativeTo(ROOT, join(folder, 'dist')))}`, says: 'PDFs' },
    ]
  }
  return [
    ...folder === process.cwd() ? [] : [{ command: `cd ${quoted(relativeTo(process.cwd(), folder))}` }],
    ...isInstalledAbove(folder) ? [] : [{ command: installCommand(folder) }],
    { command: 'npx prismdeck serve', says: 'present it; it follows your changes' },
    { command: 'npx prismdeck export', says: 'PDFs into dist/' },
  ]
}

/** The shorter of both ways to name a path. */
function relativeTo(from: string, path: string): string {
  const short = relative(from, path) || '.'
  return short.startsWith('..') && short.length > path.length ? path : short
}
