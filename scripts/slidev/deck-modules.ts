/** The modules that let one Slidev show several decks: those of Slidev that know of a single one, replaced. */
import type { SlidevData } from '@slidev/types'
import type { Plugin } from 'vite'
import { deckFacts } from './deck-facts.ts'
import { DRAWINGS } from './drawings.ts'

/** A deck among others, whose slides Slidev counts through all of them. */
export interface DeckAmongOthers {
  /** `full.zh`: what a page asks for. */
  readonly name: string
  readonly data: SlidevData
  /** How many slides the decks before it have. */
  readonly offset: number
}

export interface DeckModuleOptions {
  /**
   * Whether a page loads each slide on its own, so that one that does not compile leaves the others, or
   * all of them at once.
   */
  readonly eachSlide: boolean
  /** The deck that a page is to show: an expression in JavaScript, a module that is the deck or a promise of it. */
  readonly shown: string
  /** Whether a page can show another deck later, as `showDeckNamed` has it do. */
  readonly replaceable?: boolean
}

export const DECKS_ENTRY = '/@prismdeck/decks'
export const DECK = '/@prismdeck/deck/'

/** The deck that the page names, or its address, `?deck=2`, for `shown`. */
export const DECK_OF_PAGE = `import(/* @vite-ignore */ '${DECK}' + (document.documentElement.dataset.deck ?? new URLSearchParams(location.search).get('deck')))`

/** Runs in a page that shows a deck, with the name of another one: shows that in its place, by the same modules. */
export function showDeckNamed(name: string): Promise<void> {
  return (window as unknown as { prismdeckShow: (name: string) => Promise<void> }).prismdeckShow(name)
}

const CURRENT = '/@prismdeck/current'

/**
 * The page says which deck it shows; that deck is loaded before Slidev's client asks for it. The styles of
 * client, theme and package come first, as while presenting: those of layouts, which come with the deck,
 * override them.
 */
const entry = (shown: string) => `
import '@slidev/client/styles/index.ts'
import { show } from '${CURRENT}'
${shown}.then(deck => {
  show(deck)
  return import('@slidev/client/main.ts')
})
`

/**
 * The same, for a page that can show another deck later. Modules that were read and compiled stay; all that
 * Vue drew goes, and is drawn anew for the next deck.
 */
const replaceableEntry = (shown: string) => `
import '@slidev/client/styles/index.ts'
import { createApp } from 'vue'
import { show } from '${CURRENT}'
let app
async function draw(deck) {
  show(deck)
  const known = await fetch('${DRAWINGS}' + location.search).then(response => response.json())
  window.prismdeckDrawings = known ? { known, fresh: {} } : undefined
  const [{ default: App }, { default: setup }] = await Promise.all([import('@slidev/client/App.vue'), import('@slidev/client/setup/main.ts')])
  app = createApp(App)
  await setup(app)
  app.mount('#app')
}
window.prismdeckShow = async (name) => {
  const deck = await import(/* @vite-ignore */ '${DECK}' + name)
  app.unmount()
  const address = new URL(location.href)
  address.searchParams.set('deck', name)
  history.replaceState(null, '', address)
  document.getElementById('mermaid-rendering-container')?.style.removeProperty('display')
  await draw(deck)
}
${shown}.then(draw)
`

/** Bundled, some of Slidev's client may read the configuration before a deck is shown: it follows, but for the title. */
const CURRENT_DECK = `
import { shallowReactive, shallowRef } from 'vue'
export const slides = shallowRef([])
export const configs = shallowReactive({ slidesTitle: document.title, colorSchema: 'auto' })
export function show(deck) {
  slides.value = deck.slides
  Object.keys(configs).forEach(key => delete configs[key])
  Object.assign(configs, deck.configs)
}
`

type ModuleKind = 'frontmatter' | 'md'

/** A slide's own module of this kind, by the name that Slidev knows it by. */
function slideModule({ data, offset }: DeckAmongOthers, index: number, kind: ModuleKind): string {
  return `${data.slides[index]!.source.filepath}__slidev_${offset + index + 1}.${kind}`
}

/** The names of all modules of a deck's slides, with the slides from 1. */
export function slideModules(deck: DeckAmongOthers): { readonly slide: number, readonly id: string }[] {
  return deck.data.slides.flatMap((_, i) => (['frontmatter', 'md'] as const).map(kind => ({ slide: i + 1, id: slideModule(deck, i, kind) })))
}

/** A deck's slides, counted from 1 again. */
function deckModule(deck: DeckAmongOthers, eachSlide: boolean): string {
  const { data } = deck
  const each = (line: (i: number) => string) => data.slides.map((_, i) => line(i)).join('\n')
  const module = (i: number, kind: ModuleKind) => JSON.stringify(slideModule(deck, i, kind))
  return `
import { defineAsyncComponent } from 'vue'
import SlideError from '@slidev/client/layouts/error.vue'
${each(i => `import { meta as meta${i} } from ${module(i, 'frontmatter')}`)}
${eachSlide ? '' : each(i => `import * as md${i} from ${module(i, 'md')}`)}
function slide(i, meta, md) {
  Object.assign(meta.slide, { no: i + 1, id: i, index: i })
  return { no: i + 1, meta, load: async () => md, component: md.default }
}
function slideOnItsOwn(i, meta, get) {
  let module
  const load = () => module ??= get().catch(error => (console.error('slide failed to load', error), { default: SlideError }))
  return { ...slide(i, meta, { default: defineAsyncComponent(load) }), load }
}
export const slides = [
${each(i => eachSlide ? `  slideOnItsOwn(${i}, meta${i}, () => import(${module(i, 'md')})),` : `  slide(${i}, meta${i}, md${i}),`)}
]
export const configs = ${JSON.stringify({ ...withoutPlaces(data.config), slidesTitle: deckFacts(data).pageTitle, info: false })}
`
}

/** Settings without the theme and the addons: folders of this machine by now, which nothing in a browser asks for. */
function withoutPlaces<T extends { readonly theme?: unknown, readonly addons?: unknown }>({ theme: _, addons: __, ...settings }: T): Omit<T, 'theme' | 'addons'> {
  return settings
}

/** Slidev compiles the titles of all slides into one component; a title is text here. */
const TITLES = `
import { slides } from '${CURRENT}'
import { useSlideContext } from '@slidev/client/context.ts'
import { computed, defineComponent } from 'vue'
const plain = title => (title ?? '').replace(/<[^>]*>/g, '').replace(/\\*\\*|\`/g, '').replace(/\\\\([!-/:-@[-\`{-~])/g, '$1')
export default defineComponent({
  props: { no: [Number, String] },
  setup(props) {
    const { $page } = useSlideContext()
    const no = computed(() => +(props.no ?? $page.value))
    return () => plain(slides.value[no.value - 1]?.meta.slide.title)
  },
})
`

/** @param decks by their names; more may come while a server runs */
export function deckModules(decks: ReadonlyMap<string, DeckAmongOthers>, { eachSlide, shown, replaceable = false }: DeckModuleOptions): Plugin {
  const modules: Readonly<Record<string, string>> = {
    [DECKS_ENTRY]: replaceable ? replaceableEntry(shown) : entry(shown),
    [CURRENT]: CURRENT_DECK,
    '/@slidev/slides': `export { slides } from '${CURRENT}'`,
    '/@slidev/configs': `export { configs as default } from '${CURRENT}'`,
    '/@slidev/title-renderer': TITLES,
  }
  const deckOf = (id: string) => id.startsWith(DECK) ? decks.get(id.slice(DECK.length)) : undefined
  return {
    name: 'prismdeck:deck-modules',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler: id => deckOf(id) || Object.hasOwn(modules, id) ? id : null,
    },
    load: {
      order: 'pre',
      handler: (id) => {
        const deck = deckOf(id)
        return deck ? deckModule(deck, eachSlide) : Object.hasOwn(modules, id) ? modules[id] : null
      },
    },
  }
}

/** What any of the decks needs of Slidev: mathematics, an editor. */
export function mergedData(all: readonly SlidevData[]): Partial<SlidevData> {
  const { defaults: _, ...headmatter } = all[0]!.headmatter
  return {
    features: {
      ...all[0]!.features,
      katex: all.some(({ features }) => features.katex),
      monaco: all.map(({ features }) => features.monaco).find(Boolean) || false,
      tweet: all.some(({ features }) => features.tweet),
    },
    watchFiles: Object.assign({}, ...all.map(({ watchFiles }) => watchFiles)),
    markdownFiles: Object.assign({}, ...all.map(({ markdownFiles }) => markdownFiles)),
    headmatter,
  }
}

/**
 * A deck's slides among those of others. What a deck says for all of its slides, each says itself: of
 * several decks, Slidev would take the first one's.
 */
export function slidesAmongOthers({ data: { slides, headmatter }, offset }: DeckAmongOthers): SlidevData['slides'] {
  return slides.map((slide, i) => {
    const { defaults: _, ...frontmatter } = withoutPlaces(slide.frontmatter)
    return {
      ...slide,
      index: offset + i,
      frontmatter: { ...i === 0 && { layout: 'cover' }, ...headmatter.defaults as object | undefined, ...frontmatter },
    }
  })
}
