/** What the system refuses is told in words, with the place, and what mends it; never as a bug. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { asUser, isRoot, NOBODY, own } from '../testing/other-user.ts'
import { inWords, isSystemError } from './system-errors.ts'

/** Runs the program in a folder, as a user who has no rights of root's. */
function prismdeck(cwd: string, ...args: readonly string[]): Promise<{ code: number, told: string }> {
  return new Promise(resolve => execFile(process.execPath, [join(ROOT, 'scripts/prismdeck.ts'), ...args], {
    cwd,
    timeout: 60_000,
    env: { ...process.env, HOME: cwd, XDG_CACHE_HOME: cache },
    ...asUser(NOBODY),
  }, (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, told: stdout + stderr })))
}

/** A project that was generated, and belongs to who runs the program. */
async function project(): Promise<string> {
  const folder = await temporaryFolder()
  await cp(await (generated ??= generate()), folder, { recursive: true })
  await ownOpen(folder)
  return folder
}

let generated: Promise<string> | undefined

/** What is compiled once is for all runs. */
const cache = mkdtempSync(join(tmpdir(), 'prismdeck-cache-'))
beforeAll(() => ownOpen(cache))
afterAll(async () => {
  await rm(cache, { recursive: true, force: true })
  await rm(await generated ?? cache, { recursive: true, force: true })
})

async function generate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prismdeck-'))
  await cp(join(ROOT, 'scripts/testing/one-language'), join(folder, 'data'), { recursive: true })
  await writeFile(join(folder, 'a.md'), '# Prices\n\n- Tea: cheap\n- Coffee: dear\n')
  await ownOpen(folder)
  expect(await prismdeck(folder, 'generate')).toMatchObject({ code: 0 })
  return folder
}

/** Gives a folder to who runs the program, who may write there. */
async function ownOpen(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  own(folder)
}

const DECK = 'slides/all.en.md'
const RECORD = 'slides/.prismdeck/all.en.md.written'
const GENERATE = ['generate']
const IMPORT = ['import', 'a.md', '--data', 'new']

const remake = async (path: string, make: (path: string) => Promise<unknown>) => {
  await rm(path, { recursive: true, force: true })
  await make(path)
}
const asFile = (path: string) => remake(path, one => writeFile(one, 'x'))
const asPipe = (path: string) => remake(path, async one => void execFileSync('mkfifo', ['-m', '666', one]))
const asFolder = (path: string) => remake(path, one => mkdir(join(one, 'x'), { recursive: true }))
const closed = (path: string) => chmod(path, 0o000)
const readOnly = (path: string) => chmod(path, 0o555)

describe.skipIf(process.platform === 'win32')('is told in words:', () => {
  it.each([
    ['a record folder that is a file', ['slides/.prismdeck'], asFile, GENERATE, 'a part of its path is a file'],
    ['a deck that is a folder', [DECK], asFolder, GENERATE, `${DECK} can't be read: it is a folder`],
    ['a record that is a folder', [RECORD], asFolder, GENERATE, `${RECORD} can't be read: it is a folder`],
    ['a folder of decks that is a file', ['slides'], asFile, GENERATE, 'a part of its path is a file'],
    ['a deck that is a pipe', [DECK], asPipe, GENERATE, `${DECK} can't be read: it is a pipe or a device, where a file should be`],
    ['a record that is a pipe', [RECORD], asPipe, GENERATE, `${RECORD} can't be read: it is a pipe or a device`],
    ['an article that is a pipe', ['a.md'], asPipe, IMPORT, 'a.md can\'t be read: it is a pipe'],
    ['a lock that is a folder', ['slides/.prismdeck/all.en.md.lock'], asFolder, GENERATE, 'it is a folder'],
    ['decks that may not be read', [DECK], closed, GENERATE, `${DECK} can't be read: you lack the right to read it`],
    ['decks that may not be written', ['slides/.prismdeck'], readOnly, GENERATE, 'slides/.prismdeck can\'t be written: you lack the right to write it'],
    ['data that may not be read', ['data/sections'], closed, GENERATE, 'data/sections can\'t be read: you lack the right to read it'],
    ['a dataset file that may not be read', ['data/dataset.yaml'], closed, GENERATE, 'data/dataset.yaml'],
    ['a dataset file that is a folder', ['data/dataset.yaml'], asFolder, GENERATE, 'this is a folder, where a file should be'],
    ['an article that may not be read', ['a.md'], closed, IMPORT, 'a.md can\'t be read: you lack the right to read it'],
    ['an article that is a folder', ['a.md'], asFolder, IMPORT, 'a.md can\'t be read: it is a folder'],
    ['an import into a file', ['new'], asFile, IMPORT, 'a part of its path is a file'],
    ['an import where nobody may write', ['.'], readOnly, IMPORT, 'can\'t be written: you lack the right to write it'],
    ['an import into a folder with a broken memory', ['data/.imported.json'], asFile, ['import', 'a.md', '--data', 'data'], 'data/.imported.json is broken'],
    ['init where nobody may write', ['.'], readOnly, ['init', 'new'], 'can\'t be written: you lack the right to write it'],
    ['init in a file', ['new'], asFile, ['init', 'new'], 'is a file'],
    ['a site where a file is', ['site'], asFile, ['build', '--out', 'site'], 'site is a file: name a folder'],
    ['a site in the place of the data', ['data/mine.txt'], asFile, ['build', '--out', 'data'], 'data is or holds the dataset'],
    ['a site in the place of the project', ['x'], asFile, ['build', '--out', '.'], '. is or holds the dataset'],
    ['a site over a person\'s files', ['thesis/chapter1.txt'], async path => mkdir(join(path, '..'), { recursive: true }).then(() => writeFile(path, 'x')), ['build', '--out', 'thesis'], 'thesis is not empty, and none of it was written by this command: it has chapter1.txt'],
  ] as const satisfies readonly (readonly [string, readonly string[], (path: string) => Promise<unknown>, readonly string[], string])[])('%s', async (_, [path], spoil, args, says) => {
    const folder = await project()
    await spoil(join(folder, path))
    if (path === '.' || isRoot)
      await giveAway(join(folder, path))
    onTestFinished(async () => void await chmod(join(folder, path), 0o755).catch(() => {}))
    const { code, told } = await prismdeck(folder, ...args)
    expect(told).toContain(says)
    expect(told).not.toMatch(/This is a bug|^\s+at /m)
    expect(code).toBe(1)
  }, 60_000)

  it.each([
    ['a pipe', asPipe],
    ['a link to nothing', (path: string) => remake(path, one => symlink('nowhere', one))],
  ])('goes on where %s is in the place of a lock', async (_, spoil) => {
    const folder = await project()
    await spoil(join(folder, 'slides/.prismdeck/all.en.md.lock'))
    expect(await prismdeck(folder, 'generate')).toMatchObject({ code: 0 })
  }, 60_000)

  it('a full disk', async ({ skip }) => {
    const disk = await temporaryFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48k,mode=777', 'tmpfs', disk], { stdio: 'ignore' })
    }
    catch {
      skip()
    }
    onTestFinished(() => void execFileSync('umount', [disk]))
    const folder = await project()
    const long = `# Prices\n\n${Array.from({ length: 60 }, (_, i) => `## Group ${i}\n\n${Array.from({ length: 20 }, (_, j) => `- Item ${i} ${j}: word word word word word word\n`).join('')}`).join('\n')}`
    await writeFile(join(folder, 'long.md'), long)
    const { code, told } = await prismdeck(folder, 'import', 'long.md', '--data', join(disk, 'new'))
    expect(told).toMatch(/can't be written: the disk is full; make room, then run the command again/)
    expect(told).not.toMatch(/This is a bug|^\s+at /m)
    expect(code).toBe(1)
    execFileSync('mount', ['-o', 'remount,size=8m', disk])
    expect(await prismdeck(folder, 'import', 'long.md', '--data', join(disk, 'new'))).toMatchObject({ code: 0 })
    expect(await prismdeck(folder, 'generate', '--data', join(disk, 'new'), '--slides', join(disk, 'slides'))).toMatchObject({ code: 0 })
  }, 90_000)

  it('a disk that is read-only', async ({ skip }) => {
    const disk = await temporaryFolder()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,mode=777', 'tmpfs', disk], { stdio: 'ignore' })
    }
    catch {
      skip()
    }
    onTestFinished(() => void execFileSync('umount', [disk]))
    const folder = await project()
    for (const args of [['generate', '--slides', join(disk, 'slides')], ['import', 'a.md', '--data', join(disk, 'new')], ['init', join(disk, 'new')]]) {
      const { code, told } = await prismdeck(folder, ...args)
      expect(told).toContain('can\'t be written: the disk is read-only; name another place, or mount it writable')
      expect(code).toBe(1)
    }
  }, 60_000)

  it('a merge conflict, a byte order mark and line ends of Windows in the data', async () => {
    const folder = await project()
    const path = join(folder, 'data/dataset.yaml')
    const text = await readFile(path, 'utf8')
    await writeFile(path, `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    expect(await prismdeck(folder, 'generate')).toMatchObject({ code: 0 })
    await writeFile(path, `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`)
    expect(await prismdeck(folder, 'generate')).toMatchObject({ code: 1, told: expect.stringContaining('data/dataset.yaml:1:1 merge-conflict: a merge conflict begins here') })
    await writeFile(path, text)
    await symlink('nowhere', join(folder, 'data/sections/lost.yaml'))
    expect(await prismdeck(folder, 'generate')).toMatchObject({ code: 1, told: expect.stringContaining('lost.yaml:1:1 no-file: the link leads nowhere') })
  }, 60_000)
})

/** What was closed to its owner is closed to root's stand-in, too; what was spoiled may still be looked at. */
async function giveAway(path: string): Promise<void> {
  if (isRoot)
    await chown(path, NOBODY, NOBODY).catch(() => {})
}

it('leaves every other error as it is', () => {
  const bug = new TypeError('x is not iterable')
  expect(inWords(bug)).toBe(bug)
  const odd = Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' })
  expect(isSystemError(odd)).toBe(false)
  expect(inWords(odd)).toBe(odd)
})

it('names a path that the error lacks, and says so many open files', () => {
  const error = Object.assign(new Error('EMFILE: too many open files, open'), { code: 'EMFILE', syscall: 'open' })
  expect(String(inWords(error))).toContain('a file can\'t be opened: too many files are open; allow more with `ulimit -n 4096`')
  expect(String(inWords(Object.assign(new Error('EISDIR'), { code: 'EISDIR', syscall: 'read' }), 'deck.md'))).toContain('deck.md can\'t be read: it is a folder')
})
