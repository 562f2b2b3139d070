/** Tells the pages of viewers where the presenter is and when there is something new; they tell nothing. */
import type { ServerResponse } from 'node:http'
import type { Place } from './followed-place.ts'
import type { DeckLink } from './messages.ts'

/** Where a page listens: the deck's name follows. */
export const FOLLOW = '/@prismdeck/follow/'

/** To a viewer's page, as server-sent events. */
export interface ViewerEvents {
  state: {
    /** Of the deck as it is shown now. */
    readonly version: string
    /** Where the presenter is, when that is known. */
    readonly place?: Place
    /** The decks that viewers are shown. */
    readonly decks: readonly DeckLink[]
  }
  /** The presenter goes on in another deck. */
  go: { readonly name: string, readonly slide: number }
}

export interface ViewerChannel {
  /** Has a page listen until it goes away. */
  readonly add: (deck: string, response: ServerResponse, state: ViewerEvents['state']) => void
  readonly tell: <Name extends keyof ViewerEvents>(deck: string, event: Name, data: ViewerEvents[Name]) => void
  readonly close: () => void
}

/** ms between signs of life, without which a proxy on the way ends the connection. */
const SIGN_OF_LIFE = 20_000

/** Bytes that wait for a page that is too slow; it connects again by itself. */
const BACKLOG = 64 * 1024

export function viewerChannel(): ViewerChannel {
  const pages = new Map<string, Set<ServerResponse>>()
  const send = (page: ServerResponse, text: string) => {
    if (page.writableLength > BACKLOG)
      page.destroy()
    else
      page.write(text)
  }
  const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
  const timer = setInterval(() => pages.forEach(some => some.forEach(page => send(page, ': \n\n'))), SIGN_OF_LIFE)
  timer.unref()
  return {
    add(deck, response, state) {
      const listening = pages.get(deck) ?? new Set()
      pages.set(deck, listening.add(response))
      response.on('close', () => listening.delete(response))
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
      send(response, event('state', state))
    },
    tell: (deck, name, data) => pages.get(deck)?.forEach(page => send(page, event(name, data))),
    close() {
      clearInterval(timer)
      pages.forEach(some => some.forEach(page => page.end()))
    },
  }
}
