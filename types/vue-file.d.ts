import type { DefineComponent } from 'vue'

declare const component: DefineComponent<Record<string, unknown>>
export default component
