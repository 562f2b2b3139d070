/** Where a request comes from. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** What a proxy adds: the visitor may be anywhere. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'cf-connecting-ip'] as const

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address)
}

export function isForwarded(headers: IncomingHttpHeaders): boolean {
  return FORWARDED.some(name => headers[name] !== undefined)
}

/**
 * Whether a request was made on this machine, by a name that means this machine wherever it is said: pages on the
 * web may use a name of their own that leads here, and a proxy or tunnel on this machine passes on the requests of
 * others, by a name or an address that leads to it from there.
 */
export function isFromThisMachine({ socket, headers, httpVersion }: Pick<IncomingMessage, 'socket' | 'headers' | 'httpVersion'>): boolean {
  // No browser has spoken 1.0 for decades; a proxy may, which tells the server's own name then.
  return isLoopback(socket.remoteAddress) && isLoopbackName(headers.host) && !isForwarded(headers) && httpVersion !== '1.0'
}

function isLoopbackName(host = ''): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || (isIP(name) === 4 && name.startsWith('127.'))
}

/** Whose request it is: an address; of IPv6, the part that one household has. */
export function addressOf({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
  const { remoteAddress = '' } = socket
  // Of what a proxy tells, only what it has added itself is true: the last.
  const told = String(headers['x-forwarded-for'] ?? '').split(',').at(-1)!.trim()
  const address = isLoopback(remoteAddress) && isIP(told) > 0
    ? told
    : remoteAddress.replace(/^::ffff:/, '')
  return isIP(address) === 6
    ? address.split(':').slice(0, 4).join(':')
    : address
}

/** Whether the visitor's way here is encrypted: a proxy on this machine says so. */
export function isSecure({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  return isLoopback(socket.remoteAddress) && headers['x-forwarded-proto'] === 'https'
}
