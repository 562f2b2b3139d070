import type { Command } from 'commander'
import type { DeckEntry } from '../site/start-page.ts'
import type { DeckOptions } from './command.ts'
import { Buffer } from 'node:buffer'
import { rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { saveFonts } from '../brand/font.ts'
import { UserError } from '../dataset/errors.ts'
import { workFolder } from '../disk/leftovers.ts'
import { assertReplaceable, replaceFolder } from '../disk/replace-folder.ts'
import { writeFolderWhole } from '../disk/write-file.ts'
import { describeDeck } from '../site/deck-entry.ts'
import { commonBrand, planDecks, saveDecks } from './command.ts'
import { deckOptions, strictOption } from './options.ts'
import { size } from './progress.ts'
import { ROOT } from './root.ts'
import { tellStaleEdits } from './stale.ts'

interface BuildOptions extends DeckOptions {
  readonly out: string
  readonly notes?: boolean
  readonly browser?: string
  readonly pictures: boolean
  readonly strict?: boolean
}

/** The file that lists those of a site. */
const SITE_MARK = '.prismdeck-site'

/** Pixels of a picture for each pixel of a slide. */
const PICTURE_SCALE = 0.5

export function addBuild(program: Command): void {
  deckOptions(program.command('build'), { says: 'the folder of the site; the files of an earlier site there are replaced', otherwise: 'dist/site' })
    .summary('write one static site with all decks')
    .description('Generate decks and build one static site with a start page. It works in any folder of any web server,\nand from a USB stick with no network: open its index.html.')
    .argument('[audience...]', 'audiences whose decks to build (default: all)')
    .option('--notes', 'with the speaker notes, which all visitors can read then')
    .option('--browser <path>', 'the Chrome, Chromium or Edge to take the pictures with (default: the first one found)')
    .addOption(strictOption())
    .option('--no-pictures', 'without pictures of the decks on the start page')
    .addHelpText('after', '\nExamples:\n  prismdeck build\n  prismdeck build executive buyer --lang en --out public/decks\n  prismdeck build --notes --out /media/usb/decks')
    .action(build)
}

async function build(audiences: string[], options: BuildOptions): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143))
  const start = performance.now()
  const site = {
    path: options.out,
    mark: SITE_MARK,
    precious: [
      { what: 'the dataset', path: options.data },
      { what: 'the decks', path: options.slides },
      { what: 'the current folder', path: '.' },
    ],
  }
  await assertReplaceable(site)
  const plans = await planDecks(audiences, options)
  const decks = plans.map(({ make }) => make())
  if (decks.length === 0)
    throw new UserError('there is no deck to build')
  const brand = commonBrand(plans)
  await saveFonts(options.slides, brand?.fonts)
  const saved = await saveDecks(decks, options.slides)
  tellStaleEdits(saved, options.strict)
  const entries = saved.map(({ path }) => path)
  // Loaded late: other commands start faster without Slidev and Vite.
  const { buildSite } = await import('../site/build-site.ts')
  const { startPage } = await import('../site/start-page.ts')
  const { POLICY } = await import('../site/deck-page.ts')
  const { files, decks: built } = await buildSite(entries, { root: ROOT, notes: options.notes })

  const pictures = options.pictures ? await takePictures(files, built.map(({ name }) => name), options.browser) : new Map<string, Uint8Array>()
  pictures.forEach((picture, name) => files.set(name, picture))
  const listed = decks.map((deck, i): DeckEntry => {
    const { name, data } = built[i]!
    return {
      ...describeDeck(deck),
      href: `./${name}.html`,
      title: plans[i]!.dataset.title.in(deck.language),
      slides: data.slides.length,
      ...(pictures.has(`${name}.png`) && { picture: `./${name}.png` }),
    }
  })
  files.set('index.html', startPage({ decks: listed, brand, policy: POLICY }))
  await replaceFolder(site, files)

  const report = {
    site: join(relative(process.cwd(), resolve(options.out)), 'index.html'),
    decks: listed.map(({ href, slides }) => ({ page: href.slice(2), slides })),
    files: files.size,
    bytes: [...files.values()].reduce((sum, file) => sum + Buffer.byteLength(file), 0),
    seconds: Math.round((performance.now() - start) / 100) / 10,
  }
  console.log(options.json
    ? JSON.stringify(report, null, 2)
    : `${report.site}  ${listed.length} decks, ${listed.reduce((sum, { slides }) => sum + slides, 0)} slides, ${report.files} files, ${size(report.bytes)}, ${report.seconds} s`)
}

/** A picture of every deck's first slide, which shows that it works from a disk; by file name. */
async function takePictures(files: ReadonlyMap<string, string | Uint8Array>, names: readonly string[], browserPath: string | undefined): Promise<Map<string, Uint8Array>> {
  const { openSturdyBrowser } = await import('../slidev/sturdy-browser.ts')
  const { takePicture } = await import('../site/pictures.ts')
  const folder = await workFolder('site')
  const browser = await openSturdyBrowser({ browser: browserPath, scale: PICTURE_SCALE })
  try {
    await writeFolderWhole(join(folder, 'site'), files)
    const pictures = new Map<string, Uint8Array>()
    for (const name of names)
      pictures.set(`${name}.png`, await takePicture(browser, join(folder, 'site', `${name}.html`)))
    return pictures
  }
  finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}
