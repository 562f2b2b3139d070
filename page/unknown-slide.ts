/** Addresses of slides that a deck doesn't have. Slidev would show the last one, as if it were meant. */
import type { AppContext } from '@slidev/types'
import { getSlide } from '@slidev/client/logic/slides.ts'

type Guard = Parameters<AppContext['router']['beforeEach']>[0]

/** Shows the page that tells so, and keeps the address. */
export const tellUnknown: Guard = (to) => {
  const { no } = to.params
  return typeof no !== 'string' || no === 'index.html' || getSlide(no)
    ? true
    : { name: 'NotFound', params: { pathMatch: to.path.slice(1).split('/') }, query: to.query }
}
