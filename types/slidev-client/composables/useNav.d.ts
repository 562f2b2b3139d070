import type { ClicksContext, SlideRoute } from '@slidev/types'

export function useFixedNav(route: SlideRoute, clicks: ClicksContext): object
