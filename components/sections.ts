/** The sections of the running deck, as the frontmatter of its slides states them. */
import type { ComputedRef } from 'vue'
import { useNav } from '@slidev/client'
import { computed } from 'vue'

export interface DeckSection {
  readonly title: string
  /** From 1; none where the section has no opener of its own. */
  readonly number?: number
  /** The page of its opener, if it has one. */
  readonly opener?: number
  /** Pages from the first to the last. */
  readonly pages: readonly number[]
}

/** Pages with the same `section` in a row are a section. */
export function useSections(): ComputedRef<readonly DeckSection[]> {
  const { slides } = useNav()
  return computed(() => {
    const sections: { title: string, number?: number, opener?: number, pages: number[] }[] = []
    for (const { no, meta } of slides.value) {
      const { section, layout, number } = meta.slide.frontmatter as { section?: unknown, layout?: unknown, number?: unknown }
      if (typeof section !== 'string')
        continue
      const last = sections.at(-1)
      const isOpener = layout === 'section'
      if (last && last.title === section && last.pages.at(-1) === no - 1 && !isOpener) {
        last.pages.push(no)
        continue
      }
      sections.push({
        title: section,
        pages: [no],
        ...(isOpener && { opener: no }),
        ...(isOpener && typeof number === 'number' && { number }),
      })
    }
    return sections
  })
}
