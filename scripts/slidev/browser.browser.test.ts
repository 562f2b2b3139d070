import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { UserError } from '../dataset/errors.ts'
import { browserCandidates, openBrowser } from './browser.ts'
import { hasBundledChromium } from './bundled-chromium.ts'
import { installedBrowsers } from './installed-browsers.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-browser-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A file that may be executed, and fails like a browser without its libraries. */
async function brokenBrowser(...path: string[]): Promise<string> {
  const file = join(folder, ...path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, '#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n')
  await chmod(file, 0o755)
  return file
}

it('looks for browsers in the environment, then in PATH, Chrome before Chromium before Edge', async () => {
  const edge = await brokenBrowser('bin1', 'microsoft-edge')
  const chromium = await brokenBrowser('bin2', 'chromium')
  const chrome = await brokenBrowser('bin2', 'google-chrome')
  const named = await brokenBrowser('elsewhere', 'my-browser')
  const env = {
    PATH: [
      join(folder, 'bin1'),
      join(folder, 'bin2'),
      join(folder, 'none'),
    ].join(':'),
  }

  expect(installedBrowsers(env, 'freebsd')).toEqual([chrome, chromium, edge])
  expect(installedBrowsers({ ...env, PUPPETEER_EXECUTABLE_PATH: named }, 'freebsd')).toEqual([named, chrome, chromium, edge])
  expect(installedBrowsers({ ...env, CHROME_PATH: chromium }, 'freebsd')).toEqual([chromium, chrome, edge])
  expect(installedBrowsers({
    PATH: '',
    CHROME_PATH: join(folder, 'missing'),
  }, 'freebsd')).toEqual([])
})

it('looks in the usual places of the system, and skips those of unknown folders', async () => {
  const app = await brokenBrowser('home', 'Applications', 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome')
  expect(installedBrowsers({
    HOME: join(folder, 'home'),
  }, 'darwin')).toContain(app)
  expect(installedBrowsers({}, 'win32')).toEqual([])
})

it('takes the browser of the npm package last', async () => {
  const chrome = await brokenBrowser('bin3', 'google-chrome')
  const names = browserCandidates({
    PATH: join(folder, 'bin3'),
  }).map(candidate => candidate.name)
  expect(names[0]).toBe(chrome)
  if (hasBundledChromium())
    expect(names.at(-1)).toBe('@sparticuz/chromium')
})

it.runIf(hasBundledChromium())('goes on to the next browser where one does not start', async () => {
  await brokenBrowser('bin4', 'google-chrome')
  const browser = await openBrowser({
    env: {
      PATH: join(folder, 'bin4'),
    },
  })
  try {
    const page = await browser.newPage()
    await page.setContent('<p>drawn</p>')
    expect(await page.textContent('p')).toBe('drawn')
  }
  finally {
    await browser.close()
  }
})

it('tells when the browser given does not exist', async () => {
  const missing = join(folder, 'missing')
  await expect(openBrowser({ browser: missing })).rejects.toThrow(new UserError(`--browser ${missing}: there is no such file`))
})

it('tells why the browser given does not start, and tries no other', async () => {
  const browser = await brokenBrowser('given')
  const error = await openBrowser({ browser }).catch(error => error)
  expect(error).toBeInstanceOf(UserError)
  expect(error.message).toBe(`--browser ${browser} does not start:\n  ${browser}: error while loading shared libraries: libnss3.so`)
})
