import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import process from 'node:process'

/** Variables in which people name their browser, the most telling first. */
const VARIABLES = ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH']

/** Names of executables looked for in PATH. */
const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
]

/** Where installers put browsers; `$NAME` stands for a variable of the environment. */
const USUAL_PLACES: { readonly [platform in NodeJS.Platform]?: readonly string[] } = {
  linux: [
    '/opt/google/chrome/chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/opt/microsoft/msedge/msedge',
  ],
  darwin: ['', '$HOME'].flatMap(home => [
    `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    `${home}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
  ]),
  win32: ['$ProgramFiles', '$ProgramFiles(x86)', '$LOCALAPPDATA'].flatMap(folder => [
    `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `${folder}\\Chromium\\Application\\chrome.exe`,
    `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
}

/** Paths of the browsers that exist, in the order of preference, each once. */
export function installedBrowsers(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string[] {
  const paths = [
    ...VARIABLES.map(name => env[name]),
    ...inPath(env, platform),
    ...(USUAL_PLACES[platform] ?? []).map(place => expand(place, env)),
  ]
  return [
    ...new Set(paths),
  ].filter(path => path !== undefined && path !== '' && existsSync(path)) as string[]
}

function inPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const { delimiter, join } = platform === 'win32'
    ? win32
    : posix
  const folders = (env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  const suffix = platform === 'win32'
    ? '.exe'
    : ''
  return COMMANDS.flatMap(command => folders.map(folder => join(folder, command + suffix)))
}

/** The place with its variables filled in; nothing where one isn't set. */
function expand(place: string, env: NodeJS.ProcessEnv): string | undefined {
  let missing = false
  const path = place.replace(/\$(HOME|ProgramFiles\(x86\)|ProgramFiles|LOCALAPPDATA)/, (_, name: string) => {
    missing ||= env[name] === undefined
    return env[name] ?? ''
  })
  return missing ? undefined : path
}
