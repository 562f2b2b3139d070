import type { Plugin } from 'vite'

/** A rule of plain selectors with nothing in it, as UnoCSS finds them. */
const EMPTY_RULE = /(?<=^|[{};])[^{};@]*\{\s*\}/g

/**
 * Takes empty rules out of style sheets. UnoCSS (66.10) does so after it has put in what `@apply` and
 * `--uno` stand for, by replacing the text as a whole; magic-string since 1.0 keeps the insertions
 * beside the new text, so that they come a second time at the end of the file, outside of any rule:
 * in Slidev's `code.css`, and in the bundle in front of what follows it.
 */
export function emptyRules(): Plugin {
  return {
    name: 'prismdeck:empty-rules',
    enforce: 'pre',
    transform: {
      order: 'pre',
      filter: { id: /\.css(?:$|\?)|lang\.(?:css|postcss)/, code: /@apply|--uno|--at-apply|theme\(|icon\(/ },
      handler: code => code.search(EMPTY_RULE) >= 0
        ? { code: withoutEmptyRules(code), map: null }
        : null,
    },
  }
}

/** The style sheet without rules that hold nothing; comments before such a rule go with it. */
export function withoutEmptyRules(css: string): string {
  return css.replace(EMPTY_RULE, '')
}
