/** Which of several languages a person reads, by what their system says. */
import process from 'node:process'

/** The language of the terminal, or of the system where the terminal states none: `zh-CN`. */
export function systemLanguage(env: NodeJS.ProcessEnv = process.env): string {
  const stated = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(value => value !== undefined && value !== '')
  const tag = stated?.replace(/[.@].*$/, '').replaceAll('_', '-')
  return tag !== undefined && isTag(tag) && !/^(?:C|POSIX)$/i.test(tag)
    ? tag
    : new Intl.DateTimeFormat().resolvedOptions().locale
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  }
  catch {
    return false
  }
}

/**
 * The first of the wanted languages that there is: as it stands, or else in the same script, or else in
 * another one.
 *
 * @param wanted language tags, the dearest first
 * @returns one of `known`; nothing where none fits
 */
export function bestLanguage(wanted: readonly string[], known: readonly string[]): string | undefined {
  // Some browsers tell a locale of the system's: `en-US@posix`.
  for (const tag of wanted.map(tag => tag.replace(/[.@].*$/, '')).filter(isTag)) {
    const { language, script } = new Intl.Locale(tag).maximize()
    const found = known.find(other => other.toLowerCase() === tag.toLowerCase())
      ?? known.find(other => partsOf(other)?.join() === [language, script].join())
      ?? known.find(other => partsOf(other)?.[0] === language)
    if (found !== undefined)
      return found
  }
}

function partsOf(tag: string): readonly (string | undefined)[] | undefined {
  if (!isTag(tag))
    return undefined
  const { language, script } = new Intl.Locale(tag).maximize()
  return [language, script]
}
