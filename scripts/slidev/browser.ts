/**
 * Finding a Chromium that starts. Nothing is ever downloaded: what is installed is tried in
 * order, and the Chromium that comes inside an npm package is the last resort.
 */
import type { Browser, LaunchOptions } from 'playwright-chromium'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { chromium } from 'playwright-chromium'
import { UserError } from '../dataset/errors.ts'
import { hasBundledChromium, prepareBundledChromium } from './bundled-chromium.ts'
import { installedBrowsers } from './installed-browsers.ts'

/** A browser that may start: its name for messages, and what Playwright needs to start it. */
export interface Candidate {
  readonly name: string
  readonly options: () => LaunchOptions | Promise<LaunchOptions>
  /** What may help one that has not started; it throws where nothing does. */
  readonly again?: () => Promise<LaunchOptions>
}

const ARGS = [
  // The same line breaks at every scale and on every machine.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  // A deck's page lives for seconds: clearing its memory meanwhile costs more than it saves.
  '--js-flags=--initial-heap-size=512 --min-semi-space-size=64 --max-semi-space-size=64',
]

const LAUNCH_TIMEOUT = 20_000

/**
 * Starts a headless browser: the one given, else the first that starts of those on this machine.
 *
 * @param options
 * @param options.browser path of an executable; when it is given, no other is tried
 * @param options.env environment with PATH, CHROME_PATH and the like
 * @throws UserError which tells what was tried, why it failed, and what to install
 */
export async function openBrowser(
  { browser, env = process.env }: { browser?: string, env?: NodeJS.ProcessEnv } = {},
): Promise<Browser> {
  if (browser !== undefined && !existsSync(browser))
    throw new UserError(`--browser ${browser}: there is no such file`)

  const candidates = browser === undefined
    ? browserCandidates(env)
    : [
        installed(browser),
      ]
  const failures: string[] = []
  for (const candidate of candidates) {
    try {
      return await launch(candidate)
    }
    catch (error) {
      failures.push(`  ${candidate.name}: ${launchFailure(error)}`)
    }
  }
  throw new UserError(browser === undefined
    ? noBrowser(failures)
    : `--browser ${browser} does not start:\n${failures.join('\n')}`)
}

/**
 * Starts the Chromium from npm, which draws the same on every machine. `hasBundledChromium` tells where it runs.
 *
 * @throws Error where it does not start
 */
export function openBundledBrowser(): Promise<Browser> {
  return launch(bundled)
}

async function launch(candidate: Candidate): Promise<Browser> {
  const start = (options: LaunchOptions) => chromium.launch({ headless: true, timeout: LAUNCH_TIMEOUT, ...options })
  const options = await candidate.options()
  return start(options).catch(async (error: unknown) => {
    if (!candidate.again)
      throw error
    return start(await candidate.again())
  })
}

/** What may be started on this machine, in the order in which it is tried. */
export function browserCandidates(env: NodeJS.ProcessEnv = process.env): Candidate[] {
  const playwright = chromium.executablePath()
  const paths = installedBrowsers(env)
  if (existsSync(playwright) && !paths.includes(playwright))
    paths.push(playwright)
  const candidates = paths.map(installed)
  return hasBundledChromium()
    ? [...candidates, bundled]
    : candidates
}

function installed(path: string): Candidate {
  return {
    name: path,
    // Chromium refuses to sandbox what root runs.
    options: () => ({ executablePath: path, args: ARGS, chromiumSandbox: process.getuid?.() !== 0 }),
  }
}

const bundled: Candidate = {
  name: '@sparticuz/chromium',
  options: () => bundledOptions(),
  again: () => bundledOptions({ doubted: true }),
}

async function bundledOptions(how?: { doubted: boolean }): Promise<LaunchOptions> {
  const { executablePath, args, env } = await prepareBundledChromium(how)
  return {
    executablePath,
    args: [
      ...new Set([
        ...args,
        ...ARGS,
      ]),
    ],
    env,
    chromiumSandbox: false,
  }
}

/** The line that says why, out of Playwright's message with its call log. */
function launchFailure(error: unknown): string {
  const lines = String(error instanceof Error
    ? error.message
    : error)
    .split('\n')
    .map(line => stripVTControlCharacters(line).trim())
    .filter(line => line !== '')
  const told = lines.find(line => /\[err\]|error while loading|ENOENT|EACCES|No usable sandbox/.test(line))
  return (told ?? lines[0] ?? 'failed').replace(/^.*?\[err\]\s*/, '')
}

function noBrowser(failures: readonly string[]): string {
  const tried = failures.length === 0
    ? 'No Chrome, Chromium or Edge was found.'
    : `No browser could be started. Tried:\n${failures.join('\n')}`
  return `${tried}\nInstall one, for example with:\n${INSTALL.map(line => `  ${line}`).join('\n')}`
}

const INSTALL = [
  'apt-get install chromium           (Debian, Ubuntu)',
  'npx playwright install chromium    (any system)',
  'or name one that is installed: --browser PATH',
]
