/** What those who present get of a deck that is being developed: what is on the list, with a body that was read and checked before. */
import type { RunningServer } from '../slidev/server.ts'
import type { Visit } from './front-server.ts'
import { dirname } from 'node:path'
import { isInFolder } from '../slidev/own-files.ts'
import { toldFiles } from '../slidev/served-files.ts'
import { readBody, withBody } from './request-limits.ts'
import { isUnknownPage, permitFor } from './rights.ts'
import { leadsToTold } from './told-paths.ts'
import { isFromThisMachine } from './visitor.ts'
import { asksForPage, refuse } from './word-pages.ts'

/** What Slidev answers at the root of the server, whatever the path of the deck. */
const AT_ROOT = /^(?:__slidev\/|__mcp\b|@server-(?:ref|reactive)\/)/

/** What Slidev's pages ask for there. */
export const ASKED_AT_ROOT = /^\/(?:__slidev\/|__mcp\/?$|__open-in-editor$|@server-(?:ref|reactive)\/)/

/** A deck that runs. */
export interface PresentedDeck {
  /** `full.zh` */
  readonly name: string
  readonly server: RunningServer
  /** Absolute path of its file. */
  readonly entry: string
  /** Absolute path of the package. */
  readonly root: string
  /** Absolute paths of folders of which nothing is told. */
  readonly hidden: readonly string[]
}

/** @param below the address below the deck's, with a slash at the beginning and its query, not decoded */
export async function presentDeck({ request, response, asked }: Visit, { name, server, entry, root, hidden }: PresentedDeck, below: string): Promise<void> {
  const path = decodeURIComponent(/^\/([^?]*)/.exec(below)![1]!)
  const permit = permitFor(asked, path, isFromThisMachine(request))
  if (!permit || (asksForPage(request) && isUnknownPage(path)) || !leadsToTold(path, root, toldFiles(root, entry, hidden)))
    return refuse(request, response, 'unknown')
  // With a line and a column.
  if (path === '__open-in-editor' && !isInFolder(dirname(entry), (asked.query.get('file') ?? '').replace(/(?::\d+){0,2}$/, '')))
    return refuse(request, response, 'unknown')

  const url = AT_ROOT.test(path) ? below : `/${name}${below}`
  const next = () => refuse(request, response, 'unknown')
  if (!permit.body) {
    request.url = url
    return server.handle(request, response, next)
  }
  const body = await readBody(request)
  if (!body)
    return refuse(request, response, 'large')
  if (!permit.body.safeParse(parsed(String(body))).success)
    return refuse(request, response, 'malformed')
  const again = withBody(request, body)
  again.url = url
  server.handle(again, response, next)
}

/** Undefined where it is no JSON, which a body never is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return undefined
  }
}
