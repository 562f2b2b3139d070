/** The talk's time goes on in another deck: the tab keeps what Slidev's timer has counted. */
import { useNav } from '@slidev/client'
import { sharedState } from '@slidev/client/state/shared.ts'
import { watch } from 'vue'

type Timer = typeof sharedState.timer

const KEPT = 'prismdeck-timer'

export function keepTime(): void {
  const { isPresenter } = useNav()
  // Set back in another deck, too, by who presents; who listens follows.
  watch(isPresenter, (presents) => {
    const kept = presents ? keptTimer() : undefined
    if (kept)
      Object.assign(sharedState.timer, kept)
  }, { immediate: true })
  watch(() => sharedState.timer, (timer) => {
    if (isPresenter.value)
      sessionStorage.setItem(KEPT, JSON.stringify(timer))
  }, { deep: true })
}

function keptTimer(): Timer | undefined {
  const kept = sessionStorage.getItem(KEPT)
  const timer = kept === null ? undefined : JSON.parse(kept) as Timer
  return timer && timer.status !== 'stopped' ? timer : undefined
}
