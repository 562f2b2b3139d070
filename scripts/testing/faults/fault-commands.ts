/**
 * Files and folders that are not as they should be, in every place that a command reads or writes: it goes on or
 * tells what is wrong, never hangs, and what a person wrote is as it was.
 */
import { Buffer } from 'node:buffer'
import { execFile, execFileSync } from 'node:child_process'
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { ROOT } from '../data-folder.ts'
import { asUser, isRoot, NOBODY, own } from '../other-user.ts'

export interface Fault {
  readonly name: string
  readonly spoil: (path: string) => Promise<unknown>
}

const replacedBy = (make: (path: string) => unknown) => async (path: string) => {
  await rm(path, { recursive: true, force: true })
  await make(path)
}
/** What a file holds; nothing of a folder. */
const textOf = (path: string) => readFile(path).catch(() => Buffer.alloc(0))
const rewritten = (change: (content: Buffer) => Buffer | string) => async (path: string) => {
  const isFolder = await lstat(path).then(stats => stats.isDirectory(), () => false)
  await writeFile(isFolder ? join(path, 'x.yaml') : path, change(await textOf(path)))
}

export const FAULTS: readonly Fault[] = [
  { name: 'is not there', spoil: path => rm(path, { recursive: true, force: true }) },
  { name: 'is a file', spoil: replacedBy(path => writeFile(path, 'x')) },
  { name: 'is a folder', spoil: replacedBy(path => mkdir(join(path, 'x'), { recursive: true })) },
  { name: 'is a link to nothing', spoil: replacedBy(path => symlink('nowhere', path)) },
  { name: 'is a link to itself', spoil: replacedBy(path => symlink(path, path)) },
  { name: 'is a pipe', spoil: replacedBy(path => execFileSync('mkfifo', ['-m', '666', path])) },
  { name: 'may not be read', spoil: path => chmod(path, 0o000) },
  { name: 'may not be written', spoil: path => chmod(path, 0o555) },
  { name: 'is empty', spoil: rewritten(() => '') },
  { name: 'is cut', spoil: rewritten(content => content.subarray(0, content.length / 2)) },
  { name: 'is no text', spoil: rewritten(content => Buffer.concat([Buffer.from([0, 255, 254, 0, 1]), content])) },
  { name: 'has a conflict in it', spoil: rewritten(content => `<<<<<<< HEAD\n${content}=======\n${content}>>>>>>> theirs\n`) },
  { name: 'has line ends of Windows', spoil: rewritten(content => `\uFEFF${content.toString().replaceAll('\n', '\r\n')}`) },
]

const DECK = 'slides/all.en.md'

/** All that commands read and write in a project; what is the program's own comes last. */
export const PLACES: readonly string[] = [
  'data',
  'data/dataset.yaml',
  'data/sections',
  'data/sections/machines.yaml',
  'data/audiences',
  'data/audiences/all.yaml',
  'a.md',
  'imported/dataset.yaml',
  'imported/sections',
  'slides',
  DECK,
  'slides/.prismdeck',
  'slides/.prismdeck/all.en.md.written',
  'slides/.prismdeck/all.en.md.lock',
  'imported/.imported.json',
]

export const COMMANDS: readonly (readonly string[])[] = [
  ['generate'],
  ['status'],
  ['diff', 'all'],
  ['audiences'],
  ['import', 'a.md', '--data', 'imported'],
]

const ARTICLE = '# Prices\n\n- Tea: cheap\n- Coffee: dear\n\n| Shop | Tea | Coffee |\n| - | - | - |\n| North | 2 | 3 |\n| South | 4 | 5 |\n'

/** A slide that a person has added to the deck. */
const MINE = '# A slide of mine'

/** Runs the program as a user without rights of root's. */
function prismdeck(cwd: string, args: readonly string[], home: string): Promise<{ readonly code: number, readonly told: string }> {
  return new Promise(resolve => execFile(process.execPath, [join(ROOT, 'scripts/prismdeck.ts'), ...args], {
    cwd,
    timeout: 45_000,
    killSignal: 'SIGKILL',
    env: { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, 'cache') },
    ...asUser(NOBODY),
  }, (error, stdout, stderr) => resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, told: stdout + stderr })))
}

const isThere = (path: string): Promise<boolean> => lstat(path).then(() => true, () => false)

/** The text of each file by its path, and of a link where it leads; as far as they can be told. */
async function contentOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() || entry.isSymbolicLink()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
  return new Map(await Promise.all(files.map(async path => [path, await readFile(join(folder, path), 'latin1').catch((error: NodeJS.ErrnoException) => String(error.code))] as const)))
}

/** What a person has written: all but records, and the decks, which commands write into. */
const isTheirs = (path: string) => !path.startsWith('slides/') && !path.startsWith('imported/')

/** A project whose deck was edited, and which has imported an article; each fault gets a copy. */
export class FaultyProjects {
  readonly #home: string
  private constructor(home: string) {
    this.#home = home
  }

  static async make(): Promise<FaultyProjects> {
    const home = await mkdtemp(join(tmpdir(), 'prismdeck-faults-'))
    await chmod(home, 0o755)
    const project = join(home, 'whole')
    await cp(join(ROOT, 'scripts/testing/one-language'), join(project, 'data'), { recursive: true })
    await writeFile(join(project, 'a.md'), ARTICLE)
    own(home)
    for (const args of [['generate'], ['import', 'a.md', '--data', 'imported']]) {
      const { code, told } = await prismdeck(project, args, home)
      if (code !== 0)
        throw new Error(told)
    }
    const deck = join(project, DECK)
    await writeFile(deck, `${await readFile(deck, 'utf8')}\n---\nlayout: message\nid: mine\n---\n\n${MINE}\n`)
    return new FaultyProjects(home)
  }

  /**
   * Spoils a place of a project, and runs a command there.
   *
   * @returns what is wrong with how it ended; nothing where all is well
   */
  async run(place: string, fault: Fault, args: readonly string[]): Promise<string[]> {
    const project = join(this.#home, 'project')
    await cp(join(this.#home, 'whole'), project, { recursive: true, preserveTimestamps: true })
    own(project)
    const path = join(project, place)
    try {
      await mkdir(dirname(path), { recursive: true })
      if (!await isThere(path))
        await writeFile(path, '')
      await fault.spoil(path)
      // What root made is not of the one who runs the program; rights stay as they are.
      if (isRoot)
        execFileSync('chown', ['-hR', `${NOBODY}:${NOBODY}`, project])
      const before = await contentOf(project)
      const { code, told } = await prismdeck(project, args, this.#home)
      const after = await contentOf(project)
      return [
        ...(code === 0 || code === 1 ? [] : [code === -1 ? 'hangs' : `ends with ${code}`]),
        ...(code === 1 && told.trim() === '' ? ['says nothing'] : []),
        .../This is a bug|^\s+at \S+ \(|Error: .*\n\s+at /m.test(told) ? [`tells a stack: ${told.slice(0, 400)}`] : [],
        ...[...before].filter(([file, text]) => isTheirs(file) && after.get(file) !== text).map(([file]) => `${file} was changed`),
        ...(before.get(DECK)?.includes(MINE) && !after.get(DECK)?.includes(MINE) ? ['a slide of a person\'s is lost'] : []),
      ]
    }
    finally {
      await chmod(path, 0o755).catch(() => {})
      await rm(project, { recursive: true, force: true })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#home, { recursive: true, force: true })
  }
}
