/** Where a request comes from. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { isOwnName } from '../slidev/own-visit.ts'

/** What a proxy adds: the visitor may be anywhere. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'cf-connecting-ip'] as const

export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address)
}

export function isForwarded(headers: IncomingHttpHeaders): boolean {
  return FORWARDED.some(name => headers[name] !== undefined)
}

/**
 * Whether a request was made on this machine, by a name that can't be anybody else's: pages on the web may
 * use a name of their own that leads here, and a proxy or tunnel on this machine passes on the requests of others.
 */
export function isFromThisMachine({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  return isLoopback(socket.remoteAddress) && isOwnName(headers.host) && !isForwarded(headers)
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
