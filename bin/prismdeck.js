#!/usr/bin/env node
// Starts the program with a Node that Slidev runs on: this one, or that of the package "node" beside it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The published package has the program compiled; a checkout needs a Node that runs TypeScript. */
const source = new URL('../scripts/prismdeck.ts', import.meta.url)
const isCheckout = existsSync(source)
const program = isCheckout ? source : new URL('../lib/prismdeck.js', import.meta.url)
const [major, minor] = process.versions.node.split('.').map(Number)
const isNewEnough = major > 22 || (major === 22 && minor >= (isCheckout ? 18 : 12))

if (process.versions.pnp) {
  console.error('Prismdeck needs its packages as folders in node_modules, which Yarn\'s Plug\'n\'Play doesn\'t make. Put "nodeLinker: node-modules" into .yarnrc.yml, and run: yarn install')
  process.exit(1)
}
else if (isNewEnough) {
  import(program.href)
}
else {
  const node = installedNode()
  if (!node) {
    console.error(`Prismdeck needs Node 22.22 or 24.11, or a newer one; this is ${process.versions.node}. Update Node, or have the project bring one: npm install node@24`)
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(program), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function installedNode() {
  for (const place of [import.meta.url, `${pathToFileURL(process.cwd())}/`]) {
    try {
      const path = join(createRequire(place).resolve('node/package.json'), '..', process.platform === 'win32' ? 'bin/node.exe' : 'bin/node')
      if (existsSync(path))
        return path
    }
    catch {}
  }
}
