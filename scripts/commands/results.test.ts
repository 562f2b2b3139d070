import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parseRange } from '../slidev/range.ts'
import { temporaryFolder } from '../testing/data-folder.ts'
import { checkVariant, formatIn, resultsOf } from './results.ts'

it('gives what looks otherwise another name, so that one export overwrites no other', () => {
  const range = parseRange('2-5,8')
  const variants = [
    { format: 'pdf' },
    { format: 'pdf', dark: true },
    { format: 'pdf', notes: true },
    { format: 'pdf', clicks: true },
    { format: 'pdf', range },
    { format: 'pdf', dark: true, notes: true, clicks: true, range },
    { format: 'png' },
    { format: 'png', scale: 1 },
    { format: 'png', scale: 2 },
    { format: 'png', scale: 1.5, dark: true },
    { format: 'pptx' },
    { format: 'pptx', dark: true },
  ] as const
  expect(variants.map(variant => resultsOf(['full.en.md'], 'dist', variant)[0])).toEqual([
    'full.en.pdf',
    'full.en.dark.pdf',
    'full.en.notes.pdf',
    'full.en.clicks.pdf',
    'full.en.2-5,8.pdf',
    'full.en.dark.notes.clicks.2-5,8.pdf',
    'full.en',
    'full.en',
    'full.en.2x',
    'full.en.dark.1.5x',
    'full.en.pptx',
    'full.en.dark.pptx',
  ].map(name => resolve('dist', name)))
})

it('takes a file name for one deck, and refuses it for several or for another format', () => {
  expect(resultsOf(['full.en.md'], 'talk.pdf', { format: 'pdf', dark: true })).toEqual([resolve('talk.pdf')])
  expect(() => resultsOf(['full.en.md', 'full.zh.md'], 'talk.pdf', { format: 'pdf' })).toThrow('--out talk.pdf is the name of one file, and there are 2 decks to export, full.en.md, full.zh.md: name a folder, or one deck by its audience and --lang')
  expect(() => resultsOf(['full.en.md'], 'talk.pdf', { format: 'pptx' })).toThrow('--out talk.pdf is the name of a pdf, and --format says pptx')
})

it('takes a folder for a folder, whatever its name', async () => {
  const folder = await temporaryFolder()
  expect(formatIn('Talk.PPTX')).toBe('pptx')
  expect([formatIn('decks'), formatIn('talk.pdf/'), formatIn(folder)]).toEqual([undefined, undefined, undefined])
  expect(resultsOf(['full.en.md'], folder, { format: 'pdf' })).toEqual([join(folder, 'full.en.pdf')])
})

it('refuses what would change nothing', () => {
  expect(() => checkVariant({ format: 'png', notes: true })).toThrow('--notes is for --format pdf, not for png')
  expect(() => checkVariant({ format: 'pptx', scale: 2, clicks: true })).toThrow('--with-clicks is for --format pdf and png, not for pptx\n--scale is for --format png, not for pptx')
  expect(() => checkVariant({ format: 'pdf', dark: true, notes: true })).not.toThrow()
})

it('takes no file of another sort for a folder', async () => {
  const folder = await temporaryFolder()
  expect(() => resultsOf(['full.en.md'], 'talk.docx', { format: 'pdf' })).toThrow('--out talk.docx is the name of a file, and export writes pdf, png, pptx; a folder of that name is talk.docx/')
  expect(resultsOf(['full.en.md'], 'talk.docx/', { format: 'pdf' })).toEqual([resolve('talk.docx/full.en.pdf')])
  await mkdir(join(folder, 'there.md'))
  expect(resultsOf(['full.en.md'], join(folder, 'there.md'), { format: 'pdf' })).toEqual([join(folder, 'there.md/full.en.pdf')])
  expect(resultsOf(['full.en.md'], 'decks.v1.2', { format: 'pdf' })).toEqual([resolve('decks.v1.2/full.en.pdf')])
})
