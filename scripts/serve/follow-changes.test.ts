import { EventEmitter } from 'node:events'
import fs from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { followChanges } from './follow-changes.ts'

/** A folder from another machine, or from outside of a container: the system tells of no change in it. */
function tellNothing(): void {
  const { watch } = fs
  fs.watch = (() => Object.assign(new EventEmitter(), { close() {}, ref() {}, unref() {} })) as unknown as typeof watch
  syncBuiltinESMExports()
  onTestFinished(() => {
    fs.watch = watch
    syncBuiltinESMExports()
  })
}

it.each([
  ['as the system tells of them', false, () => {}],
  ['by looking, where the system tells nothing', true, tellNothing],
])('sees files that change, come and go, %s', async (_, poll, prepare) => {
  prepare()
  const folder = await temporaryFolder()
  const file = join(folder, 'dataset.yaml')
  await writeFile(file, 'title: A')
  const seen = vi.fn()
  const watcher = followChanges(folder, seen, { poll })
  onTestFinished(watcher.close)
  await setTimeout(500)
  await writeFile(file, 'title: Another')
  await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(1), 10_000)
  await writeFile(join(folder, 'brand.yaml'), 'footer: F')
  await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(2), 10_000)
})
