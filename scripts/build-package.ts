/** Compiles the program for the published package: Node runs no TypeScript below `node_modules`. */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'

const ROOT = join(import.meta.dirname, '..')
const LIB = join(ROOT, 'lib')
const LOCALES = join(ROOT, 'scripts/locales')

rmSync(LIB, { recursive: true, force: true })
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
execFileSync(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.build.json')], { stdio: 'inherit' })
mkdirSync(join(LIB, 'locales'), { recursive: true })
for (const file of readdirSync(LOCALES).filter(file => file.endsWith('.yaml')))
  copyFileSync(join(LOCALES, file), join(LIB, 'locales', file))
copyFileSync(join(ROOT, 'scripts/schemas/keys.yaml'), join(LIB, 'schemas/keys.yaml'))
chmodSync(join(LIB, 'prismdeck.js'), 0o755)
