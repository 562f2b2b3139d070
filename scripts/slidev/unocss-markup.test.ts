import { describe, expect, it } from 'vitest'
import { markupOf } from '../../setup/unocss.ts'

describe('what UnoCSS looks at', () => {
  it('is the tags of a slide with all their attributes, and not its text', () => {
    const code = '<template><h1 class="text-center" :class="a > 1 ? \'flex\' : \'block\'">A hidden table is static</h1></template>\n<script setup>\nconst look = \'grid\'\n</script>'
    const markup = markupOf(code, '/deck.md__slidev_3.md')
    expect(markup).toContain('text-center')
    expect(markup).toContain('a > 1 ? \'flex\' : \'block\'')
    expect(markup).toContain('const look = \'grid\'')
    for (const word of ['hidden', 'table', 'static'])
      expect(markup).not.toContain(word)
  })

  it('is what stands in braces in Markdown', () => {
    expect(markupOf('# A title {.text-red} of words', '/deck.md__slidev_1.md')).toBe('{.text-red}')
  })

  it('is nothing of a packed diagram', () => {
    expect(markupOf(`<Mermaid class="mt-4" code-lz="${'N4Ig+/='.repeat(40)}" />`, '/deck.md__slidev_1.md')).toBe('<Mermaid class="mt-4" code-lz="" />')
  })

  it('is the classes of frontmatter', () => {
    expect(markupOf('export const frontmatterData = {"title":"A hidden \\"block\\"","class":"text-left"}', '/deck.md__slidev_2.frontmatter')).toBe('"class":"text-left"')
  })

  it('is all of other modules', () => {
    expect(markupOf('<p>hidden</p>', '/layouts/cover.vue')).toBe('<p>hidden</p>')
  })
})
