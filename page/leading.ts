/**
 * Who leads while a deck is served: a page on which somebody goes on, and a presenter's. One that follows, or slides
 * that are just opened, tell nobody where they are. Slidev has them tell, too, which a slow page does when the
 * presenter has gone on, who is then taken back.
 */
import { useNav } from '@slidev/client'
import { getSlidePath } from '@slidev/client/logic/slides.ts'
import { sharedState } from '@slidev/client/state/shared.ts'
import { nextTick } from 'vue'

/** Whether changes of what the pages share are sent; a built deck has no one to send them to. */
const shared: typeof sharedState & { $syncUp?: boolean } = sharedState

export function leadByOwnSteps(): void {
  const { router, isPresenter } = useNav()
  if (!('$syncUp' in shared))
    return
  let followed: string | undefined

  const toldPath = () => shared.lastUpdate && (shared.lastUpdate.type === 'presenter') !== isPresenter.value
    ? getSlidePath(shared.page, isPresenter.value)
    : undefined

  const { push, replace } = router
  router.push = (to) => {
    followed = undefined
    return push(to)
  }
  router.replace = (to) => {
    followed = typeof to === 'object' && 'path' in to && to.path === toldPath()
      ? to.path
      : undefined
    return replace(to)
  }

  // Slidev tells of a step in a hook that comes after this one, and once more where the clicks are those of another slide.
  router.afterEach((to, from, failure) => {
    const isOpened = from.matched.length === 0
    if (!failure && to.path !== followed && (!isOpened || isPresenter.value))
      return
    shared.$syncUp = false
    void nextTick(() => shared.$syncUp = true)
  })
}
