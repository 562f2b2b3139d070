import type { SlideRoute } from '@slidev/types'

export function getSlide(no: number | string): SlideRoute | undefined
