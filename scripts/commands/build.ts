import type { Command } from 'commander'
import type { DeckEntry } from '../site/start-page.ts'
import type { GeneratedDeck } from '../slides/generate.ts'
import type { DeckOptions } from './command.ts'
import { Buffer } from 'node:buffer'
import { readFile, rm } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { saveFonts } from '../brand/font.ts'
import { UserError } from '../dataset/errors.ts'
import { workFolder } from '../disk/leftovers.ts'
import { assertReplaceable, replaceFolder } from '../disk/replace-folder.ts'
import { staleEdits } from '../edits/tell-stale.ts'
import { describeDeck } from '../site/deck-entry.ts'
import { LANGUAGE_FIRST } from '../site/language-first.ts'
import { commonBrand, planDecks, saveDecks } from './command.ts'
import { baseUrl, browserOption, deckOptions, strictOption } from './options.ts'
import { size } from './progress.ts'
import { ROOT } from './root.ts'
import { tellStaleEdits } from './stale.ts'

interface BuildOptions extends DeckOptions {
  readonly out: string
  readonly notes?: boolean
  readonly browser?: string
  readonly pictures: boolean
  readonly strict?: boolean
  readonly pdf?: boolean
  readonly baseUrl?: string
}

/** The file that lists those of a site. */
const SITE_MARK = '.prismdeck-site'

const LANGUAGE_SCRIPT = 'assets/language-first.js'

export function addBuild(program: Command): void {
  deckOptions(program.command('build'), { says: 'the folder of the site; the files of an earlier site there are replaced', otherwise: 'dist/site' })
    .summary('write one static site with all decks')
    .description('Generate decks and build one static site with a start page. It works in any folder of any web server,\nand from a USB stick with no network: open its index.html.')
    .argument('[audience...]', 'audiences whose decks to build (default: all)')
    .option('--notes', 'with the speaker notes, which all visitors can read then')
    .addOption(browserOption('to try the decks and take the pictures with'))
    .addOption(strictOption())
    .option('--no-pictures', 'without pictures of the decks on the start page, and without opening the decks to see whether they are drawn')
    .option('--pdf', 'with each deck as a PDF, and links to it')
    .option('--base-url <url>', 'where the site will be, such as https://example.com/decks/, for what others show where it is linked', baseUrl)
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
  const { missingPage } = await import('../site/missing-page.ts')
  const { POLICY } = await import('../site/deck-page.ts')
  const { tryDecks } = await import('../site/try-decks.ts')
  const { deckFacts } = await import('../slidev/deck-facts.ts')
  const names = entries.map(entry => basename(entry, '.md'))
  const social = options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }
  const about = new Map(decks.map((deck, i) => [names[i]!, {
    ...describeDeck(deck),
    ...social,
    ...options.pictures && { picture: `${names[i]}.png` },
    ...options.pdf && { pdf: `${names[i]}.pdf` },
  }]))
  const { files, decks: built } = await buildSite(entries, { root: ROOT, notes: options.notes, about })
  const pictures = options.pictures ? await tryDecks(files, built, options.browser) : []
  const documents = options.pdf ? await makeDocuments(decks, entries, options) : []
  for (const [name, content] of [...pictures, ...documents])
    files.set(name, content)
  const listed = decks.map((deck, i): DeckEntry => {
    const { name, data } = built[i]!
    const { picture, pdf } = about.get(name)!
    return {
      ...describeDeck(deck),
      own: deckFacts(data).title,
      href: `./${name}.html`,
      title: plans[i]!.dataset.title.in(deck.language),
      slides: data.slides.length,
      ...picture !== undefined && { picture: `./${picture}` },
      ...pdf !== undefined && { pdf: `./${pdf}` },
    }
  })
  files.set(LANGUAGE_SCRIPT, LANGUAGE_FIRST)
  const languages = [...new Set(listed.map(({ language }) => language))]
  files.set('404.html', missingPage({ languages, brand, ...social, policy: POLICY, script: LANGUAGE_SCRIPT }))
  files.set('index.html', startPage({ decks: listed, brand, social, policy: POLICY, script: `./${LANGUAGE_SCRIPT}` }))
  await replaceFolder(site, files)

  const report = {
    site: join(relative(process.cwd(), resolve(options.out)), 'index.html'),
    decks: listed.map(({ href, slides }, i) => {
      const stale = staleEdits(saved[i]!.parts)
      return { page: href.slice(2), slides, ...(stale.length > 0 && { stale }) }
    }),
    files: files.size,
    bytes: [...files.values()].reduce((sum, file) => sum + Buffer.byteLength(file), 0),
    seconds: Math.round((performance.now() - start) / 100) / 10,
  }
  console.log(options.json
    ? JSON.stringify(report, null, 2)
    : `${report.site}  ${listed.length} decks, ${listed.reduce((sum, { slides }) => sum + slides, 0)} slides, ${report.files} files, ${size(report.bytes)}, ${report.seconds} s`)
}

/** The decks as PDFs, by file name. */
async function makeDocuments(decks: readonly GeneratedDeck[], entries: readonly string[], { browser }: BuildOptions): Promise<[string, Uint8Array][]> {
  const { exportDecks } = await import('../slidev/export.ts')
  const folder = await workFolder('pdf')
  try {
    const results = await exportDecks(decks.map(({ origins, model }, i) => ({ entry: entries[i]!, output: join(folder, `${basename(entries[i]!, '.md')}.pdf`), origins, model })), { root: ROOT, browser })
    const failed = results.filter(({ state }) => state === 'failed')
    if (failed.length > 0)
      throw new UserError(failed.map(({ deck, reason }) => `${relative(process.cwd(), deck.entry)}: ${reason}`).join('\n'))
    return await Promise.all(results.map(async ({ deck }): Promise<[string, Uint8Array]> => [basename(deck.output), await readFile(deck.output)]))
  }
  finally {
    await rm(folder, { recursive: true, force: true })
  }
}
