/** What the program says around the slides, in the deck's language. */
import words from 'virtual:prismdeck/words'

/**
 * The text of a key under `page` in `scripts/locales/`.
 *
 * @param key such as `help.title`
 * @param values of the names in braces
 */
export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const { lang } = document.documentElement
  const known = words[lang] ?? words[lang.split('-')[0]!] ?? words.en!
  return (known[key] ?? key).replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces))
}
