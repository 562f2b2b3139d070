/**
 * The decks that `serve` presents: each is generated and started when it is first asked for, and
 * follows the data from then on.
 */
import type { EventEmitter } from 'node:events'
import type { Brand } from '../brand/brand.ts'
import type { DeckPlan } from '../commands/command.ts'
import type { PartReport } from '../edits/merge-deck.ts'
import type { DeckEntry } from '../site/start-page.ts'
import type { RunningServer } from '../slidev/server.ts'
import type { Place } from './followed-place.ts'
import type { Tell } from './live-plugin.ts'
import type { DeckLink, Trouble } from './messages.ts'
import { relative, resolve } from 'node:path'
import process from 'node:process'
import { setTimeout as setTimer } from 'node:timers'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { commonBrand, nameOf } from '../commands/command.ts'
import { DatasetError, UserError } from '../dataset/errors.ts'
import { cutDeck } from '../edits/cut-deck.ts'
import { saveDeck } from '../edits/deck-files.ts'
import { DeckError } from '../edits/deck-problems.ts'
import { ofOwnCode } from '../own-code.ts'
import { describeDeck, languageName } from '../site/deck-entry.ts'
import { saveAssets } from '../slides/assets.ts'
import { startServer } from '../slidev/server.ts'
import { checkedFrames } from './checked-frames.ts'
import { followedPlace } from './followed-place.ts'
import { livePlugin } from './live-plugin.ts'
import { nearestSlide } from './nearest-slide.ts'
import { slideUpdates } from './slide-updates.ts'

export interface LiveOptions {
  /** Reads the dataset; throws a UserError where it is wrong, and `check` does where that takes longer to see. */
  readonly plan: () => Promise<{ readonly plans: readonly DeckPlan[], readonly check: () => void }>
  /** The folder of the decks. */
  readonly out: string
  readonly root: string
  readonly upgrades: EventEmitter
  /** Looks for changes of the decks again and again. */
  readonly poll?: boolean
  /** Absolute paths of folders of which nothing is told over HTTP. */
  readonly hidden?: readonly string[]
  /** Told where the presenter of a deck is. */
  readonly onPlace?: (name: string, place: Place) => void
  /** Told that a presenter goes on in another deck. */
  readonly onSwitch?: (from: string, to: string, slide: number) => void
  /** Told that a deck that runs is shown otherwise now. */
  readonly onShown?: (name: string) => void
  /** Told what became of the parts of a deck each time it was merged with what is on disk. */
  readonly onMerged?: (deck: string, parts: readonly PartReport[]) => void
  /** Told when something is wrong, and when all is well again. */
  readonly onTrouble: (troubles: readonly Trouble[]) => void
}

export interface LiveDecks {
  readonly list: () => readonly DeckLink[]
  /** The decks as the start page shows them. */
  readonly entries: () => Promise<readonly DeckEntry[]>
  /** The brand that they have in common. */
  readonly brand: () => Brand | undefined
  /** The running deck of this name, started where it is not; undefined where there is none. */
  readonly open: (name: string) => Promise<RunningServer | undefined>
  /** The slide of another deck, from 1, that belongs to one of this deck; undefined where there is no such deck. */
  readonly sameSlide: (from: string, slide: number, to: string) => Promise<number | undefined>
  /** Reads the data again and shows what has changed. */
  readonly refresh: () => Promise<void>
  readonly close: () => Promise<void>
}

/** An editor may be in the middle of writing; what is still wrong after this time, in ms, is wrong. */
const SECOND_LOOK = 80

/** Time for the pages to fetch and show what has changed, in ms. */
const CHECK_AFTER = 500

const named = (plans: readonly DeckPlan[]) => new Map(plans.map(plan => [nameOf(plan), plan]))

/** @throws UserError where the dataset is wrong from the start */
export async function liveDecks(options: LiveOptions): Promise<LiveDecks> {
  const first = await options.plan()
  first.check()
  let plans = named(first.plans)
  const running = new Map<string, Promise<RunningServer>>()
  const lastSaved = new Map<string, string>()
  /** What is wrong with the data, under no name, and with single decks, under theirs. */
  const troubles = new Map<string, readonly Trouble[]>()

  function setTroubles(name: string, found: readonly Trouble[]): void {
    const before = JSON.stringify([...troubles.values()].flat())
    if (found.length > 0)
      troubles.set(name, found)
    else
      troubles.delete(name)
    const all = [...troubles.values()].flat()
    if (JSON.stringify(all) === before)
      return
    options.onTrouble(all)
    for (const [deck, server] of running)
      server.then(({ send }) => send('prismdeck:trouble', troublesOf(deck)), () => {})
  }
  const troublesOf = (deck: string) => [...troubles.get('') ?? [], ...troubles.get(deck) ?? []]

  async function save(name: string, path: string, fresh: string): Promise<string> {
    const { markdown, parts } = await saveDeck(path, fresh, undefined, lastSaved.get(name))
    lastSaved.set(name, markdown)
    options.onMerged?.(relative(process.cwd(), path), parts)
    return markdown
  }

  async function start(name: string, plan: DeckPlan): Promise<RunningServer> {
    const { file, markdown, model } = plan.make()
    const entry = resolve(options.out, file)
    await saveAssets(options.out, model)
    await save(name, entry, markdown)
    // A page may ask while the deck still starts.
    let server: RunningServer | undefined
    const started = await startServer({
      entry,
      root: options.root,
      within: { base: `/${name}/`, upgrades: options.upgrades },
      ...(options.hidden && { hidden: options.hidden }),
      ...(options.poll && { poll: true }),
      check: text => void cutDeck(text, relative(process.cwd(), entry)),
      onUnreadable: error => setTroubles(name, troublesIn(error)),
      onDeck({ slides: after }, { slides: before }) {
        if (troubles.has(name)) {
          setTroubles(name, [])
          // While the deck could not be read, it could not follow the data.
          void refresh()
        }
        server?.send('prismdeck:slides', { before: idsOf(before), after: idsOf(after) })
        options.onShown?.(name)
      },
      plugins: [
        checkedFrames(),
        followedPlace(place => options.onPlace?.(name, place)),
        slideUpdates(),
        livePlugin(options.root, () => server?.data().slides.length ?? Infinity, {
          'prismdeck:hello': (_, page) => {
            page('prismdeck:decks', { here: name, decks: list() })
            page('prismdeck:trouble', troublesOf(name))
          },
          'prismdeck:switch': ({ to, slide, presenter }, page, others) => void (server && go(server, to, slide, [page, ...presenter ? [others] : []], presenter ? name : undefined)),
        }),
      ],
    })
    server = started
    return started
  }

  async function go(from: RunningServer, to: string, slide: number, pages: readonly Tell[], led?: string): Promise<void> {
    const place = await placeIn(from, slide, to)
    if (place === undefined)
      return
    pages.forEach(tell => tell('prismdeck:go', { name: to, slide: place }))
    if (led !== undefined)
      options.onSwitch?.(led, to, place)
  }

  async function placeIn(from: RunningServer, slide: number, to: string): Promise<number | undefined> {
    const target = await open(to).catch((error: unknown) => void setTroubles(to, troublesIn(error)))
    return target && nearestSlide(idsOf(from.data().slides), slide - 1, idsOf(target.data().slides)) + 1
  }

  async function open(name: string): Promise<RunningServer | undefined> {
    const plan = plans.get(name)
    const known = running.get(name)
    if (known || !plan)
      return known
    const starting = start(name, plan)
    running.set(name, starting)
    // The next visitor may find the deck mended.
    starting.catch(() => running.delete(name))
    return starting
  }

  /** Shows what the data makes of a running deck now. */
  async function update(name: string, server: RunningServer): Promise<void> {
    const plan = plans.get(name)
    if (!plan)
      return
    const { file, markdown, model } = plan.make()
    try {
      await saveAssets(options.out, model)
      if (await save(name, resolve(options.out, file), markdown) !== server.data().entry.raw)
        server.follow()
    }
    catch (error) {
      setTroubles(name, troublesIn(error))
    }
  }

  async function readData(): Promise<void> {
    try {
      const read = await options.plan().catch(async () => {
        await setTimeout(SECOND_LOOK)
        return options.plan()
      })
      plans = named(read.plans)
      for (const [name, server] of running)
        await server.then(started => update(name, started), () => {})
      // What was changed is on its way to the screen before the rest is looked at.
      checking = setTimer(() => tell(read.check), CHECK_AFTER)
    }
    catch (error) {
      setTroubles('', troublesIn(error))
    }
  }

  let checking: NodeJS.Timeout | undefined
  function tell(check: () => void): void {
    try {
      check()
      setTroubles('', [])
    }
    catch (error) {
      setTroubles('', troublesIn(error))
    }
  }

  let again = false
  let refreshing: Promise<void> | undefined
  /** One after the other; changes that come meanwhile are seen by the next. */
  function refresh(): Promise<void> {
    again = true
    clearTimeout(checking)
    refreshing ??= (async () => {
      while (again) {
        again = false
        clearTimeout(checking)
        await readData()
      }
    })().finally(() => refreshing = undefined)
    return refreshing
  }

  function list(): DeckLink[] {
    return [...plans].map(([name, { audience, language }]) => ({
      name,
      title: audience.name.in(language),
      language,
      languageName: languageName(language),
    }))
  }

  const described = new WeakMap<DeckPlan, DeckEntry>()
  async function entries(): Promise<DeckEntry[]> {
    const found: DeckEntry[] = []
    for (const [name, plan] of plans) {
      const entry = described.get(plan) ?? entryOf(name, plan)
      described.set(plan, entry)
      found.push(entry)
      // To make a deck takes a while, and someone may be presenting.
      await setImmediate()
    }
    return found
  }

  return {
    list,
    entries,
    brand: () => commonBrand([...plans.values()]),
    open,
    async sameSlide(from, slide, to) {
      const server = await running.get(from)
      return server && placeIn(server, slide, to)
    },
    refresh,
    async close() {
      await refreshing
      clearTimeout(checking)
      await Promise.all([...running.values()].map(server => server.then(({ close }) => close(), () => {})))
    },
  }
}

function entryOf(name: string, { dataset, language, make }: DeckPlan): DeckEntry {
  const deck = make()
  return { ...describeDeck(deck), href: `/${name}/`, title: dataset.title.in(language), slides: deck.slides }
}

function idsOf(slides: readonly { readonly frontmatter: Readonly<Record<string, unknown>> }[]): (string | undefined)[] {
  return slides.map(({ frontmatter: { id } }) => typeof id === 'string'
    ? id
    : undefined)
}

function troublesIn(thrown: unknown): Trouble[] {
  const error = ofOwnCode(thrown)
  if (error instanceof DatasetError || error instanceof DeckError)
    return error.problems.map(({ file, line, column, message, excerpt }) => ({ file, line, column, message, excerpt }))
  if (error instanceof UserError)
    return [{ message: error.message }]
  console.error(error)
  return [{ message: `a bug in Prismdeck: ${String(error)}` }]
}
