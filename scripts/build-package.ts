/** Compiles the program for the published package: Node runs no TypeScript below `node_modules`. */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'

const ROOT = join(import.meta.dirname, '..')
const LIB = join(ROOT, 'lib')

rmSync(LIB, { recursive: true, force: true })
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
execFileSync(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.build.json')], { stdio: 'inherit' })
// What the program reads beside its code.
for (const folder of ['locales', 'schemas']) {
  mkdirSync(join(LIB, folder), { recursive: true })
  for (const file of readdirSync(join(ROOT, 'scripts', folder)).filter(file => file.endsWith('.yaml')))
    copyFileSync(join(ROOT, 'scripts', folder, file), join(LIB, folder, file))
}
chmodSync(join(LIB, 'prismdeck.js'), 0o755)
