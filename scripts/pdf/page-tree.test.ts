import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { sharePages } from './page-tree.ts'

it('says once what all pages have, and leaves to a page what it has of its own', async () => {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const [first, second] = [context.register(context.obj({ ca: 1 })), context.register(context.obj({ ca: 0.5 }))]
  const resources = [{ ExtGState: { G3: first } }, { ExtGState: { G3: first, G4: second } }, { ExtGState: { G3: second } }]
  for (const own of resources)
    pdf.addPage([960, 540]).node.set(PDFName.of('Resources'), context.obj({ ...own, ProcSet: ['PDF'] }))
  sharePages(pdf)
  const pages = pdf.getPages()
  expect(pages.map(({ node }) => node.has(PDFName.of('Resources')))).toEqual([false, false, true])
  expect(pages.map(({ node }) => node.has(PDFName.of('MediaBox')))).toEqual([false, false, false])
  const read = await PDFDocument.load(await pdf.save(), { updateMetadata: false })
  expect(read.getPages().map(page => page.getSize())).toEqual(pages.map(() => ({ width: 960, height: 540 })))
  expect(read.getPages().map(({ node }) => node.Resources()?.lookup(PDFName.of('ExtGState'))?.toString().replace(/\s+/g, ' '))).toEqual([
    '<< /G3 1 0 R /G4 2 0 R >>',
    '<< /G3 1 0 R /G4 2 0 R >>',
    '<< /G3 2 0 R >>',
  ].map((text, i) => i < 2 ? text.replace('1 0', `${first.objectNumber} 0`).replace('2 0', `${second.objectNumber} 0`) : text.replace('2 0', `${second.objectNumber} 0`)))
})
