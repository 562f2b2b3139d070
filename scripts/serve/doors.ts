/** Who a visitor is to the server, and how one becomes it: by the machine, a password or a session. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Asked } from './asked.ts'
import type { Right } from './rights.ts'
import type { Passwords } from './sessions.ts'
import { readAsked } from './asked.ts'
import { countGuesses } from './guesses.ts'
import { readBody } from './request-limits.ts'
import { SAFE_HEADERS } from './safe-headers.ts'
import { openSessions } from './sessions.ts'
import { addressOf, isFromThisMachine } from './visitor.ts'
import { askForPassword, LOGIN, refuse } from './word-pages.ts'

export interface Doors {
  readonly rightOf: (request: IncomingMessage) => Right | undefined
  /** Answers who asks to be let in, or has to; whether it has. */
  readonly answers: (request: IncomingMessage, response: ServerResponse, asked: Asked) => Promise<boolean>
}

/** This machine's own visitors present; nobody else is let in. */
export const CLOSED_DOORS: Doors = {
  rightOf: request => isFromThisMachine(request) ? 'presenter' : undefined,
  async answers(request, response) {
    if (isFromThisMachine(request))
      return false
    refuse(request, response, 'stranger')
    return true
  },
}

/**
 * Lets others in by passwords.
 *
 * @param passwords of viewers, and of who presents from another machine
 * @param onGuesses told of addresses that try wrong passwords
 */
export function openDoors(passwords: Passwords, onGuesses: (address: string, wrong: number) => void): Doors {
  const sessions = openSessions(passwords)
  const guesses = countGuesses()
  const rightOf: Doors['rightOf'] = request => isFromThisMachine(request) ? 'presenter' : sessions.rightOf(request)

  /** Leads to the bare address with a session, or asks for the password again. */
  function enter(request: IncomingMessage, response: ServerResponse, password: string, to: string): void {
    const address = addressOf(request)
    const wait = guesses.waitOf(address)
    const right = wait > 0 ? undefined : sessions.rightFor(password)
    if (!right) {
      if (wait === 0)
        onGuesses(address, guesses.wrong(address))
      return askForPassword(request, response, { to, failed: { wait: guesses.waitOf(address) } })
    }
    // Else a viewer could try the presenter's password as often as the own one is entered between.
    if (right === 'presenter')
      guesses.right(address)
    response.writeHead(303, { ...SAFE_HEADERS, 'Location': to, 'Set-Cookie': sessions.begin(request, right), 'Cache-Control': 'no-store' }).end()
  }

  return {
    rightOf,
    async answers(request, response, { method, path, query }) {
      if (path === LOGIN && method === 'POST') {
        const form = new URLSearchParams(String(await readBody(request) ?? ''))
        const [typed, to] = [form.get('password') ?? '', pathIn(form.get('to'))]
        // What did not arrive is no guess.
        if (typed === '')
          askForPassword(request, response, { to })
        else
          enter(request, response, typed, to)
        return true
      }
      const password = query.get('password')
      if (password && method === 'GET') {
        query.delete('password')
        const rest = query.size > 0 ? `?${query}` : ''
        const to = pathIn(encodeURI(path) + rest)
        if (isFromThisMachine(request))
          response.writeHead(303, { ...SAFE_HEADERS, 'Location': to, 'Cache-Control': 'no-store' }).end()
        else
          enter(request, response, password, to)
        return true
      }
      if (path !== LOGIN && rightOf(request))
        return false
      askForPassword(request, response, { to: path === LOGIN ? '/' : pathIn(encodeURI(path)) })
      return true
    },
  }
}

/** An address on this server, and on no other, that can be gone to. */
function pathIn(to: string | null): string {
  if (to === null || !readAsked({ url: to }))
    return '/'
  // As a header may have it; what is left of dots may begin with two slashes, which lead to another server.
  const { pathname, search } = new URL(to, 'http://deck')
  const address = pathname + search
  return readAsked({ url: address }) ? address : '/'
}
