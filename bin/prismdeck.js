#!/usr/bin/env node
// Starts the program with a Node that Slidev runs on: this one, or the one that comes with the package.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Slidev needs 22.12; a checkout, which has no compiled program, needs a Node that runs TypeScript. */
const compiled = new URL('../lib/prismdeck.js', import.meta.url)
const program = existsSync(compiled) ? compiled : new URL('../scripts/prismdeck.ts', import.meta.url)
const [major, minor] = process.versions.node.split('.').map(Number)
const isNewEnough = major > 22 || (major === 22 && minor >= (program === compiled ? 12 : 18))

if (isNewEnough) {
  import(program.href)
}
else {
  const node = bundledNode()
  if (!node) {
    console.error(`Prismdeck needs Node 22.18 or newer; this is ${process.versions.node}. The package "node", which brings a newer one, was not set up: install Prismdeck with its scripts allowed, or update Node.`)
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(program), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function bundledNode() {
  try {
    const path = fileURLToPath(new URL(process.platform === 'win32' ? 'bin/node.exe' : 'bin/node', `file://${createRequire(import.meta.url).resolve('node/package.json')}`))
    return existsSync(path) ? path : undefined
  }
  catch {
    return undefined
  }
}
