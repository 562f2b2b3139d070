/** The command line: which command it names, and how it ends. */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { inWords } from '../disk/system-errors.ts'
import { ofOwnCode } from '../own-code.ts'
import { commands } from './index.ts'
import { isDone, printError } from './tell-error.ts'

/**
 * Runs a command in the current folder. What is wrong is printed, and told by `process.exitCode`.
 *
 * @param args what a person typed after the program's name
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  const program = new Command('prismdeck')
    .description('One dataset in, a slide deck per audience out.')
    .version(version)
    .showHelpAfterError('(add --help for more)')
    .exitOverride()
  try {
    const [name = ''] = args
    const called = Object.hasOwn(commands, name)
      ? [commands[name]!]
      : Object.values(commands)
    for (const load of called)
      (await load())(program)
    await loadConfig(process.cwd())
    await program.parseAsync(args, { from: 'user' })
  }
  catch (error) {
    if (isDone(error))
      return
    printError(inWords(ofOwnCode(error)), args.includes('--json'))
    process.exitCode = 1
  }
}
