import { execFile } from 'node:child_process'
import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'
import { findPackages, packageFolders } from './packages.ts'

/** Folders with packages in them, by their paths, and links to them. */
async function installed(packages: Readonly<Record<string, readonly string[]>>, links: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await realpath(await temporaryFolder())
  for (const [path, needs] of Object.entries(packages)) {
    await mkdir(join(folder, path), { recursive: true })
    await writeFile(join(folder, path, 'package.json'), JSON.stringify({ version: '1.2.3', dependencies: Object.fromEntries(needs.map(name => [name, '*'])) }))
  }
  for (const [path, to] of Object.entries(links)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await symlink(join(folder, to), join(folder, path))
  }
  return folder
}

it('finds what npm has put beside the program, and around it in a workspace', async () => {
  const folder = await installed({
    'project/node_modules/prismdeck': ['@slidev/cli', 'vue', 'not-installed'],
    'project/node_modules/@slidev/cli': ['katex'],
    'project/node_modules/katex': ['not-drawn'],
    'project/node_modules/not-drawn': [],
    'node_modules/vue': [],
  })
  const root = join(folder, 'project/node_modules/prismdeck')
  expect(findPackages(root).map(({ name, version }) => `${name} ${version}`)).toEqual(['@slidev/cli 1.2.3', 'katex 1.2.3', 'vue 1.2.3'])
  expect(packageFolders(root).sort()).toEqual([join(folder, 'node_modules'), join(folder, 'project/node_modules')])
})

it('finds what pnpm has linked, below the project or in a store for all projects', async () => {
  const packages = (store: string) => ({
    [`${store}/prismdeck@1/node_modules/prismdeck`]: ['@slidev/client'],
    [`${store}/client@53/node_modules/@slidev/client`]: ['katex'],
    [`${store}/katex@0/node_modules/katex`]: [],
  })
  const links = (store: string) => ({
    'project/node_modules/prismdeck': `${store}/prismdeck@1/node_modules/prismdeck`,
    [`${store}/prismdeck@1/node_modules/@slidev/client`]: `${store}/client@53/node_modules/@slidev/client`,
    [`${store}/client@53/node_modules/katex`]: `${store}/katex@0/node_modules/katex`,
  })
  const below = await installed(packages('project/node_modules/.pnpm'), links('project/node_modules/.pnpm'))
  expect(findPackages(join(below, 'project/node_modules/prismdeck')).map(({ name }) => name)).toEqual(['@slidev/client', 'katex'])
  expect(packageFolders(join(below, 'project/node_modules/prismdeck'))).toEqual([join(below, 'project/node_modules')])

  const store = await installed(packages('store/links'), links('store/links'))
  expect(packageFolders(join(store, 'project/node_modules/prismdeck'))).toEqual([join(store, 'store/links/client@53/node_modules'), join(store, 'store/links/katex@0/node_modules')])
})

it('finds all that this program needs to draw slides', () => {
  const names = findPackages(ROOT).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['@slidev/client', '@slidev/theme-default', 'katex', 'mermaid', 'vue']))
})

it('tells who installed it by Yarn\'s Plug\'n\'Play, which makes no folders, what to do', async () => {
  const asYarn = ['--import', 'data:text/javascript,process.versions.pnp = "3"']
  await expect(promisify(execFile)(process.execPath, [...asYarn, join(ROOT, 'bin/prismdeck.js'), '--version'])).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('nodeLinker: node-modules') as string,
  })
})
