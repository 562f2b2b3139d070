/** The talk's time goes on in another deck: the tab keeps what Slidev's timer has counted. */
import { useNav } from '@slidev/client'
import { sharedState } from '@slidev/client/state/shared.ts'
import { watch } from 'vue'

type Timer = typeof sharedState.timer

const KEPT = 'prismdeck-timer'

export function keepTime(): void {
  const { isPresenter } = useNav()
  const setBack = () => {
    const kept = keptTimer()
    if (kept)
      sharedState.timer = kept
  }
  // Set back in another deck, too, by who presents; who listens follows.
  watch(isPresenter, presents => presents && setBack(), { immediate: true })

  let heard = sharedState.lastUpdate?.time
  watch(() => [sharedState.timer, sharedState.lastUpdate] as const, ([timer, last]) => {
    // A page of the audience that has just been opened on this machine tells all that it knows, and of no time yet.
    const isByListener = last?.type === 'viewer' && last.time !== heard
    heard = last?.time
    if (!isPresenter.value)
      return
    if (!isByListener)
      sessionStorage.setItem(KEPT, JSON.stringify(timer))
    else if (JSON.stringify(timer) !== sessionStorage.getItem(KEPT))
      setBack()
  }, { deep: true })
}

function keptTimer(): Timer | undefined {
  const kept = sessionStorage.getItem(KEPT)
  return kept === null ? undefined : JSON.parse(kept) as Timer
}
