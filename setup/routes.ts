/** Pages of the program's own among Slidev's. */
import { defineRoutesSetup } from '@slidev/types'

const OWN: Readonly<Record<string, () => Promise<unknown>>> = {
  play: () => import('../page/Play.vue'),
  NotFound: () => import('../page/UnknownSlide.vue'),
}

export default defineRoutesSetup(routes => routes.map((route) => {
  const component = OWN[String(route.name)]
  return component ? { ...route, component } as typeof route : route
}))
