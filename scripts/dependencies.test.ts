/** What the package needs of those who install it, by the lockfile. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { intersects, subset } from 'semver'
import { expect, it } from 'vitest'
import { ROOT } from './testing/data-folder.ts'

interface Locked {
  readonly dev?: boolean
  readonly link?: boolean
  readonly engines?: { readonly node?: string }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

const lockedPackages = async () =>
  (JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, Locked>> }).packages

it('states versions of Node that each of its packages runs on, so that none warns', async () => {
  const packages = await lockedPackages()
  const { engines } = packages['']!
  const unfit = Object.entries(packages).filter(([, { dev, engines: { node = '*' } = {} }]) => !dev && !subset(engines!.node!, node))
  expect(unfit.map(([name, { engines }]) => `${name}: ${engines?.node}`)).toEqual([])
})

it('brings in the right version what Slidev\'s packages want of those around them, wherever a package manager puts it', async () => {
  const packages = await lockedPackages()
  const own = packages['']!.dependencies!
  const unmet = ['@slidev/cli', '@slidev/client'].flatMap((slidev) => {
    const around: Readonly<Record<string, string>> = { ...own, ...packages[`node_modules/${slidev}`]!.dependencies }
    return Object.keys(packages[`node_modules/${slidev}`]!.dependencies!).flatMap((name) => {
      const { peerDependencies = {}, peerDependenciesMeta = {} } = packages[`node_modules/${slidev}/node_modules/${name}`] ?? packages[`node_modules/${name}`] ?? {}
      return Object.entries(peerDependencies)
        .filter(([peer]) => !peer.startsWith('@types/') && !peerDependenciesMeta[peer]?.optional)
        .filter(([peer, range]) => !around[peer] || !intersects(around[peer], range))
        .map(([peer, range]) => `${name} wants ${peer} ${range}`)
    })
  })
  expect(unmet).toEqual([])
})
