import { watch } from 'chokidar'

/** Changes that come together, such as those of a checkout, are seen as one, in ms. */
const TOGETHER = 15

export interface Watcher { readonly close: () => Promise<void> }

/** Calls back when something in a folder has changed, soon after. */
export function followChanges(folder: string, onChange: () => void): Watcher {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { ignoreInitial: true }).on('all', () => {
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
