import { UserError } from '../dataset/errors.ts'
import { suggestion } from '../dataset/suggest.ts'
import { knownLocales } from '../locales/messages.ts'

/** The language of a text, as far as the program speaks it: Chinese where Han characters prevail, else English. */
export function guessLanguage(text: string): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  return han > words ? 'zh' : 'en'
}

/** @throws UserError for a language that the program has no words in */
export function checkLanguage(language: string): string {
  if (!knownLocales().includes(language))
    throw new UserError(`there is no locale file for "${language}"${suggestion(language, knownLocales())}`)
  return language
}
