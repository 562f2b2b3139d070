/** How much a visitor may ask of the server at once, so that no one keeps it from the others. */
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { Buffer } from 'node:buffer'
import { IncomingMessage as Message } from 'node:http'
import { isLoopback } from './visitor.ts'

/** The largest body that is read, in bytes. */
export const LARGEST_BODY = 1024 * 1024

/** ms until the headers, and the whole of a request, must have come. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 30_000

/** Connections of all other machines, and of one. */
const CONNECTIONS = 1000
const CONNECTIONS_EACH = 60

/** Ends what is too slow, and connections of other machines beyond what many viewers need; this machine always gets in. */
export function limitServer(server: Server): void {
  server.headersTimeout = HEADERS_TIMEOUT
  server.requestTimeout = REQUEST_TIMEOUT
  const open = new Map<string, number>()
  let all = 0
  server.on('connection', (socket: Socket) => {
    // Whoever goes away in the middle ends nothing but the connection.
    socket.on('error', () => {})
    const { remoteAddress: address } = socket
    if (address === undefined || isLoopback(address))
      return
    const ofThis = open.get(address) ?? 0
    if (all >= CONNECTIONS || ofThis >= CONNECTIONS_EACH)
      return void socket.destroy()
    all++
    open.set(address, ofThis + 1)
    socket.once('close', () => {
      all--
      const left = open.get(address)! - 1
      if (left > 0)
        open.set(address, left)
      else
        open.delete(address)
    })
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable)
      return void socket.destroy()
    const status = CLIENT_ERRORS[error.code ?? ''] ?? '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
  })
}

const CLIENT_ERRORS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** The body of a request; undefined where it is larger than is read, or does not come to its end. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY)
    return undefined
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      size += (part as Buffer).length
      if (size > LARGEST_BODY)
        return undefined
      parts.push(part as Buffer)
    }
  }
  catch {
    return undefined
  }
  return Buffer.concat(parts)
}

/** The same request for one who reads its body again. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new Message(request.socket)
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete: true })
  again.push(body)
  again.push(null)
  return again
}
