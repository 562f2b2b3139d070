/** The texts under `page` in the locale files, by language; see `scripts/slidev/page-words.ts`. */
declare module 'virtual:prismdeck/words' {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>>
  export default words
}
