import type { SlideRoute } from '@slidev/types'

export function getSlide(no: number | string): SlideRoute | undefined

export function getSlidePath(no: number, presenter: boolean): string
