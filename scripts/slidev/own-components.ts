import type { ResolvedSlidevOptions } from '@slidev/types'
import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'

type Places = Pick<ResolvedSlidevOptions, 'clientRoot' | 'roots' | 'userRoot'>

/**
 * Folders of components that decks may use besides those in Slidev's roots: the project's own, where the
 * command runs, and beside the folder of the decks where that is within the project.
 */
export function projectComponents({ roots, userRoot }: Pick<Places, 'roots' | 'userRoot'>, project = process.cwd()): string[] {
  const beside = dirname(userRoot)
  const isWithin = !/^\.\.(?:[\\/]|$)/.test(relative(project, beside))
  return [...new Set([...isWithin ? [beside] : [], project])]
    .filter(folder => !roots.includes(folder))
    .map(folder => join(folder, 'components'))
    .filter(folder => existsSync(folder))
}

/** Slidev's setting of where components are; the later folder wins. */
export function componentSettings(options: Places): { readonly dirs: string[] } {
  return { dirs: [join(options.clientRoot, 'builtin'), ...options.roots.map(root => join(root, 'components')), ...projectComponents(options)] }
}
