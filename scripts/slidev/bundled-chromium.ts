import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { writeWhole } from '../disk/write-file.ts'
import { cacheFolder } from '../user-cache.ts'
import { hashFile } from './ledger.ts'
import { sealed, unsealed } from './seal.ts'

/** How to start the Chromium that comes inside the npm package `@sparticuz/chromium`. */
export interface BundledChromium {
  readonly executablePath: string
  readonly args: readonly string[]
  /** The environment with the libraries and the font configuration of the package. */
  readonly env: Record<string, string>
}

/** Flags of the package that are meant for scrapers; a deck needs the web's own rules. */
const UNWANTED = ['--disable-web-security', '--allow-running-insecure-content']

/** Whether the package has a binary for this machine; its npm package holds Linux x64 only. */
export function hasBundledChromium(): boolean {
  return process.platform === 'linux' && process.arch === 'x64' && packageVersion() !== undefined
}

/**
 * Unpacks the package's Chromium (65 MB, 2–4 s) into the user's cache, once for each version, and again
 * where a file was cut since.
 *
 * @param options
 * @param options.doubted whether to read all of it, since it did not start
 * @throws Error where the cache can't be written or the package is broken
 */
export async function prepareBundledChromium({ doubted = false } = {}): Promise<BundledChromium> {
  const folder = cacheFolder(`browser-${packageVersion()}`)
  const { args } = await unpacked(folder, doubted) ?? await unpack(folder)
  return {
    executablePath: join(folder, 'chromium'),
    args: args.filter(arg => !UNWANTED.includes(arg)),
    env: {
      ...process.env as Record<string, string>,
      FONTCONFIG_PATH: join(folder, 'fonts'),
      LD_LIBRARY_PATH: [
        join(folder, 'al2023', 'lib'),
        process.env.LD_LIBRARY_PATH,
      ].filter(Boolean).join(':'),
    },
  }
}

/** What was unpacked, kept beside it. */
interface Unpacked {
  /** The flags that the package recommends. */
  readonly args: readonly string[]
  readonly files: Readonly<Record<string, { readonly bytes: number, readonly hash: string }>>
}

const CONTENTS = 'contents.json'

/** What is in the folder, if it is whole: by the sizes of its files, or by all that is in them. */
async function unpacked(folder: string, thoroughly: boolean): Promise<Unpacked | undefined> {
  const text = unsealed(await readFile(join(folder, CONTENTS), 'utf8').catch(() => ''))
  if (text === undefined)
    return undefined
  const contents = JSON.parse(text) as Unpacked
  const same = await Promise.all(Object.entries(contents.files).map(async ([name, { bytes, hash }]) => {
    const path = join(folder, name)
    return (await stat(path).catch(() => undefined))?.size === bytes && (!thoroughly || await hashFile(path) === hash)
  }))
  return same.every(Boolean) ? contents : undefined
}

/**
 * The package unpacks into the temporary folder of its process, file by file, and changes the
 * environment on import: a process of its own does that, since other parts of this one, such as
 * Vite, are at work at the same time. A renamed folder is whole, so that two exports at once
 * don't start half a browser.
 */
async function unpack(folder: string): Promise<Unpacked> {
  await mkdir(dirname(folder), { recursive: true })
  const partial = await mkdtemp(`${folder}-`)
  const remove = () => rmSync(partial, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    const chromium = pathToFileURL(packageMain()).href
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      `import chromium from ${JSON.stringify(chromium)}
       await chromium.executablePath()
       console.log(JSON.stringify(chromium.args))`,
    ], {
      // Outside of a cloud function, the package leaves its own system libraries packed.
      env: { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    })
    await writeFile(join(partial, 'fonts', 'fonts.conf'), fontConfig(folder))
    const contents: Unpacked = { args: JSON.parse(stdout) as string[], files: await filesIn(partial) }
    await writeWhole(join(partial, CONTENTS), sealed(JSON.stringify(contents)))
    // One that was cut goes; another process may have put a whole one there.
    if (!await unpacked(folder, true))
      await rm(folder, { recursive: true, force: true })
    await rename(partial, folder).catch(async (error: unknown) => {
      if (!await unpacked(folder, true))
        throw error
    })
    return contents
  }
  finally {
    process.off('exit', remove)
    remove()
  }
}

async function filesIn(folder: string): Promise<Unpacked['files']> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
  return Object.fromEntries(await Promise.all(names.map(async (name) => {
    const path = join(folder, name)
    return [name, { bytes: (await stat(path)).size, hash: (await hashFile(path))! }] as const
  })))
}

/** The package's own configuration names `/tmp/fonts`; the system's fonts are for what a deck's fonts lack. */
function fontConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}

function packageMain(): string {
  return createRequire(import.meta.url).resolve('@sparticuz/chromium')
}

function packageVersion(): string | undefined {
  try {
    const { version } = createRequire(packageMain())('../package.json') as { version: string }
    return version
  }
  catch {
    return undefined
  }
}
