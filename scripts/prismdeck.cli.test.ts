import type { Outcome } from './testing/run-command.ts'
/** The command line as a person runs it. */
import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { ROOT, SHIPPED_DATA, spoiledData, temporaryFolder } from './testing/data-folder.ts'
import { runCommand } from './testing/run-command.ts'

const prismdeck = (...args: readonly string[]) => runCommand(args)

/** In a process of its own. */
function started(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [
      join(ROOT, 'scripts/prismdeck.ts'),
      ...args,
    ], { cwd: ROOT, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({
        code: typeof error?.code === 'number'
          ? error.code
          : error
            ? -1
            : 0,
        stdout,
        stderr,
      }))
  })
}

it('generate writes a deck for each language, the same bytes on every run', async () => {
  const [one, two] = [await temporaryFolder(), await temporaryFolder()]
  const { code, stdout } = await started('generate', 'full', '--out', one)
  expect(code).toBe(0)
  expect(stdout).toMatch(/full\.zh\.md {2}\d+ slides {2}[\d.]+ minutes\n.*full\.en\.md {2}\d+ slides/)
  await prismdeck('generate', 'full', '--slides', two)
  for (const file of ['full.zh.md', 'full.en.md'])
    expect(await readFile(join(one, file))).toEqual(await readFile(join(two, file)))
})

it('generate writes characters that no font of the decks has, and tells of them', async () => {
  const data = await spoiledData([['dataset.yaml', 'author: Prismdeck', 'author: ไทย 北京']])
  const { code, stderr } = await prismdeck('generate', 'executive', '--lang', 'en', '--data', data, '--out', await temporaryFolder())
  expect(code).toBe(0)
  expect(stderr).toMatch(/executive\.en\.md: the deck's fonts lack “ไ” \(U\+0E44\), “ท” \(U\+0E17\), “ย” \(U\+0E22\), which look otherwise/)
})

it('generate --json tells scripts what was written', async () => {
  const out = await temporaryFolder()
  const { stdout } = await prismdeck('generate', 'full', '--lang', 'en', '--json', '--out', out)
  expect(JSON.parse(stdout)).toEqual([
    expect.objectContaining({
      audience: 'full',
      language: 'en',
      slides: expect.any(Number),
      minutes: expect.any(Number),
    }),
  ])
})

it('a wrong dataset ends with exit code 1, all mistakes and their places, and leaves the decks as they were', async () => {
  const out = await temporaryFolder()
  await prismdeck('generate', 'full', '--out', out)
  const before = await readFile(join(out, 'full.zh.md'), 'utf8')
  const data = await spoiledData([
    ['sections/comparison.yaml', 'lead:', 'led:'],
    ['sections/cloud-services.yaml', 'vendor: azure', 'vendor: azzure'],
  ])
  const { code, stderr } = await started('generate', '--data', data, '--out', out)
  expect(code).toBe(1)
  expect(stderr).toMatch(/comparison\.yaml:\d+:\d+ unknown-key: unknown key "led"; did you mean "lead"\?/)
  expect(stderr).toMatch(/cloud-services\.yaml:\d+:\d+ unknown-vendor: "azzure" is no vendor; did you mean "azure"\?/)
  expect(stderr).not.toContain('    at ')
  expect(await readFile(join(out, 'full.zh.md'), 'utf8')).toBe(before)
  expect(await readdir(out)).toEqual(['.prismdeck', 'full.en.md', 'full.zh.md'])
})

it.each([
  [
    ['generate', 'ful'],
    'there is no audience "ful"; did you mean "full"?',
  ],
  [
    ['generate', '--lang', 'fr'],
    'the dataset has no texts in "fr"',
  ],
  [
    ['generate', '--lnag', 'zh'],
    '(Did you mean --lang?)',
  ],
  [
    ['generat'],
    '(Did you mean generate?)',
  ],
  [
    ['serve', '--share', 'buyer'],
    '--share names what viewers on other machines see; they are let in with --remote',
  ],
  [
    ['serve', '--remote', '@no-such-file'],
    '--remote @no-such-file: the file with the password can\'t be read (ENOENT)',
  ],
  [
    ['serve', '--remote', '--share', 'byuer'],
    'did you mean "buyer"?',
  ],
  [
    ['generate', '--data', 'nowhere'],
    'there is no dataset in nowhere',
  ],
  [
    ['generate', '--slides', 'mine', '--out', 'yours'],
    '--slides mine and --out yours name two folders, and decks go into one; name one of them',
  ],
  [
    ['check', '--out', 'decks'],
    'This command writes nothing there; the folder of the decks is --slides.',
  ],
  [
    ['export', '--output', 'decks'],
    '(Did you mean --out?)',
  ],
] as const)('%s is refused in words', async (args, says) => {
  const { code, stderr } = await prismdeck(...args)
  expect(code).toBe(1)
  expect(stderr).toContain(says)
  expect(stderr).not.toContain('This is a bug')
})

it('a browser that is not there is refused before anything is generated', async () => {
  const slides = await temporaryFolder()
  const runs = await Promise.all(['export', 'build', 'check'].map(command => prismdeck(command, '--browser', '/no/such/browser', '--slides', slides)))
  for (const { code, stderr } of runs)
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/'\/no\/such\/browser' is invalid\. there is no such file/) })
  expect(await readdir(slides)).toEqual([])
})

it('--json tells what is wrong as data, and in words beside', async () => {
  const data = await spoiledData([['sections/comparison.yaml', 'lead:', 'led:']])
  const mistaken = await prismdeck('generate', '--data', data, '--json', '--out', await temporaryFolder())
  expect(mistaken.code).toBe(1)
  expect(JSON.parse(mistaken.stdout)).toEqual({ errors: expect.arrayContaining([{ file: expect.stringMatching(/comparison\.yaml$/), line: expect.any(Number), column: 1, code: 'unknown-key', message: 'unknown key "led"; did you mean "lead"?' }]) })
  expect(mistaken.stderr).toContain('unknown-key: unknown key "led"')
  const mistyped = await prismdeck('generate', '--lnag', '--json')
  expect(mistyped).toMatchObject({ code: 1, stderr: expect.stringContaining('Did you mean --lang?') })
  expect(JSON.parse(mistyped.stdout)).toEqual({ errors: [{ code: 'unknown-option', message: 'unknown option \'--lnag\'\n(Did you mean --lang?)' }] })
})

it('--help shows examples', async () => {
  const { stdout } = await prismdeck('export', '--help')
  expect(stdout).toContain('Examples:')
})

it('works on a dataset in one language, with plain strings for texts', async () => {
  const { stdout } = await prismdeck('generate', '--data', join(SHIPPED_DATA, '../scripts/testing/one-language'), '--out', await temporaryFolder())
  expect(stdout).toContain('all.en.md')
})

describe('edits of a deck', () => {
  async function edited(from: string, to: string): Promise<{ out: string, deck: string }> {
    const out = await temporaryFolder()
    await prismdeck('generate', 'full', '--lang', 'en', '--out', out)
    const deck = join(out, 'full.en.md')
    await writeFile(deck, (await readFile(deck, 'utf8')).replace(from, to))
    return { out, deck }
  }

  it('stay when the data changes, and are told, shown and settled', async () => {
    const { out, deck } = await edited('\nAs technology moves fast', '\nIn my own words')
    const data = await spoiledData([['sections/introduction.yaml', 'As technology moves fast', 'As the world turns']])
    const first = await prismdeck('generate', 'full', '--lang', 'en', '--data', data, '--out', out)
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/edited, with newer data behind it: introduction {2}\S*full\.en\.md:\d+/)
    expect(first.stdout).toMatch(/-As the world turns.*\n\+In my own words/)
    expect(await readFile(deck, 'utf8')).toContain('\nIn my own words')

    const status = await prismdeck('status', 'full', '--lang', 'en', '--data', data, '--slides', out, '--json')
    expect(JSON.parse(status.stdout)[0]).toMatchObject({ counts: { newer: 1, edited: 0 }, parts: expect.arrayContaining([expect.objectContaining({ id: 'introduction', change: 'newer' })]) })

    const diff = await prismdeck('diff', 'full', '--lang', 'en', '--data', data, '--slides', out)
    expect(diff.stdout).toContain('+In my own words')

    const unknown = await prismdeck('generate', '--data', data, '--out', out, '--theirs', 'introdution')
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('did you mean "introduction"?') })
    await prismdeck('generate', '--lang', 'en', '--data', data, '--out', out, '--theirs', 'introduction')
    expect(await readFile(deck, 'utf8')).not.toContain('In my own words')
    expect((await prismdeck('diff', 'full', '--lang', 'en', '--data', data, '--slides', out)).stdout).toBe('')
  })

  it('that Slidev can not read are refused with their line, and the deck stays as it is', async () => {
    const { out, deck } = await edited('id: introduction\n', 'id: [introduction\n')
    const before = await readFile(deck, 'utf8')
    const { code, stderr } = await prismdeck('generate', 'full', '--lang', 'en', '--out', out)
    expect(code).toBe(1)
    expect(stderr).toMatch(/full\.en\.md:\d+:\d+ frontmatter: the frontmatter is no YAML/)
    expect(await readFile(deck, 'utf8')).toBe(before)
  })
})

it('refuses options whose deck would take the place of another audience\'s', async () => {
  const [data, slides] = [await spoiledData([]), await temporaryFolder()]
  await writeFile(join(data, 'audiences/full-15min.yaml'), await readFile(join(data, 'audiences/full.yaml')))
  const { code, stderr } = await prismdeck('generate', 'full', '--minutes', '15', '--data', data, '--slides', slides)
  expect(stderr).toContain('these options make the deck "full-15min" of "full", and there is an audience of that name')
  expect(code).toBe(1)
  expect(await readdir(slides)).toEqual([])
})
