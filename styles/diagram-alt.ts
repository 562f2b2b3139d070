import type { Ref } from 'vue'
import { onMounted, onUpdated } from 'vue'

/**
 * Says for those who can't see it what the diagrams below an element show: Mermaid draws them where
 * neither a screen reader nor the tags of a PDF look.
 *
 * @param root the element
 * @param alt the alternative text, if there is one
 */
export function useDiagramAlt(root: Readonly<Ref<HTMLElement | null>>, alt: () => string | undefined): void {
  const label = () => root.value?.querySelectorAll('.mermaid').forEach((diagram) => {
    const text = alt()
    if (text) {
      diagram.setAttribute('role', 'img')
      diagram.setAttribute('aria-label', text)
    }
  })
  onMounted(label)
  onUpdated(label)
}
