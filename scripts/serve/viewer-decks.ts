/**
 * What viewers get: built decks, of which nothing but the files of the build is told, and where the presenter is.
 * None of their requests reaches the servers on which decks are developed.
 */
import type { ViewerBuild } from '../slidev/viewer-build.ts'
import type { Place } from './followed-place.ts'
import type { Visit } from './front-server.ts'
import type { DeckLink } from './messages.ts'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as setTimer } from 'node:timers/promises'
import { FONT_FOLDER } from '../slides/font-folder.ts'
import { SENT_FONTS, SHELL } from '../slidev/build-shell.ts'
import { DRAWINGS } from '../slidev/drawings.ts'
import { hashOf } from '../slidev/ledger.ts'
import { isInFolder } from '../slidev/own-files.ts'
import { sendFile } from './send-file.ts'
import { FOLLOW, viewerChannel } from './viewer-channel.ts'
import { VIEWER_POLICY, viewerPage } from './viewer-page.ts'
import { askForPatience, refuse } from './word-pages.ts'

export interface ViewerOptions {
  /** The decks that viewers are shown. */
  readonly decks: () => readonly DeckLink[]
  /** Builds a deck as it is now. */
  readonly build: (name: string) => Promise<ViewerBuild>
  readonly sameSlide: (from: string, slide: number, to: string) => Promise<number | undefined>
  /** Absolute paths of folders of files that slides name: `/picture.png`. */
  readonly publicFolders: readonly string[]
  /** Told when a deck can't be built as it is now; viewers go on seeing the last one. */
  readonly onTrouble: (name: string, error: unknown) => void
}

export interface ViewerDecks {
  readonly answer: (visit: Visit) => Promise<void>
  /** Builds a deck before the first viewer comes. */
  readonly prepare: (name: string) => Promise<void>
  /** Builds a deck again that viewers have seen. */
  readonly change: (name: string) => void
  readonly setPlace: (name: string, place: Place) => void
  readonly goOn: (from: string, to: string, slide: number) => void
  readonly close: () => void
}

/** A deck that was built, and the one before: pages that are still loading have its addresses. */
interface Shown {
  readonly version: string
  readonly build: ViewerBuild
  readonly files: ReadonlyMap<string, Buffer>
  readonly before?: ReadonlyMap<string, Buffer>
}

/** ms without a further change, after which a deck is built again. */
const REST = 300

/** ms that a page waits for its deck to be built, before it says so; the first of all takes longest. */
const PATIENCE = 2000

/** Where a viewer's page asks for the slide of another deck: `?from=…&to=…&slide=…`. */
const SAME_SLIDE = '/@prismdeck/same-slide'

/** A file of a font for rare characters, which a page asks for when it meets one. */
const FONT = new RegExp(`^/${SENT_FONTS}/(noto-[a-z0-9-]+)/files/([\\w-]+\\.woff2)$`)

export function viewerDecks({ decks, build, sameSlide, publicFolders, onTrouble }: ViewerOptions): ViewerDecks {
  const shown = new Map<string, Shown>()
  const building = new Map<string, Promise<void>>()
  const stale = new Set<string>()
  const places = new Map<string, Place>()
  const timers = new Map<string, NodeJS.Timeout>()
  const channel = viewerChannel()
  const isShared = (name: string) => decks().some(deck => deck.name === name)
  const stateOf = (name: string, { version }: Shown) => ({ version, decks: decks(), ...places.has(name) && { place: places.get(name)! } })

  /** One after the other; a change that comes meanwhile is seen by the next. */
  function buildAgain(name: string): Promise<void> {
    stale.add(name)
    const running = building.get(name) ?? (async () => {
      while (stale.delete(name))
        await show(name, await build(name))
    })().finally(() => building.delete(name))
    building.set(name, running)
    return running
  }

  async function show(name: string, built: ViewerBuild): Promise<void> {
    const files = new Map([...built.files].map(([path, content]) => [path, typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)]))
    const version = hashOf(...[...files].flat()).slice(0, 16)
    const last = shown.get(name)
    if (last?.version === version)
      return
    const next = { version, build: built, files, ...last && { before: last.files } }
    shown.set(name, next)
    channel.tell(name, 'state', stateOf(name, next))
  }

  async function deckShown(name: string): Promise<Shown | undefined> {
    if (!isShared(name))
      return undefined
    if (!shown.has(name))
      await buildAgain(name)
    return shown.get(name)
  }

  function fileOf(path: string): Buffer | undefined {
    for (const [name, { files, before }] of shown) {
      const file = isShared(name) ? files.get(path) ?? before?.get(path) : undefined
      if (file)
        return file
    }
    return undefined
  }

  /** A file beside the decks that a built one names. */
  async function publicFile(path: string): Promise<Buffer | undefined> {
    const name = path.slice(1)
    if (!/\.\w+$/.test(name) || /(?:^|\/)\./.test(name))
      return undefined
    const isNamed = [...shown].some(([deck, { files }]) => isShared(deck) && [...files.values()].some(content => content.includes(name)))
    for (const folder of isNamed ? publicFolders : []) {
      const content = isInFolder(folder, name) ? await readFile(join(folder, name)).catch(() => undefined) : undefined
      if (content)
        return content
    }
    return undefined
  }

  /** The shell is the same for all decks, or else there is one for each. */
  async function shellFile(name: string): Promise<Buffer | undefined> {
    const folders = new Set([...shown.values()].flatMap(({ build: { shell } }) => shell ?? []))
    for (const folder of /^[\w.-]+$/.test(name) && name !== 'contents.json' ? folders : []) {
      const known = kept.get(join(folder, name)) ?? await readFile(join(folder, name)).catch(() => undefined)
      if (known) {
        kept.set(join(folder, name), known)
        return known
      }
    }
    return undefined
  }
  const kept = new Map<string, Buffer>()

  async function answer(visit: Visit): Promise<void> {
    const { request, response, asked: { method, path, query } } = visit
    if (method !== 'GET' && method !== 'HEAD')
      return refuse(request, response, 'viewer')
    if (path.startsWith(FOLLOW)) {
      const name = path.slice(FOLLOW.length)
      const deck = await deckShown(name)
      return deck && method === 'GET' ? channel.add(name, response, stateOf(name, deck)) : refuse(request, response, 'unknown')
    }
    if (path === SAME_SLIDE) {
      const [from = '', to = ''] = [query.get('from'), query.get('to')].map(String)
      const slide = isShared(from) && isShared(to) ? await sameSlide(from, Number(query.get('slide')) || 1, to) : undefined
      return slide === undefined
        ? refuse(request, response, 'unknown')
        : void response.writeHead(303, { Location: `/${to}/#/${slide}` }).end()
    }
    const [, name = '', slash] = /^\/([^/]+)(\/)?$/.exec(path) ?? []
    if (isShared(name)) {
      if (slash === undefined)
        return void response.writeHead(302, { Location: `/${name}/` }).end()
      const deck = await Promise.race([deckShown(name), setTimer(PATIENCE, undefined, { ref: false })])
      if (!deck)
        return askForPatience(request, response)
      response.setHeader('Content-Security-Policy', VIEWER_POLICY)
      return sendFile(visit, 'page.html', Buffer.from(viewerPage(name, deck.version, deck.build)), false)
    }
    if (path === DRAWINGS)
      return sendFile(visit, 'drawings.json', Buffer.from('null'), false)
    if (path.startsWith(`/${SHELL}/`)) {
      const file = await shellFile(path.slice(SHELL.length + 2))
      return file ? sendFile(visit, path, file, true) : refuse(request, response, 'unknown')
    }
    const [, fonts, font] = FONT.exec(path) ?? []
    if (fonts !== undefined) {
      const content = await readFile(join(FONT_FOLDER, fonts, 'files', font!)).catch(() => undefined)
      return content ? sendFile(visit, path, content, true) : refuse(request, response, 'unknown')
    }
    const file = fileOf(path)
    if (file)
      return sendFile(visit, /\.\w+$/.test(path) && path.startsWith('/@prismdeck/viewer/') ? path : 'module.js', file, path.startsWith('/@prismdeck/viewer/'))
    const beside = await publicFile(path)
    if (beside)
      return sendFile(visit, path, beside, false)
    refuse(request, response, /^\/(?:[^/]+\/)?(?:@|_)/.test(path) ? 'viewer' : 'unknown')
  }

  return {
    answer,
    async prepare(name) {
      await buildAgain(name).catch(error => onTrouble(name, error))
    },
    change(name) {
      if (!shown.has(name))
        return
      clearTimeout(timers.get(name))
      timers.set(name, setTimeout(() => void buildAgain(name).catch(error => onTrouble(name, error)), REST))
    },
    setPlace(name, place) {
      const deck = shown.get(name)
      places.set(name, place)
      if (deck)
        channel.tell(name, 'state', stateOf(name, deck))
    },
    goOn(from, to, slide) {
      if (isShared(to))
        channel.tell(from, 'go', { name: to, slide })
    },
    close() {
      timers.forEach(clearTimeout)
      channel.close()
    },
  }
}
