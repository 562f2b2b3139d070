/** Whether the slides are read one below the other, as on a phone that is held upright. */
import { computed, shallowRef, watchEffect } from 'vue'

/** A slide is too small to be read there; as in `page/reading.css`. */
const narrow = matchMedia('(max-width: 640px) and (orientation: portrait)')

const isNarrow = shallowRef(narrow.matches)
narrow.addEventListener('change', ({ matches }) => isNarrow.value = matches)

const CHOICE = 'prismdeck-slides'
const prefersSlides = shallowRef(sessionStorage.getItem(CHOICE) !== null)

export const canRead = isNarrow
export const isReading = computed(() => isNarrow.value && !prefersSlides.value)

// Slidev's bar is at the lower edge of an upright screen, in two lines.
watchEffect(() => document.documentElement.style.setProperty('--pd-bar', isNarrow.value && !isReading.value ? '100px' : '0px'))

/** What a person chose stays so in this tab. */
export function setReading(reading: boolean): void {
  prefersSlides.value = !reading
  if (reading)
    sessionStorage.removeItem(CHOICE)
  else
    sessionStorage.setItem(CHOICE, '')
}
