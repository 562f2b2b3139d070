import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { finishInThread } from './finish-thread.ts'
import { finishPdf } from './finish.ts'

const facts = { pages: 1, title: 'One page', language: 'en', bookmarks: [] }

async function onePage(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  return pdf.save()
}

it('makes the same bytes as without a thread, of several documents at once', async () => {
  const expected = await finishPdf(await onePage(), facts)
  const all = await Promise.all([await onePage(), await onePage()].map(bytes => finishInThread(bytes, facts)))
  expect(all.map(bytes => [...bytes])).toEqual([[...expected], [...expected]])
})

it('tells a missing page in words, and what is no PDF as a bug, and goes on', async () => {
  const missing = await finishInThread(await onePage(), { ...facts, pages: 2 }).catch((error: unknown) => error)
  expect(missing).toBeInstanceOf(UserError)
  expect(missing).toHaveProperty('message', 'the PDF has 1 pages instead of 2')
  const broken = await finishInThread(new Uint8Array(9), facts).catch((error: unknown) => error)
  expect(broken).toBeInstanceOf(Error)
  expect(broken).not.toBeInstanceOf(UserError)
  expect((await finishInThread(await onePage(), facts)).length).toBeGreaterThan(100)
})
