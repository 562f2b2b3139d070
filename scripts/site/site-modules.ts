/** The modules that let one build show several decks: those of Slidev that know of a single one, replaced. */
import type { ResolvedSlidevOptions, SlidevData } from '@slidev/types'
import type { Plugin } from 'vite'

/** A deck of the site. */
export interface SiteDeck {
  /** `full.zh`: names its page. */
  readonly name: string
  readonly data: SlidevData
  /** How many slides the decks before it have. */
  readonly offset: number
}

export const SITE_ENTRY = '/@prismdeck/site'

const DECK = '/@prismdeck/deck/'
const CURRENT = '/@prismdeck/current'

/**
 * The page says which deck it shows; that deck is loaded before Slidev's client asks for it. The styles of
 * client, theme and package come first, as while presenting: those of layouts, which come with the deck,
 * override them.
 */
const ENTRY = (decks: readonly SiteDeck[]) => `
import '@slidev/client/styles/index.ts'
import { show } from '${CURRENT}'
const decks = {
${decks.map(({ name }) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(DECK + name)}),`).join('\n')}
}
decks[document.documentElement.dataset.deck]().then(deck => {
  show(deck)
  return import('@slidev/client/main.ts')
})
`

const CURRENT_DECK = `
import { shallowRef } from 'vue'
export const slides = shallowRef([])
export const configs = {}
export function show(deck) {
  slides.value = deck.slides
  Object.assign(configs, deck.configs)
}
`

/** A deck's slides, which Slidev counts through all decks of the site, counted from 1 again. */
const deckModule = ({ data, offset }: SiteDeck, options: ResolvedSlidevOptions) => `
import { defineComponent, h } from 'vue'
${data.slides.map((_, i) => `import * as md${i} from '/@slidev/slides/${offset + i + 1}/md'
import { meta as meta${i} } from '/@slidev/slides/${offset + i + 1}/frontmatter'`).join('\n')}
function slide(i, md, meta) {
  meta.slide.no = i + 1
  meta.slide.id = i
  meta.slide.index = i
  return { no: i + 1, meta, load: async () => md, component: md.default }
}
export const slides = [
${data.slides.map((_, i) => `  slide(${i}, md${i}, meta${i}),`).join('\n')}
]
export const configs = ${JSON.stringify({ ...data.config, remote: options.remote, slidesTitle: data.config.title, info: false })}
`

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

export function siteModules(decks: readonly SiteDeck[], options: ResolvedSlidevOptions): Plugin {
  const modules = new Map<string, string>([
    [SITE_ENTRY, ENTRY(decks)],
    [CURRENT, CURRENT_DECK],
    ['/@slidev/slides', `export { slides } from '${CURRENT}'`],
    ['/@slidev/configs', `export { configs as default } from '${CURRENT}'`],
    ['/@slidev/title-renderer', TITLES],
    ...decks.map(deck => [DECK + deck.name, deckModule(deck, options)] as const),
  ])
  return {
    name: 'prismdeck:site-modules',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler: id => modules.has(id) ? id : null,
    },
    load: {
      order: 'pre',
      handler: id => modules.get(id) ?? null,
    },
  }
}
