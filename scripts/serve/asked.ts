/** What a request asks for, read once: whatever is no address of ours is known before anything else looks at it. */
import type { IncomingMessage } from 'node:http'

export interface Asked {
  readonly method: string
  /** Decoded, with a slash at the beginning: `/full.zh/`. */
  readonly path: string
  readonly query: URLSearchParams
}

/** Longer addresses are nobody's, in characters. */
const LONGEST = 4096

/** Undefined where the address can't be one of ours: malformed, of another server, or leading upwards. */
export function readAsked({ method = 'GET', url = '' }: Pick<IncomingMessage, 'method' | 'url'>): Asked | undefined {
  if (url.length > LONGEST || !/^\/(?![/\\])/.test(url))
    return undefined
  const [, raw = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(url) ?? []
  const path = decoded(raw)
  const isWrong = path === undefined || hasControls(path) || path.includes('\\') || path.split('/').includes('..')
  return isWrong
    ? undefined
    : { method, path, query: new URLSearchParams(query) }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  }
  catch {
    return undefined
  }
}

function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text)
}
