/**
 * What the Vue files use of Slidev's client. Its own types are its sources, which don't pass a strict
 * type check, so that `tsconfig.json` points here.
 */
import type { SlideRoute, SlidevConfig } from '@slidev/types'
import type { ComputedRef, Ref } from 'vue'

export const configs: SlidevConfig

export function useNav(): {
  readonly isPrintMode: ComputedRef<boolean>
  readonly slides: Ref<(Omit<SlideRoute, 'meta'> & { readonly meta: { readonly slide: { readonly frontmatter: Readonly<Record<string, unknown>> } } })[]>
}

export function useDarkMode(): { readonly isDark: ComputedRef<boolean> }

export function useSlideContext(): {
  readonly $frontmatter: Readonly<Record<string, unknown>>
  readonly $page: Ref<number>
  readonly $route?: { readonly meta: { readonly layout?: string } }
}
