/** What the server tells, and to whom: by raw HTTP, which no client makes better. */
import type { Presentation } from './serve-decks.ts'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planUnchecked } from '../commands/command.ts'
import { ROOT } from '../commands/root.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { serveDecks } from './serve-decks.ts'

const address = Object.values(networkInterfaces()).flat().find(entry => entry?.family === 'IPv4' && !entry.internal)?.address
const data = join(ROOT, 'data')
let folder: string
let presentation: Presentation
let port: number

async function present(remote?: string): Promise<Presentation> {
  return serveDecks({
    plan: () => planUnchecked(['executive'], { data: SHIPPED_DATA, lang: 'en' }),
    out: join(folder, 'slides'),
    root: ROOT,
    port: 24230,
    hidden: [data],
    ...(remote !== undefined && { remote }),
    onTrouble: () => {},
  })
}

const portOf = ({ url }: Presentation): number => Number(new URL(url).port)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-guard-'))
  await cp(SHIPPED_DATA, join(folder, 'elsewhere'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'the secret')
  presentation = await present()
  port = portOf(presentation)
  await presentation.open('executive.en')
})
afterAll(async () => {
  await presentation.close()
  await rm(folder, { recursive: true, force: true })
})

interface Answer { readonly status: number, readonly text: string }

/** Sends the request as it is, `..` and all, and reads the answer to its end. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', to = port, host = '127.0.0.1'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(to, host, () => {
      const all = { Host: `127.0.0.1:${to}`, Connection: 'close', ...headers }
      socket.write(`${method} ${path} HTTP/1.1\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
    })
    socket.setEncoding('utf8').on('data', chunk => text += String(chunk)).on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text })).on('error', reject)
    // A web socket that was let in stays open.
    socket.setTimeout(3000, () => socket.destroy())
  })
}

const DECK = '/executive.en/'
const NOTES = '/executive.en/__slidev/slides/1.json'

it('answers its own pages, and links from elsewhere', async () => {
  expect(await ask(DECK)).toMatchObject({ status: 200 })
  expect(await ask(NOTES)).toMatchObject({ status: 200 })
  expect(await ask(DECK, { 'Host': `localhost:${port}`, 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' })).toMatchObject({ status: 200 })
  expect(await ask(DECK, { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' })).toMatchObject({ status: 200 })
})

describe('a page of somebody else', () => {
  it.each([
    ['by a name that leads here', { Host: 'evil.example' }],
    ['by such a name and the port', { Host: 'evil.example:3030' }],
    ['with no name', { Host: '' }],
    ['from its origin', { Origin: 'https://evil.example' }],
    ['from another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['from a sandbox', { Origin: 'null' }],
    ['as a script or a picture', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' }],
    ['as a picture on another port', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' }],
    ['in a frame', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }],
  ])('%s reads nothing, writes nothing and opens no socket', async (_, headers) => {
    const upgrade = { ...headers, 'Connection': 'Upgrade', 'Upgrade': 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': 'vite-hmr' }
    for (const path of ['/', DECK, NOTES])
      expect((await ask(path, headers)).status, path).toBeOneOf([400, 403])
    expect((await ask(NOTES, headers, 'POST')).status).toBeOneOf([400, 403])
    expect((await ask(DECK, upgrade)).status).not.toBe(101)
  })
})

it.each([
  '/../../../../../../etc/passwd',
  '/executive.en/../../../../../../etc/passwd',
  '/executive.en/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
  '/executive.en/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/executive.en/@fs/etc/passwd',
  '/executive.en/@fs/etc/passwd?raw',
  '/executive.en/@fs/etc/passwd?raw??',
  '/executive.en/@fs//etc/passwd?import&raw',
  '/executive.en/@fs/etc/passwd?.svg?.wasm?init',
  '/@fs/etc/passwd',
  '/@fs/etc/passwd?raw',
  '//etc/passwd',
  '/executive.en/@id/etc/passwd',
  '/executive.en/etc/passwd?url',
])('tells nothing of the machine: %s', async (path) => {
  expect((await ask(path)).text).not.toContain('root:')
})

it.each(['', '?raw', '?url', '?import&raw', '?.svg?raw', '?inline'])('tells nothing of the dataset, of keys, or of the repository itself: %s', async (query) => {
  for (const file of [join(data, 'dataset.yaml'), join(data, 'sections/comparison.yaml'), join(ROOT, '.git/config'), join(ROOT, '.git/HEAD'), join(folder, 'secret.txt')]) {
    for (const path of [`/executive.en/@fs${file}${query}`, `/@fs${file}${query}`, `/executive.en/${file.slice(ROOT.length + 1)}${query}`]) {
      const { text } = await ask(path)
      expect(text, path).not.toMatch(/sections:\n|易用性|\[core\]|refs\/heads|the secret/)
    }
  }
})

it.runIf(address)('lets other machines in with the password only, on every way in', async () => {
  const remote = await present('open sesame')
  try {
    const to = portOf(remote)
    await remote.open('executive.en')
    const far = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => ask(path, { Host: `${address}:${to}`, ...headers }, method, to, address)
    const upgrade = { 'Connection': 'Upgrade', 'Upgrade': 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' }
    for (const path of ['/', DECK, NOTES, `${NOTES}?password=wrong`, `${DECK}__mcp`, '/__mcp', `${DECK}@fs${ROOT}/package.json`, `${DECK}slides/1`])
      expect((await far(path)).status, path).toBe(401)
    expect((await far(NOTES, {}, 'POST')).status).toBe(401)
    expect((await far(DECK, upgrade)).status).not.toBe(101)
    expect((await far(NOTES, { Cookie: 'prismdeck=open sesame' })).status).toBe(401)

    const { status, text } = await far(`${DECK}?password=open+sesame`)
    expect(status).toBe(200)
    const cookie = /set-cookie: (prismdeck=\w+)/i.exec(text)![1]!
    expect((await far(NOTES, { Cookie: cookie })).status).toBe(200)
    expect((await far(NOTES, { Cookie: cookie, Origin: 'https://evil.example' })).status).toBe(403)
  }
  finally {
    await remote.close()
  }
})
