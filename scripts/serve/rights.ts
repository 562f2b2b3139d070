/**
 * What those who present may ask of a deck that is being developed, as a list: what is not on it is refused,
 * whatever Slidev, Vite and their plugins would answer. Viewers ask nothing of it at all: they get built decks.
 */
import type { Asked } from './asked.ts'
import { z } from 'zod'

/** A viewer looks and follows; a presenter sees notes, leads and writes. */
export type Right = 'viewer' | 'presenter'

interface Route {
  readonly methods: readonly string[]
  /** Of the address below that of the deck. */
  readonly path: RegExp
  /** What a body must be; without it, none is read. */
  readonly body?: z.ZodType
  /** Only asked on the machine itself. */
  readonly isLocal?: boolean
}

const READ = ['GET', 'HEAD'] as const

/** Objects are merged into others, where this key would be no key but what they inherit from. */
const hasOwnKeys = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || (!Object.hasOwn(value, '__proto__') && Object.values(value).every(hasOwnKeys))

const json = z.unknown().refine(value => value !== undefined && hasOwnKeys(value))

const slideEdit = json.pipe(z.strictObject({
  content: z.string().optional(),
  note: z.string().optional(),
  frontmatterRaw: z.string().optional(),
  frontmatter: z.record(z.string(), z.unknown()).optional(),
  skipHmr: z.boolean().optional(),
}))

/** As `vite-plugin-vue-server-ref` sends it; what is undefined is a text to it. */
const shared = (state: z.ZodType) => json.pipe(z.object({
  source: z.string().optional(),
  timestamp: z.number().optional(),
  data: state.optional(),
  patch: state.optional(),
}).refine(({ data, patch }) => data !== undefined || patch !== undefined))

/** Slidev's shared states, by their names. */
const SHARED: Readonly<Record<string, z.ZodType>> = {
  nav: z.looseObject({ page: z.int().min(0).optional(), clicks: z.number().optional() }),
  drawings: z.record(z.string(), z.unknown()),
  snapshots: z.record(z.string(), z.unknown()),
  sync: z.boolean(),
}

/** The deck's page, also by routes that are no hashes. */
const PAGE = /^(?:index\.html)?$|^(?:presenter|overview|notes|notes-edit|entry|export)(?:\/\w*)?$|^\d+$/

const ROUTES: readonly Route[] = [
  { methods: READ, path: PAGE },
  { methods: READ, path: /^__slidev\/slides\/\d+\.json$/ },
  { methods: ['POST'], path: /^__slidev\/slides\/\d+\.json$/, body: slideEdit },
  { methods: ['GET', 'POST', 'DELETE'], path: /^__mcp\/?$/, body: json },
  { methods: READ, path: /^__open-in-editor$/, isLocal: true },
  ...Object.entries(SHARED).flatMap(([name, state]): Route[] => ['ref', 'reactive'].flatMap(kind => [
    { methods: READ, path: new RegExp(`^@server-${kind}/${name}$`) },
    { methods: ['POST'], path: new RegExp(`^@server-${kind}/${name}$`), body: shared(state) },
  ])),
  // Modules and files; which of them there are to see, `slidev/served-files.ts` lists.
  { methods: READ, path: /^@(?:vite|id|fs|slidev)\/./ },
  { methods: READ, path: /^(?!\.|__|@)[^/]+(?:\/(?!\.\.)[^/]+)*$/ },
]

export interface Permit {
  /** What its body must be. */
  readonly body?: z.ZodType
}

/**
 * Whether a presenter may ask this of a deck.
 *
 * @param path below the deck's address, without a slash at the beginning
 * @param isLocal whether it is asked on the machine itself
 */
export function permitFor({ method }: Pick<Asked, 'method'>, path: string, isLocal: boolean): Permit | undefined {
  const route = ROUTES.find(route => route.methods.includes(method) && route.path.test(path) && (isLocal || !route.isLocal))
  return route && { ...route.body && method === 'POST' && { body: route.body } }
}

/** Whether a path looks like that of a page but is none of a deck's: Vite would show the deck at any such address. */
export function isUnknownPage(path: string): boolean {
  return !PAGE.test(path) && /^(?!@|__)(?:[^.]*|.*\.html?)$/.test(path)
}
