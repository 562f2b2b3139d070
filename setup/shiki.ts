/** Code in the colours of the deck, which can be read on its ground in both schemes: a brand's, too. */
import type { ThemeRegistration } from 'shiki'
import { defineShikiSetup } from '@slidev/types'

const color = (name: string): string => `var(--pd-${name})`

/** What of code is told apart; all else is in the colour of text. */
const SCOPES: readonly (readonly [name: string, ...scopes: readonly string[]])[] = [
  ['muted', 'comment', 'punctuation.definition.comment', 'markup.quote', 'meta.diff.header'],
  ['accent', 'keyword', 'storage', 'keyword.operator.new', 'keyword.operator.expression', 'entity.name.tag', 'punctuation.definition.tag', 'support.type.property-name.css', 'markup.heading', 'markup.underline.link'],
  ['code-string', 'string', 'punctuation.definition.string', 'constant.character.escape', 'string.regexp', 'markup.inline.raw', 'markup.inserted'],
  ['code-constant', 'constant', 'variable.language', 'support.constant', 'keyword.other.unit', 'entity.other.attribute-name', 'support.type.property-name', 'variable.other.enummember', 'markup.deleted', 'markup.changed'],
  ['code-function', 'entity.name.function', 'support.function', 'entity.name.type', 'entity.name.class', 'support.type', 'support.class', 'entity.other.inherited-class', 'meta.function-call entity.name'],
  ['text', 'keyword.operator', 'punctuation', 'meta.brace', 'string.template meta.embedded'],
]

export const theme: ThemeRegistration = {
  name: 'prismdeck',
  type: 'light',
  colors: { 'editor.foreground': color('text'), 'editor.background': color('surface-2') },
  settings: [
    { settings: { foreground: color('text'), background: color('surface-2') } },
    ...SCOPES.map(([name, ...scopes]) => ({ scope: [...scopes], settings: { foreground: color(name) } })),
    { scope: ['markup.bold', 'markup.heading'], settings: { fontStyle: 'bold' } },
    { scope: ['markup.italic'], settings: { fontStyle: 'italic' } },
  ],
}

export default defineShikiSetup(() => ({
  themes: { light: theme, dark: theme },
  // On a busy machine a line that takes longer than half a second would lose its colours: the same deck gives the same pages.
  tokenizeTimeLimit: 0,
}))
