/** Puts the deck's brand, which its headmatter states, in the place of the program's own look, and tells of slides that there are not. */
import { configs } from '@slidev/client'
import { defineAppSetup } from '@slidev/types'
import { tellUnknown } from '../page/unknown-slide.ts'
import { brandCss } from '../scripts/brand/brand-css.ts'

export default defineAppSetup(({ router }) => {
  router.beforeEach(tellUnknown)
  const css = brandCss(configs.themeConfig.brand, import.meta.env.BASE_URL)
  if (!css)
    return
  const style = document.createElement('style')
  style.id = 'prismdeck-brand'
  style.textContent = css
  document.getElementById(style.id)?.remove()
  document.head.append(style)
})
