import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { assertInstalled } from './installed-parts.ts'

it('finds a theme or an addon by any of its names, around the decks or the package', async () => {
  const project = await temporaryFolder()
  for (const name of ['slidev-theme-mine', '@team/slidev-addon-map', 'whole-name']) {
    await mkdir(join(project, 'node_modules', name), { recursive: true })
    await writeFile(join(project, 'node_modules', name, 'package.json'), '{}')
  }
  const from = [join(project, 'slides')]
  for (const [type, name] of [['theme', 'mine'], ['addon', '@team/slidev-addon-map'], ['addon', 'whole-name'], ['theme', './own'], ['theme', '/own'], ['addon', '@/own'], ['theme', 'none'], ['theme', undefined]] as const)
    expect(() => assertInstalled(type, name, from), name).not.toThrow()
})

it('tells what is not installed, before Slidev asks or ends the process', async () => {
  const from = [await temporaryFolder()]
  expect(() => assertInstalled('addon', 'map', from)).toThrow('the addon "map" is not installed: there is no package @slidev/addon-map, slidev-addon-map, map; install it, or leave it out of the dataset')
  expect(() => assertInstalled('theme', '@team/theme', from)).toThrow('the theme "@team/theme" is not installed')
})
