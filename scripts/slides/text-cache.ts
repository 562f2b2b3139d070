/** Remembers what was found out about texts, up to a bound. */
export interface TextCache<T> {
  readonly get: (text: string) => T | undefined
  /** Returns the value. */
  readonly set: (text: string, value: T) => T
}

/**
 * A cache of about as many characters as `most`, in two generations: when the younger one is full, the older one
 * goes, but for what was asked for since. What it is asked changes how fast an answer comes, never which.
 */
export function createTextCache<T>(most: number): TextCache<T> {
  let [young, old] = [new Map<string, T>(), new Map<string, T>()]
  let characters = 0

  const set = (text: string, value: T): T => {
    if (characters > most / 2) {
      [young, old] = [new Map(), young]
      characters = 0
    }
    young.set(text, value)
    characters += text.length
    return value
  }

  return {
    set,
    get(text) {
      const value = young.get(text)
      if (value !== undefined)
        return value
      const kept = old.get(text)
      return kept === undefined ? undefined : set(text, kept)
    },
  }
}
