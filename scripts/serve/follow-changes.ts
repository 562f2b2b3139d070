import { watch } from 'chokidar'
import { polling } from '../slidev/polling.ts'

/** Changes that come together, such as those of a checkout, are seen as one, in ms. */
const TOGETHER = 15

export interface Watcher { readonly close: () => Promise<void> }

/**
 * Calls back when something in a folder has changed, soon after.
 *
 * @param folder absolute path
 * @param onChange called once for changes that come together
 * @param options
 * @param options.poll looks again and again, where the system tells of no changes
 */
export function followChanges(folder: string, onChange: () => void, { poll = false }: { readonly poll?: boolean } = {}): Watcher {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { ignoreInitial: true, ...poll && polling }).on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, TOGETHER)
  })
  return {
    async close() {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
