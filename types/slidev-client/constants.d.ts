import type { InjectionKey } from 'vue'

export const CLICKS_MAX: number
export const injectionSlidevContext: InjectionKey<object>
