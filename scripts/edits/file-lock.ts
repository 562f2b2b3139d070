import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'

/** Nobody holds a lock as long as this; a process of the same number may have come after one that was killed. */
const STALE = 30_000

/** Runs a task while no other task or process holds the lock at this path; a lock left by a killed process is void. */
export async function withLock<T>(path: string, task: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true })
  while (!await take(path)) {
    await breakStale(path)
    await setTimeout(15)
  }
  try {
    return await task()
  }
  finally {
    await rm(path, { force: true })
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      return false
    throw error
  }
}

async function breakStale(path: string): Promise<void> {
  const [holder, info] = await Promise.all([readFile(path, 'utf8'), stat(path)]).catch(() => [])
  if (holder === undefined || info === undefined)
    return
  const age = Date.now() - info.mtimeMs
  // Between its making and the writing of its number, a lock is empty.
  if (age < STALE && (holder === '' ? age < 1000 : isRunning(Number(holder))))
    return
  // Of two that find it stale, one may rename the other's new lock: it gives that back.
  const aside = `${path}.${process.pid}.stale`
  await rename(path, aside).catch(() => {})
  const taken = await readFile(aside, 'utf8').catch(() => holder)
  if (taken === holder)
    await rm(aside, { force: true })
  else
    await rename(aside, path)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
