import type { Command } from 'commander'
import type { Trouble } from '../serve/messages.ts'
import type { DeckOptions } from './command.ts'
import { resolve } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'
import { systemLanguage } from '../locales/system-language.ts'
import { nameOf, planDecks, planUnchecked } from './command.ts'
import { firstDeck } from './first-deck.ts'
import { deckOptions, portNumber } from './options.ts'
import { ROOT } from './root.ts'

interface ServeOptions extends DeckOptions {
  readonly port?: number
  readonly open?: boolean
  readonly poll?: boolean
  /** `true` where the option stands without a password. */
  readonly remote?: string | true
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
    .option('--remote [password]', 'let other machines in, with this password')
    .addHelpText('after', '\nExamples:\n  prismdeck serve\n  prismdeck serve full --lang en --no-open\n  prismdeck serve --remote open-sesame')
    .action(serve)
}

async function serve(audience: string | undefined, options: ServeOptions): Promise<void> {
  const { remote } = options
  if (remote === true || remote?.trim() === '')
    throw new UserError('--remote lets other machines in, so it needs a password: --remote PASSWORD')

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
    ...(remote && { remote }),
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
  if (options.json) {
    console.log(JSON.stringify({ url, start: presentation.url, decks: presentation.decks().map(({ name }) => `${presentation.url}${name}/`) }))
  }
  else {
    const views = [{ name: 'slides', path: '' }, ...VIEWS]
    console.log([
      ...views.map(({ name, path }) => `${name.padEnd(10)} ${url}${path}`),
      `${'all decks'.padEnd(10)} ${presentation.url}`,
    ].join('\n'))
  }
  if (options.open ?? isAtDesk()) {
    const { default: open } = await import('open')
    const query = remote ? `?${new URLSearchParams({ password: remote })}` : ''
    await open(url + query).catch(() => console.error(`no browser could be opened; open ${url}`))
  }
}

/** Whether a person sits at the machine, who would see a browser open. */
function isAtDesk(): boolean {
  const { CI, SSH_CONNECTION, DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.stdout.isTTY && !CI && !SSH_CONNECTION && (process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY))
}

/** The last good deck stays on the screen; the next change may mend the data. */
function tell(troubles: readonly Trouble[]): void {
  console.error(troubles.length === 0
    ? 'All is well again.'
    : troubles.map(trouble => 'file' in trouble
        ? `${trouble.file}:${trouble.line}:${trouble.column} ${trouble.message}\n  ${trouble.line} | ${trouble.excerpt}`
        : trouble.message).join('\n\n'))
}
