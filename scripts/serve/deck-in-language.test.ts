import { expect, it } from 'vitest'
import { acceptedLanguages } from './accepted-languages.ts'
import { deckInLanguage } from './deck-in-language.ts'

it.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', ['zh-CN', 'zh', 'en']],
  ['en;q=0.5, zh-TW, fr;q=0.9', ['zh-TW', 'fr', 'en']],
  ['de;q=0, en', ['en']],
  ['en;q=much, zh', ['zh']],
  [' ,;q=1,', []],
  [undefined, []],
])('the header %o prefers %o', (header, languages) => expect(acceptedLanguages(header)).toEqual(languages))

const decks = ['full.zh', 'full.en', 'buyer.zh', 'buyer.en', 'full.eu.zh'].map((name) => {
  const language = name.split('.').at(-1)!
  return { name, title: name, language, languageName: language }
})

it.each([
  ['/full/', ['en-GB', 'zh'], 'full.en'],
  ['/full', ['zh-TW'], 'full.zh'],
  ['/buyer/', ['fr', '*', 'not a tag'], 'buyer.zh'],
  ['/full.eu/', ['en'], 'full.eu.zh'],
  ['/full.en/', ['zh'], undefined],
  ['/board/', ['zh'], undefined],
  ['/full/1', ['zh'], undefined],
  ['/', ['zh'], undefined],
])('%s for a reader of %o is %s', (path, wanted, name) => expect(deckInLanguage(path, () => decks, wanted)?.name).toBe(name))
