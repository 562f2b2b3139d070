/** In each page of a served deck: keeps the slide, shows what is wrong, and leads to the other decks. */
import type { LiveMessages, PageMessages } from '../scripts/serve/messages.ts'
import { nearestSlide } from '../scripts/serve/nearest-slide.ts'
import { otherDecks, sameView } from './decks.ts'
import { showTrouble } from './trouble.ts'

/** Slidev's own navigation, which it hands out while it serves. */
interface SlidevGlobal {
  readonly nav: {
    readonly currentSlideNo: number
    readonly clicks: number
    readonly isPresenter: boolean
    readonly go: (slide: number, clicks?: number) => Promise<void>
  }
  readonly configs: { readonly routerMode: string }
}

// Vite gives it to a module in which it stands in full.
const hot = import.meta.hot
const slidev = () => (window as unknown as { __slidev__?: SlidevGlobal }).__slidev__

/** After the change that moves slides comes the update of the page; a new slide has no route before. */
const UPDATE_TIMEOUT = 1000

let here = ''

function hear<Name extends keyof LiveMessages>(name: Name, run: (data: LiveMessages[Name]) => void): void {
  hot?.on(name, run as (data: unknown) => void)
}

function tell<Name extends keyof PageMessages>(name: Name, data: PageMessages[Name]): void {
  hot?.send(name as string, data)
}

const lead = (to: string) => tell('prismdeck:switch', {
  to,
  slide: slidev()?.nav.currentSlideNo ?? 1,
  presenter: slidev()?.nav.isPresenter ?? false,
})

hear('prismdeck:trouble', showTrouble)

hear('prismdeck:decks', (told) => {
  here = told.here
  otherDecks.value = { ...told, start: '/', lead }
})

hear('prismdeck:go', ({ name, slide }) => {
  const nav = slidev()?.nav
  if (name === here)
    void nav?.go(slide)
  else
    location.assign(addressOf(name, slide))
})

hear('prismdeck:slides', ({ before, after }) => {
  const nav = slidev()?.nav
  if (!nav)
    return
  const { currentSlideNo, clicks } = nav
  const slide = nearestSlide(before, currentSlideNo - 1, after) + 1
  // A slide without an id is known by its number alone.
  if (slide === currentSlideNo || before[currentSlideNo - 1] === undefined)
    return
  let done = false
  const move = () => {
    if (!done)
      void nav.go(slide, clicks)
    done = true
    hot?.off('vite:afterUpdate', move)
  }
  hot?.on('vite:afterUpdate', move)
  setTimeout(move, UPDATE_TIMEOUT)
})

tell('prismdeck:hello', null)

/** The same view of another deck. */
function addressOf(name: string, slide: number): string {
  return slidev()?.configs.routerMode === 'hash'
    ? sameView(`/${name}/#/`, slide, location.hash.slice(1))
    : sameView(`/${name}/`, slide, location.pathname.slice(here.length + 1))
}
