import process from 'node:process'
import { SingleBar } from 'cli-progress'

/** What is told of a deck that is done. */
export interface Step {
  readonly file: string
  readonly state: 'written' | 'unchanged' | 'failed'
  readonly pages: number
  readonly bytes: number
  readonly seconds: number
}

export interface Progress {
  readonly step: (step: Step) => void
  readonly stop: () => void
}

/** Tells of each deck on a line; on a terminal with a bar below that shows how far it has come. */
export function showProgress(total: number, quiet: boolean): Progress {
  if (quiet)
    return { step: () => {}, stop: () => {} }
  let done = 0
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: '{bar} {value}/{total} decks, {duration_formatted}', barCompleteChar: '█', barIncompleteChar: '░', clearOnComplete: true, hideCursor: true, stream: process.stderr })
    : undefined
  bar?.start(total, 0)
  return {
    step({ file, state, pages, bytes, seconds }) {
      done++
      if (bar)
        process.stderr.write('\r\x1B[K')
      console.log(`[${done}/${total}] ${file}  ${state === 'written' ? `${pages} pages  ${size(bytes)}  ${seconds} s` : state}`)
      bar?.update(done)
    },
    stop: () => bar?.stop(),
  }
}

/** A bar below what a command prints, on a terminal only; it is gone when the work is done. */
export function showBar(what: string): { readonly update: (done: number, of: number) => void, readonly stop: () => void } {
  if (!process.stderr.isTTY)
    return { update: () => {}, stop: () => {} }
  const bar = new SingleBar({ format: `{bar} {value}/{total} ${what}`, barCompleteChar: '█', barIncompleteChar: '░', clearOnComplete: true, hideCursor: true, stream: process.stderr })
  let isShown = false
  return {
    update(done, of) {
      if (!isShown)
        bar.start(of, 0)
      isShown = true
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}

/** A number of bytes as people say it: `380 kB`, `1.2 MB`. */
export function size(bytes: number): string {
  return bytes < 999_500
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`
}
