/** Finishing documents on a core of their own, while this thread serves the next deck. */
import type { Answer, Order } from './finish-worker.ts'
import type { PdfFacts } from './finish.ts'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { UserError } from '../dataset/errors.ts'

interface Thread {
  readonly worker: Worker
  /** By the number of the order, what waits for its answer. */
  readonly waiting: Map<number, PromiseWithResolvers<Uint8Array>>
}

let thread: Thread | undefined
let orders = 0

/** Starts the thread, which takes a moment to load what it needs. It keeps no process from ending. */
export function startFinishing(): void {
  thread ??= start()
}

/**
 * As `finishPdf` does.
 *
 * @throws UserError where the document has another number of pages
 */
export async function finishInThread(bytes: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  const { worker, waiting } = thread ??= start()
  const answer = Promise.withResolvers<Uint8Array>()
  const order: Order = { number: orders++, bytes, facts }
  waiting.set(order.number, answer)
  worker.ref()
  worker.postMessage(order)
  return answer.promise
}

function start(): Thread {
  const waiting: Thread['waiting'] = new Map()
  // Beside this file, whose name ends in another way in the published package.
  const worker = new Worker(new URL(`finish-worker${extname(import.meta.url)}`, import.meta.url))
  worker.unref()
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.number)
    waiting.delete(answer.number)
    if (waiting.size === 0)
      worker.unref()
    if ('bytes' in answer)
      asked?.resolve(answer.bytes)
    else
      asked?.reject(answer.isMistake ? new UserError(answer.error.message) : answer.error)
  })
  // It has ended: those that wait get no answer any more, and the next order starts another.
  worker.on('error', (error) => {
    thread = undefined
    waiting.forEach(asked => asked.reject(error))
  })
  return { worker, waiting }
}
