import { LocalText } from './fields.ts'
import { keepOrigin } from './origin.ts'

/** A type with each text in one language. */
export type Localized<T>
  = T extends LocalText ? string
    : T extends readonly (infer Item)[] ? readonly Localized<Item>[]
      : T extends object ? { readonly [K in keyof T]: Localized<T[K]> }
        : T

/** The same data with the texts of one language. */
export function localize<T>(value: T, language: string): Localized<T> {
  if (value instanceof LocalText)
    return value.in(language) as Localized<T>
  if (Array.isArray(value))
    return value.map(item => localize(item, language)) as Localized<T>
  if (typeof value === 'object' && value !== null) {
    const localized = Object.fromEntries(Object.entries(value).map(([key, item]) => [
      key,
      localize(item, language),
    ]))
    return keepOrigin(value, localized) as Localized<T>
  }
  return value as Localized<T>
}
