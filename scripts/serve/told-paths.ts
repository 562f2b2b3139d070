/** Which files the paths of a deck's pages lead to: Vite takes them in several ways, and its plugins pass over its own checks. */
import type { ToldFiles } from '../slidev/served-files.ts'
import { statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether a path leads to no file, or only to such as may be told.
 *
 * @param path below the deck's address, without a slash at the beginning
 * @param root absolute path of the package, where Vite looks first
 */
export function leadsToTold(path: string, root: string, told: ToldFiles): boolean {
  const [, kind, rest = ''] = /^@(fs|id)\/(.*)$/.exec(path) ?? []
  if (kind === 'fs')
    return told.has(absolute(rest))
  if (kind === 'id')
    return !/^(?:\/|[a-z]:|\.)/i.test(rest) || told.has(absolute(rest))
  return path.startsWith('@') || [join(root, path), absolute(path)].every(file => !isFile(file) || told.has(file))
}

function absolute(path: string): string {
  return /^[a-z]:/i.test(path) ? path : `/${path.replace(/^\/+/, '')}`
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  }
  catch {
    return false
  }
}
