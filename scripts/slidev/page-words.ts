/** A plugin of Vite: what `page/words.ts` says, of all locale files. */
import type { Plugin } from 'vite'
import { knownLocales, textsUnder } from '../locales/messages.ts'

const WORDS = 'virtual:prismdeck/words'

export function pageWords(): Plugin {
  return {
    name: 'prismdeck:page-words',
    resolveId: id => id === WORDS ? `\0${WORDS}` : undefined,
    load: id => id === `\0${WORDS}`
      ? `export default ${JSON.stringify(Object.fromEntries(knownLocales().map(language => [language, textsUnder(language, 'page')])))}`
      : undefined,
  }
}
