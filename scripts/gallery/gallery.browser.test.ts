import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { hasBundledChromium } from '../slidev/bundled-chromium.ts'
import { ROOT } from '../testing/data-folder.ts'
import { drawGallery, GALLERY } from './draw-gallery.ts'
import { galleryPage, SHOTS } from './layouts.ts'

/** Where pictures that differ are left, beside what differs; ignored by Git. */
const DIFFERENT = join(ROOT, '.scratch-gallery')

/** How far a colour may be off, from 0 to 1, and how many pixels may be off further: of text, less than a short word. */
const THRESHOLD = 0.04
const MOST_PIXELS = 30

it('shows every layout, and lists them all', async () => {
  expect((await readdir(GALLERY)).sort()).toEqual(['README.md', ...SHOTS.map(({ file }) => file)].sort())
  expect(await readFile(join(GALLERY, 'README.md'), 'utf8'), 'run `npm run gallery`').toBe(galleryPage())
})

// A machine that is busy with other things may draw a diagram too late.
it('looks as in its pictures', { timeout: 240_000 }, async ({ skip }) => {
  skip(!hasBundledChromium(), 'only one browser draws the same pixels everywhere, the Chromium from npm, and it runs on Linux x64 alone')

  await rm(DIFFERENT, { recursive: true, force: true })
  const differences: string[] = []
  for (const [file, drawn] of await drawGallery()) {
    const committed = PNG.sync.read(await readFile(join(GALLERY, file)))
    expect([committed.width, committed.height], file).toEqual([drawn.width, drawn.height])
    const difference = new PNG({ width: drawn.width, height: drawn.height })
    const pixels = pixelmatch(committed.data, drawn.data, difference.data, drawn.width, drawn.height, { threshold: THRESHOLD })
    if (pixels <= MOST_PIXELS)
      continue
    await mkdir(DIFFERENT, { recursive: true })
    await writeFile(join(DIFFERENT, file), PNG.sync.write(drawn))
    await writeFile(join(DIFFERENT, file.replace('.png', '.difference.png')), PNG.sync.write(difference))
    differences.push(`docs/gallery/${file}: ${pixels} pixels differ`)
  }
  expect(differences, `the new pictures are in ${DIFFERENT}; if they are right, run \`npm run gallery\``).toEqual([])
})
