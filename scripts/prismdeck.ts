#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { Command } from 'commander'
import { commands } from './commands/index.ts'
import { isDone, printError, wantsJson } from './commands/tell-error.ts'
import { loadConfig } from './config.ts'
import { inWords } from './disk/system-errors.ts'
import { ofOwnCode } from './own-code.ts'
import { keptCache } from './user-cache.ts'

// What a command needs is loaded below, and compiled once. By itself, Node keeps it where others may write.
const cache = keptCache()
if (cache !== undefined)
  enableCompileCache(process.env.NODE_COMPILE_CACHE || join(cache, 'compiled'))

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

const program = new Command('prismdeck')
  .description('One dataset in, a slide deck per audience out.')
  .version(version)
  .showHelpAfterError('(add --help for more)')
  .exitOverride()

try {
  const [name = ''] = process.argv.slice(2)
  const called = Object.hasOwn(commands, name)
    ? [commands[name]!]
    : Object.values(commands)
  for (const load of called)
    (await load())(program)
  await loadConfig(process.cwd())
  await program.parseAsync()
}
catch (error) {
  if (!isDone(error)) {
    printError(inWords(ofOwnCode(error)), wantsJson())
    process.exitCode = 1
  }
}
