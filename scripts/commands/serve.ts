import type { Command } from 'commander'
import type { DeckLink, Trouble } from '../serve/messages.ts'
import type { DeckOptions, DeckPlan } from './command.ts'
import { resolve } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'
import { systemLanguage } from '../locales/system-language.ts'
import { choosePasswords } from '../serve/passwords.ts'
import { isAtDesk } from './at-desk.ts'
import { nameOf, planDecks, planUnchecked } from './command.ts'
import { firstDeck } from './first-deck.ts'
import { deckOptions, listOf, portNumber } from './options.ts'
import { remoteLinks, tellRemote } from './remote-links.ts'
import { ROOT } from './root.ts'
import { staleTeller } from './stale.ts'
import { surviveErrors } from './survive.ts'

interface ServeOptions extends DeckOptions {
  readonly port?: number
  readonly open?: boolean
  readonly poll?: boolean
  /** `true` where the option stands alone. */
  readonly remote?: string | true
  /** The audiences whose decks viewers are shown; `all` for all of them. */
  readonly share?: readonly string[]
}

/** Or else the next free one. */
const DEFAULT_PORT = 3030

export function addServe(program: Command): void {
  deckOptions(program.command('serve'))
    .summary('present the decks in the browser')
    .description('Present the decks in the browser, and follow the data as it changes.\nA page lists them all; in a deck, the key S leads to the others.')
    .argument('[audience]', 'whose deck to start with (default: the `first` of the dataset, or full)')
    .option('--port <number>', 'the port to listen on (default: 3030 or, where that is in use, the next free one)', portNumber)
    .option('--open', 'open it in the default browser, as is done at a terminal')
    .option('--no-open', 'open no browser')
    .option('--poll', 'look for changes again and again, where the system tells of none: network drives, folders in containers')
    .option('--remote [how]', 'let viewers on other machines look on, with a password: made up and printed, or from @FILE, from - (asked for), or from PRISMDECK_PASSWORD')
    .option('--share <list>', 'with --remote: the audiences whose decks viewers see, or all (default: the one to start with)', listOf)
    .addHelpText('after', HELP)
    .action(serve)
}

const HELP = `
Who sees what:
  this machine         all decks, presenter view, notes and editor; it leads
  viewers (--remote)   slides of the decks in --share, and where the presenter is; they write nothing,
                       and see no notes, no other decks and no files
  presenter elsewhere  the same as this machine, after the presenter's password at /login
                       (printed; or PRISMDECK_PRESENTER_PASSWORD, or the second line of @FILE)
Without --remote, only this machine is answered.

Examples:
  prismdeck serve
  prismdeck serve full --lang en --no-open
  prismdeck serve buyer --remote
  prismdeck serve --remote @password.txt --share buyer,executive`

async function serve(audience: string | undefined, options: ServeOptions): Promise<void> {
  if (options.share && options.remote === undefined)
    throw new UserError('--share names what viewers on other machines see; they are let in with --remote')
  const chosen = options.remote === undefined ? undefined : await choosePasswords(options.remote)
  chosen?.warnings.forEach(warning => console.error(warning))
  surviveErrors()

  // Tells at once where the audience or the language is unknown.
  const first = firstDeck(await planDecks(audience === undefined ? [] : [audience], options), [systemLanguage()])
  // Loaded late: other commands start faster without Slidev.
  const { serveDecks, VIEWS } = await import('../serve/serve-decks.ts')
  const { followChanges } = await import('../serve/follow-changes.ts')
  const presentation = await serveDecks({
    plan: () => planUnchecked([], options),
    out: resolve(options.slides),
    root: ROOT,
    port: options.port ?? DEFAULT_PORT,
    strictPort: options.port !== undefined,
    ...(options.poll && { poll: true }),
    // What an audience must not see is in the data.
    hidden: [resolve(options.data)],
    ...chosen && {
      remote: {
        passwords: chosen.passwords,
        shares: await sharedDecks(first, options),
        onGuesses: (address: string, wrong: number) => {
          if (wrong % TOLD_GUESSES === 0)
            console.error(`${wrong} wrong passwords from ${address}`)
        },
      },
    },
    onMerged: staleTeller(),
    onTrouble: tell,
  })
  const stop = async () => {
    await watcher.close()
    await presentation.close()
    process.exit()
  }
  const watcher = followChanges(resolve(options.data), presentation.refresh, { poll: options.poll })
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  const url = await presentation.open(nameOf(first)).catch(async (error: unknown) => {
    // What still runs would keep the process.
    await watcher.close()
    await presentation.close()
    throw error
  })
  const links = chosen && remoteLinks(new URL(presentation.url).port, chosen)
  if (options.json) {
    console.log(JSON.stringify({ url, start: presentation.url, decks: presentation.decks().map(({ name }) => `${presentation.url}${name}/`), ...links && { viewers: links.viewers, presenters: links.presenters } }))
  }
  else {
    const views = [{ name: 'slides', path: '' }, ...VIEWS]
    console.log([
      ...views.map(({ name, path }) => `${name.padEnd(10)} ${url}${path}`),
      `${'all decks'.padEnd(10)} ${presentation.url}`,
      ...chosen && links ? [tellRemote(links, chosen, presentation.shared().map(({ name }) => name))] : [],
    ].join('\n'))
  }
  // Viewers should not have to wait; the presenter's own page comes first.
  void presentation.prepare(nameOf(first))
  if (options.open ?? isAtDesk()) {
    const { default: open } = await import('open')
    await open(url).catch(() => console.error(`no browser could be opened; open ${url}`))
  }
}

/** A person who mistypes the own password is not told of. */
const TOLD_GUESSES = 5

/** Whether viewers are shown a deck: those of the audiences that are named, or of the one that is presented first. */
async function sharedDecks(first: DeckPlan, options: ServeOptions): Promise<(deck: DeckLink) => boolean> {
  const { share } = options
  const known = await planDecks([], options)
  if (share?.length === 1 && share[0] === 'all' && !known.some(({ audience }) => audience.id === 'all'))
    return () => true
  const decks = share ? await planDecks(share, options) : known.filter(({ audience }) => audience.id === first.audience.id)
  const names = new Set(decks.map(nameOf))
  return ({ name }) => names.has(name)
}

/** The last good deck stays on the screen; the next change may mend the data. */
function tell(troubles: readonly Trouble[]): void {
  console.error(troubles.length === 0
    ? 'All is well again.'
    : troubles.map(trouble => 'file' in trouble
        ? `${trouble.file}:${trouble.line}:${trouble.column} ${trouble.message}\n  ${trouble.line} | ${trouble.excerpt}`
        : trouble.message).join('\n\n'))
}
