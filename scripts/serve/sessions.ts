/** Who was let in: random values in cookies, which nothing can be learned from and which end with the server. */
import type { IncomingMessage } from 'node:http'
import type { Right } from './rights.ts'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isSecure } from './visitor.ts'

/** Passwords by what they give a right to. */
export type Passwords = Readonly<Record<Right, string>>

export interface Sessions {
  /** The right that a password gives. */
  readonly rightFor: (password: string) => Right | undefined
  /** Begins a session; the header that sets its cookie. */
  readonly begin: (request: IncomingMessage, right: Right) => string
  /** The right of the session that a request belongs to. */
  readonly rightOf: (request: IncomingMessage) => Right | undefined
}

const COOKIE = 'prismdeck'

/** Those who came first are forgotten beyond this. */
const SESSIONS = 10_000

export function openSessions(passwords: Passwords): Sessions {
  const sessions = new Map<string, Right>()
  const key = randomBytes(32)
  // Of one length, whatever is hashed.
  const hash = (text: string) => createHmac('sha256', key).update(text).digest()
  const known = Object.entries(passwords).map(([right, password]) => ({ right: right as Right, hash: hash(password) }))
  return {
    rightFor(password) {
      const given = hash(password)
      // All are compared: how long it takes tells nothing.
      return known.filter(entry => timingSafeEqual(entry.hash, given)).at(-1)?.right
    },
    begin(request, right) {
      const session = randomBytes(32).toString('hex')
      sessions.set(session, right)
      if (sessions.size > SESSIONS)
        sessions.delete(sessions.keys().next().value!)
      return `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Strict${isSecure(request) ? '; Secure' : ''}`
    },
    rightOf({ headers }) {
      const cookies = (headers.cookie ?? '').split(/;\s*/).filter(cookie => cookie.startsWith(`${COOKIE}=`))
      const rights = cookies.map(cookie => sessions.get(cookie.slice(COOKIE.length + 1)))
      return rights.find(right => right === 'presenter') ?? rights.find(right => right !== undefined)
    },
  }
}
