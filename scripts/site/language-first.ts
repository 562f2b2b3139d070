/** Runs in the start page: puts the decks in the visitor's language before the others. Without scripts they stay in the dataset's order. */
export function putOwnLanguageFirst(): void {
  const sections = [...document.querySelectorAll<HTMLElement>('main > section')]
  const base = (language: string) => language.split('-')[0]
  for (const language of navigator.languages) {
    const own = sections.find(({ lang }) => lang === language) ?? sections.find(({ lang }) => base(lang) === base(language))
    if (own) {
      sections[0]?.before(own)
      document.documentElement.lang = own.lang
      document.title = own.querySelector('h1')?.textContent ?? document.title
      return
    }
  }
}

/** The same as the text of a script. */
export const LANGUAGE_FIRST = `(${putOwnLanguageFirst.toString()})()\n`
