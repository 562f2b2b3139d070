/** What a process leaves behind when it is killed: temporary files and folders whose names say whose they are. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** Of this process so far: two writings at once must not meet. */
let writings = 0

/** A name for what is to take the place of a file or folder: `.deck.md.4711-3.tmp`. */
export const temporaryName = (name: string): string => `.${name}.${process.pid}-${++writings}.tmp`

const TEMPORARY = /^\.(.+)\.(\d+)-\d+\.tmp(?:\.old)?$/

/** The entries of a folder that processes which run no longer have left, with what each was to become. */
export async function leftoversIn(folder: string): Promise<{ readonly name: string, readonly of: string }[]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => {
    const [, of, pid] = TEMPORARY.exec(name) ?? []
    return of !== undefined && !isRunning(Number(pid)) ? [{ name, of }] : []
  })
}

/** Removes the temporary files in these folders that killed processes have left. */
export async function removeLeftovers(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    for (const { name } of await leftoversIn(folder)) {
      // The old folder of one that was to be replaced is all that there is of it.
      if (!name.endsWith('.old'))
        await rm(join(folder, name), { recursive: true, force: true }).catch(() => {})
    }
  }
}

/** A folder of one's own for work in between; those that killed processes have left go first. */
export async function workFolder(purpose: string): Promise<string> {
  const start = `prismdeck-${purpose}-`
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = name.startsWith(start) ? /^(\d+)-\w+$/.exec(name.slice(start.length))?.[1] : undefined
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
  return mkdtemp(join(tmpdir(), `${start}${process.pid}-`))
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
