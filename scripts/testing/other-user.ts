/** Running programs as users who may write nowhere but in folders of their own. */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'

/** On most systems, a user who owns nothing. */
export const NOBODY = 65534

/** Root becomes somebody else; anybody else has to stay who they are. */
export const isRoot = process.getuid?.() === 0

/** For `spawn`: who runs the program. */
export const asUser = (id: number): { readonly uid?: number, readonly gid?: number } => isRoot ? { uid: id, gid: id } : {}

/** Gives a folder with all that is in it to the one who runs the program. */
export function own(path: string, id = NOBODY): void {
  if (isRoot)
    execFileSync('chown', ['-R', `${id}:${id}`, path])
}

/** Whether a folder lets no other users in, so that root can't have them run what is in it. */
export const isClosed = (folder: string): boolean => isRoot && !isOpen(folder)

const isOpen = (folder: string): boolean => (statSync(folder).mode & 0o001) !== 0 && (dirname(folder) === folder || isOpen(dirname(folder)))
