/** The thread in which documents are finished: it is told of one, and answers with its bytes or with what is wrong. */
import type { PdfFacts } from './finish.ts'
import { parentPort } from 'node:worker_threads'
import { UserError } from '../dataset/errors.ts'
import { finishPdf } from './finish.ts'

export interface Order {
  readonly number: number
  readonly bytes: Uint8Array
  readonly facts: PdfFacts
}

export type Answer = { readonly number: number } & (
  | { readonly bytes: Uint8Array }
  /** `isMistake`: a person's, which is told in words. */
  | { readonly error: Error, readonly isMistake: boolean })

parentPort!.on('message', async ({ number, bytes, facts }: Order) => {
  const answer: Answer = await finishPdf(bytes, facts).then(
    bytes => ({ number, bytes }),
    (error: Error) => ({ number, error, isMistake: error instanceof UserError }),
  )
  parentPort!.postMessage(answer)
})
