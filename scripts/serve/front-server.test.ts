/** The server in front of all decks: who is let in, by request and by web socket. */
import type { FrontServer } from './front-server.ts'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, expect, it } from 'vitest'
import { startFront } from './front-server.ts'

const address = Object.values(networkInterfaces()).flat().find(entry => entry?.family === 'IPv4' && !entry.internal)?.address

const servers: FrontServer[] = []
afterEach(() => Promise.all(servers.splice(0).map(server => server.close())))

async function start(remote?: string): Promise<FrontServer> {
  const server = await startFront({ port: 25030, ...(remote !== undefined && { remote }), answer: async (_, response) => void response.end('decks') })
  server.upgrades.on('upgrade', (_, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  servers.push(server)
  return server
}

/** The first line of the answer to a request for a web socket; empty where the connection is closed. */
async function upgrade(url: string, host: string, headers = '', name = host): Promise<string> {
  const socket = connect(Number(new URL(url).port), host)
  socket.write(`GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${headers}\r\n`)
  let answer = ''
  socket.on('data', data => answer += String(data))
  socket.on('error', () => {})
  await once(socket, 'close')
  return answer.split('\r\n')[0]!
}

function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, response => resolve(response.resume().statusCode)).on('error', reject).end()
  })
}

it('listens on this machine only, on the next free port', async () => {
  const [first, second] = [await start(), await start()]
  expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  expect(second.url).not.toBe(first.url)
  expect(await (await fetch(first.url)).text()).toBe('decks')
  expect(await upgrade(first.url, '127.0.0.1')).toBe('HTTP/1.1 101 Switching Protocols')
  if (address)
    await expect(fetch(first.url.replace('127.0.0.1', address))).rejects.toThrow('fetch failed')
})

it('takes no other port than the one that was asked for', async () => {
  const { url } = await start()
  const port = Number(new URL(url).port)
  await expect(startFront({ port, strictPort: true, answer: async () => {} })).rejects.toThrow(`port ${port} is in use by another program: end that, or name another port with --port`)
})

it('does not answer to a name of somebody else that leads here', async () => {
  const { url } = await start()
  expect(await statusFor(url, 'evil.example')).toBe(403)
  expect(await statusFor(url, 'localhost:1234')).toBe(200)
  expect(await upgrade(url, '127.0.0.1', '', 'evil.example')).toBe('')
})

it.runIf(address)('asks other machines for the password, for pages and for web sockets', async () => {
  const { url } = await start('open sesame')
  const remote = url.replace('localhost', address!)
  expect((await fetch(remote)).status).toBe(401)
  expect((await fetch(`${remote}?password=wrong`)).status).toBe(401)
  expect(await upgrade(url, address!)).toBe('')
  const opened = await fetch(`${remote}?password=open+sesame`)
  expect(opened.status).toBe(200)
  const cookie = opened.headers.get('set-cookie')!.split(';')[0]!
  expect((await fetch(remote, { headers: { cookie } })).status).toBe(200)
  expect(await upgrade(url, address!, `Cookie: ${cookie}\r\n`)).toBe('HTTP/1.1 101 Switching Protocols')
  expect(await upgrade(url, address!, 'Cookie: prismdeck=wrong\r\n')).toBe('')
})
