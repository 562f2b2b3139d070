/** In each page of a served deck: keeps the slide, shows what is wrong, and leads to the other decks. */
import type { LiveMessages, PageMessages } from '../messages.ts'
import { nearestSlide } from '../nearest-slide.ts'
import { showTrouble } from './overlay.ts'
import { createSwitcher } from './switcher.ts'

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

const switcher = createSwitcher(to => tell('prismdeck:switch', {
  to,
  slide: slidev()?.nav.currentSlideNo ?? 1,
  presenter: slidev()?.nav.isPresenter ?? false,
}))

hear('prismdeck:trouble', showTrouble)

hear('prismdeck:decks', (told) => {
  here = told.here
  switcher.show(told.here, told.decks)
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
  const hash = slidev()?.configs.routerMode === 'hash'
  const route = hash
    ? location.hash.slice(1)
    : location.pathname.slice(here.length + 1)
  const [path = '', query = ''] = route.split('?')
  const view = /^\/(presenter|notes|overview)\b/.exec(path)?.[1]
  const password = new URLSearchParams(query).get('password')
  const to = [
    ...view === undefined ? [] : [view],
    ...view === 'notes' || view === 'overview' ? [] : [slide],
  ].join('/')
  const asked = password === null
    ? ''
    : `?${new URLSearchParams({ password })}`
  return `/${name}/${hash ? '#/' : ''}${to}${asked}`
}
