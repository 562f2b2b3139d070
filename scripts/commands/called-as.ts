/** How this program is called from where the person is, for commands that are printed to be typed. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { ROOT } from './root.ts'

/** Whether it runs from its repository, not from a package that was installed. */
export const isCheckout = !/[\\/]node_modules[\\/]/.test(import.meta.dirname) && existsSync(join(ROOT, 'scripts/prismdeck.ts'))

/** Whether a command of npm's finds the package from this folder: in its `node_modules`, or in that of a folder above. */
export function isInstalledAbove(folder: string): boolean {
  return existsSync(join(folder, 'node_modules/prismdeck/package.json')) || (dirname(folder) !== folder && isInstalledAbove(dirname(folder)))
}

/**
 * What stands before the name of a command: `npx prismdeck`.
 *
 * @param cwd absolute path of the folder where the command will be typed
 * @param env of this process, by which npx tells that it has called it
 */
export function calledAs(cwd = process.cwd(), env: NodeJS.ProcessEnv = process.env): string {
  if (isCheckout)
    return cwd === ROOT ? 'npm run prismdeck --' : `npm --prefix ${quoted(ROOT)} run prismdeck --`
  return isInstalledAbove(cwd) || env.npm_command === 'exec' ? 'npx prismdeck' : 'prismdeck'
}

/** What each package manager leaves in a project; the nearest tells whose it is. */
const LOCK_FILES: readonly (readonly [file: string, manager: string])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
]

/**
 * The command that installs what a project depends on, of the package manager that the project has; else of the
 * one that runs this program, as it says itself: `pnpm/10.12.1 npm/? node/v24.11.0`.
 *
 * @param folder absolute path of the project
 * @param env of this process
 */
export function installCommand(folder: string, env: NodeJS.ProcessEnv = process.env): string {
  const [, found] = LOCK_FILES.find(([file]) => existsSync(join(folder, file))) ?? []
  if (found !== undefined || dirname(folder) !== folder)
    return found === undefined ? installCommand(dirname(folder), env) : `${found} install`
  const running = /^(pnpm|yarn|bun)\//.exec(env.npm_config_user_agent ?? '')?.[1]
  return `${running ?? 'npm'} install`
}

/** A path as a shell takes it for one word. */
export function quoted(path: string): string {
  return /^[\w./:\\@~+-]+$/.test(path) ? path : JSON.stringify(path)
}

export const version = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version

/** A name that npm takes for a package, made of a folder's. */
export function packageName(folder: string): string {
  return basename(folder).normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'deck'
}
