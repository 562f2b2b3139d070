/** Commands within the process of the tests, which is a second quicker than a process for each. */
import process from 'node:process'
import { format } from 'node:util'
import { runProgram } from '../commands/program.ts'
import { ROOT } from './data-folder.ts'

export interface Outcome { readonly code: number, readonly stdout: string, readonly stderr: string }

let last: Promise<unknown> = Promise.resolve()

/**
 * What a command prints and ends with. One command runs after the other, since the current folder is the process's.
 * Not for commands that draw or serve, nor for a folder with a configuration of its own: these leave something behind.
 */
export function runCommand(args: readonly string[], cwd: string = ROOT): Promise<Outcome> {
  const run = last.then(() => captured(args, cwd))
  last = run.catch(() => {})
  return run
}

async function captured(args: readonly string[], cwd: string): Promise<Outcome> {
  const said = { stdout: '', stderr: '' }
  const write = (stream: keyof typeof said) => (chunk: unknown) => {
    said[stream] += String(chunk)
    return true
  }
  const print = (stream: keyof typeof said) => (...words: unknown[]) => void write(stream)(`${format(...words)}\n`)
  const before = { cwd: process.cwd(), out: process.stdout.write, err: process.stderr.write, log: console.log, error: console.error, warn: console.warn }
  try {
    process.chdir(cwd)
    Object.assign(process.stdout, { write: write('stdout') })
    Object.assign(process.stderr, { write: write('stderr') })
    Object.assign(console, { log: print('stdout'), error: print('stderr'), warn: print('stderr') })
    await runProgram(args)
    return { ...said, code: Number(process.exitCode ?? 0) }
  }
  finally {
    process.exitCode = undefined
    Object.assign(console, { log: before.log, error: before.error, warn: before.warn })
    Object.assign(process.stdout, { write: before.out })
    Object.assign(process.stderr, { write: before.err })
    process.chdir(before.cwd)
  }
}
