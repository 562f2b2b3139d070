/** What the package needs of those who install it, by the lockfile. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { subset } from 'semver'
import { expect, it } from 'vitest'
import { ROOT } from './testing/data-folder.ts'

interface Locked {
  readonly dev?: boolean
  readonly link?: boolean
  readonly engines?: { readonly node?: string }
}

it('states versions of Node that each of its packages runs on, so that none warns', async () => {
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, Locked>> }
  const { engines } = packages['']!
  const unfit = Object.entries(packages).filter(([, { dev, engines: { node = '*' } = {} }]) => !dev && !subset(engines!.node!, node))
  expect(unfit.map(([name, { engines }]) => `${name}: ${engines?.node}`)).toEqual([])
})
