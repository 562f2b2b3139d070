import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { sharedModules } from './build-shell.ts'

const FILES = {
  client: ['env.ts', 'logic/utils.ts', 'builtin/Arrow.vue', 'layouts/default.vue', 'layouts/table.vue'],
  theme: ['layouts/cover.vue'],
  addon: ['components/Chart.vue', 'layouts/table.vue', 'layouts/agenda.vue'],
} as const

/** The modules in their order, where client, theme and addon lie in folders of these names. */
async function orderWith(names: Readonly<Record<keyof typeof FILES, string>>): Promise<string[]> {
  const top = await temporaryFolder()
  const layouts: Record<string, string> = {}
  for (const part of ['client', 'theme', 'addon'] as const) {
    for (const file of FILES[part]) {
      const path = join(top, names[part], file)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, '')
      if (file.startsWith('layouts/'))
        layouts[file] = path
    }
  }
  const modules = await sharedModules({
    userRoot: '/nowhere/slides',
    clientRoot: join(top, names.client),
    roots: [join(top, names.theme), join(top, names.addon)],
    utils: { getLayouts: async () => layouts },
  })
  return modules.filter(id => id.startsWith(top)).map(id => id.slice(top.length + 1).replace(/^[^/]+/, name => Object.keys(names).find(part => names[part as keyof typeof FILES] === name)!))
}

it('has styles override each other in one order, wherever the package lies', async () => {
  const before = await orderWith({ client: 'a', theme: 'b', addon: 'c' })
  expect(before.at(0)).toMatch(/^client/)
  expect(before.slice(3)).toEqual(['addon/components/Chart.vue', 'client/layouts/default.vue', 'theme/layouts/cover.vue', 'addon/layouts/agenda.vue', 'addon/layouts/table.vue'])
  expect(await orderWith({ client: 'c', theme: 'b', addon: 'a' })).toEqual(before)
  expect(await orderWith({ client: 'b', theme: 'a', addon: 'c' })).toEqual(before)
})
