/** Runs in the start page: puts the decks in the visitor's language before the others. Without scripts they stay in the dataset's order. */
export function putOwnLanguageFirst(): void {
  const sections = [...document.querySelectorAll<HTMLElement>('main > section')]
  const partsOf = (tag: string) => {
    const { language, script } = new Intl.Locale(tag).maximize()
    return { language, written: `${language}-${script}` }
  }
  // Some browsers tell a locale of the system's, which is no language tag: `en-US@posix`.
  for (const language of navigator.languages.map(tag => /^[a-z\d-]+/i.exec(tag)?.[0] ?? 'und')) {
    const own = sections.find(({ lang }) => lang === language)
      ?? sections.find(({ lang }) => partsOf(lang).written === partsOf(language).written)
      ?? sections.find(({ lang }) => partsOf(lang).language === partsOf(language).language)
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
