/** Edits that the data has left behind do not go out in silence. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { spoiledData, temporaryFolder } from '../testing/data-folder.ts'
import { runCommand } from '../testing/run-command.ts'

const prismdeck = (...args: readonly string[]) => runCommand(args)

it('export, build and check refuse them with --strict before anything is drawn, and status tells them', async () => {
  const slides = await temporaryFolder()
  const deck = join(slides, 'executive.en.md')
  const common = ['executive', '--lang', 'en', '--slides', slides]
  await prismdeck('generate', ...common)
  const fresh = await readFile(deck, 'utf8')
  const title = 'Generative AI: value, cost and choice'
  await writeFile(deck, fresh.replace(`\n# ${title}`, '\n# My own title'))
  const data = await spoiledData([['audiences/executive.yaml', title, 'Another title']])
  const told = /executive\.en\.md:(\d+) cover: your title is older than the data\n {2}you wrote: {2}# My own title\n {2}the data: {3}# Another title/
  for (const command of ['export', 'build']) {
    const { code, stderr } = await prismdeck(command, ...common, '--data', data, '--out', join(slides, 'out'), '--strict')
    expect(stderr).toMatch(told)
    expect((await readFile(deck, 'utf8')).split('\n')[Number(told.exec(stderr)![1]) - 1]).toBe('# My own title')
    expect(code).toBe(1)
  }
  expect((await prismdeck('status', ...common, '--data', data)).stdout).toMatch(told)
  await prismdeck('generate', ...common, '--data', data, '--ours', 'cover')
  expect((await prismdeck('status', ...common, '--data', data)).stdout).not.toMatch(/older than the data/)
})
