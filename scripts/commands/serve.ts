import type { Command } from 'commander'
import type { DeckOptions } from './command.ts'
import { resolve } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'
import { makeDecks, ROOT, saveDecks } from './command.ts'
import { deckOptions, portNumber } from './options.ts'

interface ServeOptions extends DeckOptions {
  readonly port: number
  readonly open?: boolean
  /** `true` where the option stands without a password. */
  readonly remote?: string | true
}

export function addServe(program: Command): void {
  deckOptions(program.command('serve'))
    .summary('present a deck in the browser')
    .description('Generate a deck, present it in the browser, and follow the data as it changes.')
    .argument('[audience]', 'whose deck to present', 'full')
    .option('--port <number>', 'the port to listen on, or the next free one', portNumber, 3030)
    .option('--open', 'open it in the default browser')
    .option('--remote [password]', 'let other machines in, with this password')
    .addHelpText('after', '\nExamples:\n  prismdeck serve\n  prismdeck serve full --lang en --open\n  prismdeck serve --remote open-sesame')
    .action(serve)
}

async function serve(audience: string, options: ServeOptions): Promise<void> {
  const { remote } = options
  if (remote === true || remote?.trim() === '')
    throw new UserError('--remote lets other machines in, so it needs a password: --remote PASSWORD')

  const make = async () => saveDecks((await makeDecks([audience], options)).slice(0, 1), options.out)
  const [entry] = await make()
  // Loaded late: other commands start faster without Slidev.
  const { startServer } = await import('../slidev/server.ts')
  const { watch } = await import('chokidar')
  const server = await startServer({
    entry: entry!,
    root: ROOT,
    port: options.port,
    ...(remote && { remote }),
    ...(options.open && { open: true }),
  })

  const links = [
    ['slides', ''],
    ['presenter', '#/presenter/1'],
    ['overview', '#/overview'],
    ['notes', '#/notes'],
  ]
  if (options.json)
    console.log(JSON.stringify({ url: server.url, file: entry }))
  else
    console.log(links.map(([name, path]) => `${name!.padEnd(10)} ${server.url}${path}`).join('\n'))

  const stop = async () => {
    await server.close()
    process.exit()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  watch(resolve(options.data), {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 20 },
  })
    .on('all', () => void make().catch(tell))
}

/** The last good deck stays on the screen; the next change may mend the data. */
function tell(error: unknown): void {
  console.error(error instanceof UserError
    ? error.message
    : error)
}
