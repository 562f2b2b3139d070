/** The languages of an `Accept-Language` header, the dearest first; what a reader refuses is left out. */
export function acceptedLanguages(header = ''): string[] {
  return header.split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map(part => part.trim())
      const quality = parameters.find(parameter => parameter.startsWith('q='))?.slice(2)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}
