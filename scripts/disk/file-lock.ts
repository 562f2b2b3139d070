import { lstat, mkdir, open, rename, rm, utimes } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import process from 'node:process'
import { setInterval } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import { isRunning } from './leftovers.ts'
import { readRegularText } from './read-regular.ts'
import { inWords } from './system-errors.ts'

/** A holder renews its lock so often, in ms. */
const RENEWED = 5000

/** One that was not renewed for so long, in ms, is void: a process of the same number may have come after one that was killed. */
const STALE = 30_000

/** After so long, in ms, a person is told what is waited for. */
const PATIENCE = 2000

/**
 * Runs a task while no other task or process holds the lock at this path; a lock left by a killed process is void.
 *
 * @throws UserError where the lock can't be made
 */
export async function withLock<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await waitFor(path)
  }
  catch (error) {
    throw inWords(error, dirname(path), 'written')
  }
  const renewing = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), RENEWED).unref()
  try {
    return await task()
  }
  finally {
    clearInterval(renewing)
    await rm(path, { force: true })
  }
}

async function waitFor(path: string): Promise<void> {
  const start = performance.now()
  let told = false
  while (!await take(path)) {
    await breakStale(path)
    if (!told && performance.now() - start > PATIENCE) {
      told = true
      console.error(`waiting for another Prismdeck (process ${await readRegularText(path).catch(() => '')}), which writes ${basename(path, '.lock')}`)
    }
    await setTimeout(15)
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(String(process.pid))
    }
    finally {
      await file.close()
    }
    return true
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return false
    // A lock that says nothing, on a full disk, is held by nobody.
    if ((error as NodeJS.ErrnoException).syscall === 'write')
      await rm(path, { force: true })
    throw error
  }
}

async function breakStale(path: string): Promise<void> {
  const info = await lstat(path).catch(unlessReleased(path))
  // A link or a pipe is nobody's lock.
  if (info && !info.isFile() && !info.isDirectory())
    return rm(path, { force: true })
  const holder = await readRegularText(path).catch(unlessReleased(path))
  if (holder === undefined || info === undefined)
    return
  // A time to come is as wrong as one long ago: clocks are set, and disks are shared.
  const age = Math.abs(Date.now() - info.mtimeMs)
  // Between its making and the writing of its number, a lock is empty.
  if (age < STALE && (holder === '' ? age < 1000 : isRunning(Number(holder))))
    return
  // Of two that find it stale, one may rename the other's new lock: it gives that back.
  const aside = `${path}.${process.pid}.stale`
  await rename(path, aside).catch(() => {})
  const taken = await readRegularText(aside).catch(() => holder)
  if (taken === holder)
    await rm(aside, { force: true })
  else
    await rename(aside, path)
}

const unlessReleased = (path: string) => (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT')
    throw inWords(error, path)
}
