/** In each page of a built deck that a viewer sees: goes where the presenter goes, and leads to the other decks that are shown. */
import type { ViewerEvents } from '../scripts/serve/viewer-channel.ts'
import { otherDecks } from './decks.ts'

const { deck = '', version } = document.documentElement.dataset

/** ms until a page whose session has ended asks for the password again. */
const AGAIN = 3000

/** Where the presenter was last, so that a page that is loaded again stays where its reader is. */
const LAST = `prismdeck ${deck}`

function lead(to: string): void {
  const slide = /^#\/(\d+)/.exec(location.hash)?.[1] ?? '1'
  location.assign(`/@prismdeck/same-slide?${new URLSearchParams({ from: deck, to, slide })}`)
}

const source = new EventSource(`/@prismdeck/follow/${deck}`)

function hear<Name extends keyof ViewerEvents>(name: Name, run: (data: ViewerEvents[Name]) => void): void {
  source.addEventListener(name, ({ data }) => run(JSON.parse(String(data)) as ViewerEvents[Name]))
}

hear('state', (state) => {
  if (state.version !== version)
    return location.reload()
  otherDecks.value = { here: deck, decks: state.decks, start: '/', lead }
  const place = state.place && `#/${state.place.slide}${state.place.clicks > 0 ? `?clicks=${state.place.clicks}` : ''}`
  if (place === undefined || place === sessionStorage.getItem(LAST))
    return
  sessionStorage.setItem(LAST, place)
  location.replace(place)
})

hear('go', ({ name, slide }) => location.assign(`/${name}/#/${slide}`))

source.addEventListener('error', () => {
  if (source.readyState === EventSource.CLOSED)
    setTimeout(() => location.reload(), AGAIN)
})
