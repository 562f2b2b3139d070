import type { ComputedRef } from 'vue'

export const slideWidth: ComputedRef<number>
export const slideHeight: ComputedRef<number>
