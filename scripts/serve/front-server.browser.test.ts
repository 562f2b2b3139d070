/** What the server tells, and to whom: by raw HTTP, which no client makes better. */
import type { Presentation } from './serve-decks.ts'
import { Buffer } from 'node:buffer'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planUnchecked } from '../commands/command.ts'
import { ROOT } from '../commands/root.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { serveDecks } from './serve-decks.ts'

const address = Object.values(networkInterfaces()).flat().find(entry => entry?.family === 'IPv4' && !entry.internal)?.address
let folder: string
let data: string
let presentation: Presentation
let port: number

const PASSWORDS = { viewer: 'open sesame', presenter: 'forty thieves' }

async function present(isOpen = false): Promise<Presentation> {
  return serveDecks({
    plan: () => planUnchecked(['executive', 'buyer'], { data, lang: 'en' }),
    out: join(folder, 'slides'),
    root: ROOT,
    port: 24230,
    hidden: [data],
    ...isOpen && { remote: { passwords: PASSWORDS, shares: ({ name }) => name === 'executive.en', onGuesses: () => {} } },
    onTrouble: () => {},
  })
}

const portOf = ({ url }: Presentation): number => Number(new URL(url).port)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismdeck-guard-'))
  await cp(SHIPPED_DATA, join(folder, 'dataset'), { recursive: true })
  data = join(folder, 'linked')
  await symlink(join(folder, 'dataset'), data)
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
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', to = port, host = '127.0.0.1', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(to, host, () => {
      const all = { Host: `127.0.0.1:${to}`, Connection: 'close', ...body !== '' && { 'Content-Length': String(Buffer.byteLength(body)) }, ...headers }
      socket.write(`${method} ${path} HTTP/1.1\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
    })
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += String(chunk)
      // A web socket that was let in stays open.
      if (text.startsWith('HTTP/1.1 101'))
        socket.destroy()
    }).on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text })).on('error', reject)
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

const FORMS = ['', '?raw', '?url', '?import&raw', '?.svg?raw', '?inline', '?import', '?import&node_modules/monaco-editor/esm/vs/base', '?node_modules/monaco-editor/esm/vs/base.js', '?monaco-types&raw', '?worker', '?import&.css']

it.each(FORMS)('tells nothing of the dataset, by its name or its own, of keys, of the repository, or of other decks: %s', async (query) => {
  const files = [
    ...[data, join(folder, 'dataset')].flatMap(place => [join(place, 'dataset.yaml'), join(place, 'sections/comparison.yaml')]),
    join(ROOT, '.git/config'),
    join(ROOT, 'package.json'),
    join(ROOT, 'data/dataset.yaml'),
    join(ROOT, 'slides/full.en.md'),
    join(folder, 'secret.txt'),
    join(folder, 'slides/buyer.en.md'),
    ...await readdir(join(folder, 'slides/.prismdeck')).then(names => names.map(name => join(folder, 'slides/.prismdeck', name))),
  ]
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '')
    const words = text.slice(0, 2000).split('\n').filter(line => line.length > 15).slice(0, 5)
    for (const path of [`@fs${file}`, `@fs/${file}`, `@id${file}`, `@id/__x00__${file}`, file.slice(1), file.slice(ROOT.length + 1)]) {
      for (const asked of [`/executive.en/${path}${query}`, `/${path}${query}`]) {
        const { text: told } = await ask(asked)
        expect(words.filter(word => told.includes(word) || told.includes(JSON.stringify(word).slice(1, -1))), asked).toEqual([])
      }
    }
  }
})

describe('a message that is none', () => {
  const STATE = '/executive.en/@server-reactive/nav'
  it.each([
    [STATE, '{bad', 400],
    [STATE, 'null', 400],
    ['/@server-reactive/nav', '{}', 400],
    ['/executive.en/@server-ref/__proto__/hide', '{"data":true}', 404],
    ['/executive.en/@server-ref/constructor/prototype/hide', '{"data":true}', 404],
    [NOTES, '{"content":5}', 400],
    [NOTES, '{"frontmatter":{"__proto__":{"hide":true}}}', 400],
    [NOTES, '[]', 400],
    [NOTES, `{"note":"${'x'.repeat(2 ** 20)}"}`, 413],
    ['/executive.en/__slidev/slides/999999999999999999999.json', '{"note":"x"}', 404],
    ['/executive.en/__slidev/slides/0.json', '{"note":"x"}', 404],
    ['/executive.en/__mcp', '{bad', 400],
    ['/executive.en/', '{}', 404],
    ['/nowhere.en/__slidev/slides/1.json', '{}', 404],
  ])('is answered: POST %s %s', async (path, body, status) => {
    const headers = { 'Content-Type': 'application/json', 'Referer': `http://127.0.0.1:${port}${DECK}` }
    expect((await ask(path, headers, 'POST', port, '127.0.0.1', body)).status).toBe(status)
    expect((await ask(DECK)).status).toBe(200)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('of 20 MB is answered before it has come to its end', async () => {
    const response = await fetch(`http://127.0.0.1:${port}${NOTES}`, { method: 'POST', body: 'x'.repeat(20 * 2 ** 20) }).catch(() => undefined)
    expect(response?.status ?? 413).toBe(413)
    expect((await ask(DECK)).status).toBe(200)
  })

  it('ends no web socket and no server', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${DECK}`, 'vite-hmr')
    await new Promise(resolve => socket.addEventListener('open', resolve))
    for (const text of ['null', '5', '{', '{"type":"custom","event":"prismdeck:switch","data":null}', '{"type":"custom","event":"vite:invoke","data":{"id":5}}', '{"type":"custom","event":"slidev:monaco-write","data":null}', 'x'.repeat(2 ** 21)])
      socket.send(text)
    const heard = new Promise(resolve => socket.addEventListener('message', ({ data: text }) => String(text).includes('prismdeck:decks') && resolve(true)))
    socket.send('{"type":"custom","event":"prismdeck:hello","data":null}')
    expect(await heard).toBe(true)
    socket.close()
  })
})

it('takes an edit of a slide from a page of its own', async () => {
  const path = join(folder, 'slides/executive.en.md')
  const before = await readFile(path, 'utf8')
  const edited = await ask('/executive.en/__slidev/slides/2.json', { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }, 'POST', port, '127.0.0.1', '{"note":"A note of my own"}')
  expect(edited.status).toBe(200)
  expect(await readFile(path, 'utf8')).toContain('A note of my own')
  await writeFile(path, before)
})

describe.runIf(address)('on another machine', () => {
  let remote: Presentation
  let to: number
  const cookies = { stranger: '', viewer: '', presenter: '' }
  beforeAll(async () => {
    remote = await present(true)
    to = portOf(remote)
    await remote.open('executive.en')
    await remote.prepare('executive.en')
    for (const who of ['viewer', 'presenter'] as const) {
      const response = await fetch(`http://${address}:${to}/login`, { method: 'POST', body: new URLSearchParams({ password: PASSWORDS[who] }), redirect: 'manual' })
      cookies[who] = response.headers.get('set-cookie')!.split(';')[0]!
    }
  })
  afterAll(() => remote?.close())

  const far = (who: keyof typeof cookies, path: string, method = 'GET', body = '', headers: Readonly<Record<string, string>> = {}) =>
    ask(path, { Host: `${address}:${to}`, Cookie: cookies[who], ...headers }, method, to, address, body)
  const UPGRADE = { 'Connection': 'Upgrade', 'Upgrade': 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': 'vite-hmr' }

  it.each([
    ['GET', '/', 302, 200],
    ['GET', DECK, 200, 200],
    ['GET', '/executive.en', 302, 302],
    ['GET', '/buyer.en/', 404, 200],
    ['GET', '/favicon.svg', 200, 200],
    ['POST', DECK, 403, 404],
    ['GET', NOTES, 403, 200],
    ['POST', NOTES, 403, 400],
    ['GET', '/__slidev/slides/1.json', 403, 404],
    ['GET', '/executive.en/__mcp', 403, 406],
    ['POST', '/__mcp', 403, 404],
    ['POST', '/executive.en/__mcp', 403, 400],
    ['POST', '/executive.en/@server-reactive/nav', 403, 400],
    ['GET', '/executive.en/@server-reactive/nav', 403, 200],
    ['GET', '/executive.en/@server-reactive/drawings', 403, 200],
    ['GET', '/executive.en/@vite/client', 403, 200],
    ['GET', '/executive.en/@slidev/slides/1/frontmatter', 403, 200],
    ['GET', '/executive.en/slides/executive.en.md', 404, undefined],
    ['GET', '/executive.en/@id/__x00__plugin-vue:export-helper', 403, 200],
    ['GET', `/executive.en/@fs${ROOT}/components/Chart.vue`, 403, 200],
    ['GET', `/executive.en/@fs${ROOT}/package.json`, 403, 404],
    ['GET', '/executive.en/components/Chart.vue', 404, 200],
    ['GET', '/executive.en/__open-in-editor?file=x', 403, 404],
    ['GET', '/executive.en/__inspect/', 403, 404],
    ['GET', '/executive.en/__unocss/', 403, 404],
    ['GET', '/executive.en/@something-new/x', 403, 404],
    ['GET', '/@prismdeck/follow/buyer.en', 404, 404],
    ['GET', '/@prismdeck/deck/buyer.en', 403, 404],
    ['GET', '/@prismdeck/shell/../../../package.json', 400, 400],
    ['GET', '/@prismdeck/shell/contents.json', 404, 404],
    ['GET', '/@prismdeck/same-slide?from=executive.en&to=buyer.en&slide=1', 404, 404],
    ['GET', '/@prismdeck/same-slide?from=executive.en&to=executive.en&slide=2', 303, 404],
    ['GET', '/presenter', 404, 404],
  ] as const)('answers %s %s as each may have it', async (method, path, viewer, presenter) => {
    expect((await far('stranger', path, method)).status, 'stranger').toBe(path.includes('..') ? 400 : 401)
    expect((await far('viewer', path, method)).status, 'viewer').toBe(viewer)
    if (presenter !== undefined)
      expect((await far('presenter', path, method)).status, 'presenter').toBe(presenter)
  })

  it('opens a web socket for a presenter alone', async () => {
    for (const [who, status] of [['stranger', 403], ['viewer', 403], ['presenter', 101]] as const)
      expect((await far(who, DECK, 'GET', '', UPGRADE)).status, who).toBe(status)
    expect((await far('presenter', DECK, 'GET', '', { ...UPGRADE, Origin: 'https://evil.example' })).status).toBe(403)
  })

  it('gives viewers built slides in which there is neither a note nor a place on this machine', async () => {
    const deck = await readFile(join(folder, 'slides/executive.en.md'), 'utf8')
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
    const shown = letters(deck.replace(/<!--[\s\S]*?-->/g, ''))
    const notes = [...deck.matchAll(/<!--\n([\s\S]*?)-->/g)].flatMap(match => match[1]!.split('\n').map(line => letters(line).slice(0, 40))).filter(line => line.length > 20 && !shown.includes(line))
    expect(notes.length).toBeGreaterThan(10)
    const seen = new Map<string, string>()
    const fetchAll = async (path: string): Promise<void> => {
      if (seen.has(path))
        return
      const response = await fetch(`http://${address}:${to}${path}`, { headers: { cookie: cookies.viewer } })
      const text = await response.text()
      expect([path, response.status]).toEqual([path, 200])
      seen.set(path, text)
      for (const [, found] of text.matchAll(/["'](\.?\/(?:@prismdeck\/)?[\w./-]+\.(?:js|css))["']/g))
        await fetchAll(new URL(found!, `http://deck${path}`).pathname)
    }
    await fetchAll(DECK)
    await fetchAll('/@prismdeck/deck/executive.en')
    expect([...seen.keys()].length).toBeGreaterThan(20)
    for (const [path, text] of seen) {
      const plain = letters(text)
      expect(notes.filter(note => plain.includes(note)), path).toEqual([])
      expect(text.includes(folder) || text.includes(ROOT), path).toBe(false)
    }
    const all = [...seen.values()].join('')
    const ids = [...deck.matchAll(/^id: (\S+)$/gm)].map(([, id]) => id!)
    expect(ids.length).toBeGreaterThan(5)
    expect(ids.filter(id => !all.includes(id))).toEqual([])
  })
})
