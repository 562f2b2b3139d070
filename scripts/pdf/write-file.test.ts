import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { writeFile } from './write-file.ts'

it('writes what can be reached, so that others read it', async () => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (let i = 0; i < 300; i++)
    pdf.addPage([960 + i / 8, 540]).node.set(PDFName.of('Lang'), PDFName.of('a b(c#d'))
  pdf.context.trailerInfo.Info = pdf.context.register(pdf.context.obj({ Title: PDFHexString.fromText('A (half\\'), Author: PDFHexString.fromText('作者 \r\n('), Subject: PDFString.of('plain \\( text') }))
  pdf.context.register(pdf.context.stream('nothing refers to this'))
  pdf.getPages()[7]!.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream('0 0 1 rg')))
  const bytes = writeFile(pdf)

  const again = await PDFDocument.load(bytes, { updateMetadata: false })
  expect(again.getPages().map(page => page.getSize().width)).toEqual(pdf.getPages().map(page => page.getSize().width))
  expect(again.getPages()[9]!.node.get(PDFName.of('Lang'))).toBe(PDFName.of('a b(c#d'))
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const read = await loading.promise
  expect(read.numPages).toBe(300)
  expect((await read.getPage(300)).view).toEqual([0, 0, 997.375, 540])
  expect((await read.getMetadata()).info).toMatchObject({ Title: 'A (half\\', Author: '作者 \r\n(', Subject: 'plain ( text' })
  await loading.destroy()
  expect(bytes).toEqual(writeFile(pdf))
  const text = new TextDecoder('latin1').decode(bytes)
  expect(text).toContain('0 0 1 rg')
  expect(text).not.toContain('nothing refers')
  // A table of objects that is not compressed has at least three bytes for each.
  expect(text.slice(text.lastIndexOf('/XRef')).length).toBeLessThan(400)
})
