/**
 * Makes `lib/` for the published package: the program compiled, since Node runs no TypeScript below `node_modules`,
 * and those parts of large packages that it uses.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { build } from 'vite'
import { FONT_FOLDER } from './slides/font-folder.ts'
import { fontFiles } from './slides/fonts.ts'

const ROOT = join(import.meta.dirname, '..')
const LIB = join(ROOT, 'lib')

/** Modules that have compiled in what they use of large packages. */
const SELF_CONTAINED = ['charts/echarts.js', 'import/xlsx.js', 'pdf/pdf-lib.js']

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

copyFonts()
for (const module of SELF_CONTAINED)
  (await compileIn(module)).forEach(copyLicense)

/** Of the font packages, the files that decks may use, and their licenses. */
function copyFonts(): void {
  const styles = readdirSync(join(ROOT, 'styles')).filter(file => file.endsWith('.css')).map(file => readFileSync(join(ROOT, 'styles', file), 'utf8'))
  const listed = styles.join('').matchAll(/(?<=@prismdeck\/fonts\/)[^']+/g)
  for (const file of new Set([...fontFiles(), ...[...listed].map(String)])) {
    const [family] = file.split('/')
    for (const path of [file, `${family}/package.json`, `${family}/LICENSE`])
      cpSync(join(FONT_FOLDER, path), join(LIB, 'fonts', path))
  }
}

/** Returns the folders of the packages that it has compiled in. */
async function compileIn(module: string): Promise<Set<string>> {
  const folders = new Set<string>()
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [{
      name: 'prismdeck:packages-of',
      moduleParsed: ({ id }) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.forEach(folder => folders.add(folder)),
    }],
    build: {
      lib: { entry: join(LIB, module), formats: ['es'], fileName: () => module },
      outDir: LIB,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      minify: false,
    },
  })
  return folders
}

function copyLicense(folder: string): void {
  const files = readdirSync(folder).filter(file => /^(?:licen[cs]e|notice)/i.test(file))
  if (files.length === 0)
    throw new Error(`${folder} comes with no license`)
  const name = folder.replace(/^.*\/node_modules\//, '')
  for (const file of files)
    cpSync(join(folder, file), join(LIB, 'licenses', name, file), { recursive: true })
}
