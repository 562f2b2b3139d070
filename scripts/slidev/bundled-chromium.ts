import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

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
 * Unpacks the package's Chromium (65 MB, 2–4 s) into the user's cache, once for each version.
 *
 * @throws Error where the cache can't be written or the package is broken
 */
export async function prepareBundledChromium(): Promise<BundledChromium> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const folder = join(cache, 'prismdeck', `browser-${packageVersion()}`)
  if (!existsSync(folder))
    await unpack(folder)
  const args = JSON.parse(await readFile(join(folder, ARGS), 'utf8')) as string[]
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

/** The flags that the package recommends, kept beside its browser. */
const ARGS = 'args.json'

/**
 * The package unpacks into the temporary folder of its process, file by file, and changes the
 * environment on import: a process of its own does that, since other parts of this one, such as
 * Vite, are at work at the same time. A renamed folder is whole, so that two exports at once
 * don't start half a browser.
 */
async function unpack(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const partial = await mkdtemp(`${folder}-`)
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
    await writeFile(join(partial, ARGS), stdout)
    await writeFile(join(partial, 'fonts', 'fonts.conf'), fontConfig(folder))
    await rename(partial, folder)
  }
  catch (error) {
    await rm(partial, { recursive: true, force: true })
    // Another process may have been faster.
    if (!existsSync(folder))
      throw error
  }
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
