/**
 * What the Vue files use of Slidev's client. Its own types are its sources, which don't pass a strict
 * type check, so that `tsconfig.json` points here.
 */
import type { AppContext, SlideRoute, SlidevConfig } from '@slidev/types'
import type { ComputedRef, Ref } from 'vue'

export const configs: SlidevConfig

export function useNav(): {
  readonly isPrintMode: ComputedRef<boolean>
  readonly currentRoute: ComputedRef<{ readonly path: string }>
  readonly isPresenter: ComputedRef<boolean>
  readonly currentSlideNo: ComputedRef<number>
  readonly total: ComputedRef<number>
  readonly go: (slide: number) => Promise<void>
  readonly router: AppContext['router']
  readonly slides: Ref<(SlideRoute & { readonly meta: { readonly slide: { readonly frontmatter: Readonly<Record<string, unknown>> } } })[]>
}

export function useDarkMode(): { readonly isDark: ComputedRef<boolean> }

export function useSlideContext(): {
  readonly $frontmatter: Readonly<Record<string, unknown>>
  readonly $page: Ref<number>
  readonly $route?: { readonly meta: { readonly layout?: string } }
}
