/** The server in front of all decks: who is let in, by request and by web socket, and that nothing ends it. */
import type { FrontServer } from './front-server.ts'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, expect, it } from 'vitest'
import { CLOSED_DOORS, openDoors } from './doors.ts'
import { startFront } from './front-server.ts'

const address = Object.values(networkInterfaces()).flat().find(entry => entry?.family === 'IPv4' && !entry.internal)?.address

const servers: FrontServer[] = []
afterEach(() => Promise.all(servers.splice(0).map(server => server.close())))

const PASSWORDS = { viewer: 'open sesame', presenter: 'forty thieves' }
const guessed: string[] = []
let port = 25030

async function start(isOpen = false): Promise<FrontServer> {
  const server = await startFront({
    // Clients keep connections to a port for the next request.
    port: port++,
    host: isOpen ? '0.0.0.0' : '127.0.0.1',
    doors: isOpen ? openDoors(PASSWORDS, (from, wrong) => guessed.push(`${from} ${wrong}`)) : CLOSED_DOORS,
    takesSockets: path => path === '/full.en/',
    async answer({ response, right, asked }) {
      if (asked.path === '/broken')
        throw new TypeError('a bug')
      response.end(right)
    },
  })
  server.upgrades.on('upgrade', (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  servers.push(server)
  return server
}

const far = ({ url }: FrontServer) => url.replace('localhost', address!)

/** Sends text as it is, and reads what comes until the connection ends. */
async function send(url: string, host: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), host)
  socket.write(text)
  let answer = ''
  socket.on('data', data => answer += String(data))
  socket.on('error', () => {})
  await once(socket, 'close')
  return answer
}

/** The first line of the answer to a request for a web socket. */
async function upgrade(url: string, host: string, headers = '', name = host, path = '/full.en/'): Promise<string> {
  const answer = await send(url, host, `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${headers}\r\n`)
  return answer.split('\r\n')[0]!
}

interface Answer { readonly status: number | undefined, readonly text: string }

function ask(url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, async (response) => {
      let text = ''
      for await (const part of response.setEncoding('utf8'))
        text += String(part)
      resolve({ status: response.statusCode, text })
    }).on('error', reject).end()
  })
}

function logIn(url: string, password: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${url}login`, { method: 'POST', body: new URLSearchParams({ password, to: '/full.en/' }), redirect: 'manual', headers })
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''

it('listens on this machine only, on the next free port', async () => {
  const [first, second] = [await start(), await start()]
  expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  port--
  expect((await start()).url).not.toBe(second.url)
  expect(await (await fetch(first.url)).text()).toBe('presenter')
  expect(await upgrade(first.url, '127.0.0.1')).toBe('HTTP/1.1 101 Switching Protocols')
  if (address)
    await expect(fetch(first.url.replace('127.0.0.1', address))).rejects.toThrow('fetch failed')
})

it('takes no other port than the one that was asked for', async () => {
  const { url } = await start()
  const taken = Number(new URL(url).port)
  await expect(startFront({ port: taken, strictPort: true, host: '127.0.0.1', doors: CLOSED_DOORS, takesSockets: () => false, answer: async () => {} })).rejects.toThrow(`port ${taken} is in use by another program: end that, or name another port with --port`)
})

it('does not answer to a name of somebody else that leads here, nor through a proxy, and says why in words', async () => {
  const { url } = await start()
  expect((await ask(url, { host: 'localhost:1234' })).status).toBe(200)
  expect(await ask(url, { 'host': 'laptop.local:3030', 'accept': 'text/html', 'accept-language': 'zh-CN,zh;q=0.9' })).toMatchObject({ status: 403, text: expect.stringMatching(/<html lang="zh">[\s\S]*--remote/) as string })
  expect(await ask(url, { host: 'evil.example' })).toMatchObject({ status: 403, text: expect.stringContaining('--remote') as string })
  expect((await ask(url, { 'host': 'localhost', 'x-forwarded-for': '203.0.113.7' })).status).toBe(403)
  expect(await upgrade(url, '127.0.0.1', '', 'evil.example')).toBe('HTTP/1.1 403 Forbidden')
})

it('lets no link from elsewhere lead to more than a page', async () => {
  const { url } = await start()
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  for (const path of ['', 'full.en', 'full.en/', 'full.en/3', 'full.en/presenter/3'])
    expect((await ask(url + path, link)).status, path).toBe(200)
  for (const path of ['full.en/__open-in-editor?file=/etc/passwd', '__open-in-editor?file=x', 'full.en/@fs/etc/passwd', '__mcp', 'full.en/__slidev/slides/1.json'])
    expect((await ask(url + path, link)).status, path).toBe(403)
  expect((await fetch(url, { method: 'POST', headers: { ...link } })).status).toBe(403)
})

it.runIf(address)('asks others for a password, gives viewers and presenters their rights, and leaves it in no address', async () => {
  const server = await start(true)
  const url = far(server)
  expect((await fetch(url)).status).toBe(401)
  expect((await fetch(`${url}full.en/`, { headers: { cookie: 'prismdeck=wrong' } })).status).toBe(401)
  const viewer = await logIn(url, PASSWORDS.viewer)
  expect([viewer.status, viewer.headers.get('location')]).toEqual([303, '/full.en/'])
  expect(viewer.headers.get('set-cookie')).toMatch(/^prismdeck=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(await (await fetch(url, { headers: { cookie: cookieOf(viewer) } })).text()).toBe('viewer')
  expect(cookieOf(await logIn(url, PASSWORDS.viewer))).not.toBe(cookieOf(viewer))

  const presenter = await logIn(url, PASSWORDS.presenter)
  expect(await (await fetch(url, { headers: { cookie: cookieOf(presenter) } })).text()).toBe('presenter')

  const byLink = await fetch(`${url}full.en/?password=open+sesame&lang=en`, { redirect: 'manual' })
  expect([byLink.status, byLink.headers.get('location')]).toEqual([303, '/full.en/?lang=en'])
  expect(cookieOf(byLink)).toMatch(/^prismdeck=/)

  for (const [cookie, expected] of [['', '403 Forbidden'], [cookieOf(viewer), '403 Forbidden'], [cookieOf(presenter), '101 Switching Protocols']] as const)
    expect(await upgrade(server.url, address!, `Cookie: ${cookie}\r\n`)).toBe(`HTTP/1.1 ${expected}`)
  expect(await upgrade(server.url, address!, `Cookie: ${cookieOf(presenter)}\r\n`, address, '/nowhere')).toBe('HTTP/1.1 404 Not Found')

  // Another server knows none of these sessions.
  expect((await fetch(far(await start(true)), { headers: { cookie: cookieOf(presenter) } })).status).toBe(401)
})

it.runIf(address)('goes to no other site after the password, and marks cookies that came by TLS', async () => {
  const server = await start(true)
  for (const to of ['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
    const response = await fetch(`${far(server)}login`, { method: 'POST', body: new URLSearchParams({ password: PASSWORDS.viewer, to }), redirect: 'manual' })
    expect(response.headers.get('location'), to).toBe('/')
  }
  const behindProxy = await logIn(server.url, PASSWORDS.viewer, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' })
  expect(behindProxy.headers.get('set-cookie')).toMatch(/; Secure$/)
})

it.runIf(address)('answers by any name once there is a password, but as this machine only by its own', async () => {
  const { url } = await start(true)
  expect(await (await fetch(url)).text()).toBe('presenter')
  // What passes connections on, such as a tunnel, keeps the name or the address by which the other side knows it.
  for (const headers of [{ host: '203.0.113.9:4666' }, { host: '[2001:db8::1]:4666' }, { host: address! }, { host: 'laptop.local:3030' }, { host: 'evil.example' }, { 'host': 'localhost', 'x-forwarded-for': '203.0.113.7' }] as Record<string, string>[])
    expect((await ask(url, headers)).status, JSON.stringify(headers)).toBe(401)
})

it('lets nothing run in a picture that is opened on its own', async () => {
  const { url } = await start()
  for (const path of ['full.en/pictures/plan-1a2b3c4d.svg', 'full.en/PICTURES/PLAN.SVG', 'full.en/pictures/plan%2esvg'])
    expect((await fetch(url + path)).headers.get('content-security-policy'), path).toMatch(/^sandbox; default-src 'none'/)
  expect((await fetch(`${url}full.en/`)).headers.get('content-security-policy')).toBeNull()
})

it('takes what speaks as an old proxy does for nobody of this machine', async () => {
  const { url } = await start(true)
  expect(await send(url, '127.0.0.1', 'GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n')).toMatch(/^HTTP\/1\.\d 401/)
})

it('leads from the password to an address that a header may have, and to none of another server', async () => {
  const { url } = await start(true)
  for (const [to, expected] of [['/full.en/?中', '/full.en/?%E4%B8%AD'], ['/?a\r\nSet-Cookie: b=c', '/?aSet-Cookie:%20b=c'], ['/.//evil.example', '/'], ['/full.en/3', '/full.en/3']]) {
    const response = await fetch(`${url}login`, { method: 'POST', body: new URLSearchParams({ password: PASSWORDS.viewer, to: to! }), redirect: 'manual' })
    expect([response.status, response.headers.get('location')], to).toEqual([303, expected])
    expect(response.headers.get('set-cookie')).not.toContain('b=c')
  }
})

it('ends while others hold on to what was refused', async () => {
  const { url, close } = await start(true)
  const { port, hostname } = new URL(url)
  const held = ['GET /full.en/ HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 'GARBAGE\r\n\r\n', 'CONNECT x:1 HTTP/1.1\r\n\r\n'].map((text) => {
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    socket.on('error', () => {}).write(text)
    return socket
  })
  await Promise.all(held.map(socket => new Promise(resolve => socket.once('data', resolve).once('end', resolve).once('close', resolve))))
  const before = performance.now()
  await close()
  expect(performance.now() - before).toBeLessThan(2000)
  held.forEach(socket => socket.destroy())
})

it.runIf(address)('has an address wait after five wrong passwords, even with the right one, and tells the presenter', async () => {
  const url = far(await start(true))
  guessed.length = 0
  for (let i = 0; i < 4; i++)
    expect((await logIn(url, `guess ${i}`)).status).toBe(401)
  // The right one of a viewer in between begins no new count.
  expect((await logIn(url, PASSWORDS.viewer)).status).toBe(303)
  expect((await logIn(url, 'guess 4')).status).toBe(429)
  const late = await logIn(url, PASSWORDS.viewer, { 'accept-language': 'zh' })
  expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true])
  expect(await late.text()).toContain('秒后重试')
  expect((await fetch(`${url}?password=open+sesame`, { redirect: 'manual' })).status).toBe(429)
  expect(guessed.at(-1)).toBe(`${address} 5`)
})

it.runIf(address)('takes what did not arrive for no guess', async () => {
  const url = far(await start(true))
  for (let i = 0; i < 8; i++)
    expect((await logIn(url, '')).status).toBe(401)
  expect((await logIn(url, PASSWORDS.viewer)).status).toBe(303)
})

it.each([
  ['an address that is none', 'GET // HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
  ['half a code', 'GET /% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
  ['no UTF-8', 'GET /%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
  ['a zero', 'GET /full.en/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
  ['upwards', 'GET /full.en/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
  ['another server', 'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
  ['no path', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '400'],
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', ''],
  ['no HTTP', 'hello\r\n\r\n', '400'],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', '400'],
  ['large headers', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, '431'],
  ['a long address', `GET /${'x'.repeat(9000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, '400'],
  ['a bug', 'GET /broken HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', '500'],
  ['a bad origin', 'GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://[\r\nConnection: close\r\n\r\n', '403'],
])('answers %s, and goes on', async (_, text, status) => {
  for (const isOpen of [false, true]) {
    const { url } = await start(isOpen)
    const answer = await send(url, '127.0.0.1', text)
    expect(answer.split(' ')[1] ?? '').toBe(status)
    expect(answer).not.toMatch(/\bat .*:\d+/)
    expect((await fetch(url)).status).toBe(200)
  }
})

it.runIf(address)('answers an address that is none from another machine, too', async () => {
  const server = await start(true)
  expect(await send(server.url, address!, `GET // HTTP/1.1\r\nHost: ${address}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400/)
  expect((await fetch(server.url)).status).toBe(200)
})

it.runIf(address)('leaves room for this machine, whatever others open', async () => {
  const server = await start(true)
  const sockets = Array.from({ length: 200 }, () => connect(Number(new URL(server.url).port), address).on('error', () => {}))
  await Promise.all(sockets.map(socket => once(socket, 'connect').catch(() => {})))
  await expect.poll(() => sockets.filter(socket => !socket.closed).length).toBe(60)
  expect((await fetch(server.url)).status).toBe(200)
  sockets.forEach(socket => socket.resetAndDestroy())
  expect((await fetch(server.url)).status).toBe(200)
})
