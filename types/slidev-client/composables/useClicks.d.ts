import type { ClicksContext, SlideRoute } from '@slidev/types'

export function createFixedClicks(route: SlideRoute, clicks: number): ClicksContext
