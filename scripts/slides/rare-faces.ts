/** Rare ideographs and signs, Traditional Chinese among them: the parts of the font packages that have them. */

/** Files below `@prismdeck/fonts/`, in which `{weight}` stands for 400 or 700, and their characters as `unicode-range` states them. */
export type RareParts = Readonly<Record<string, string>>

/** Faces of which a browser reads each only where a page needs it. */
export function rareFaces(parts: RareParts, addressOf: (file: string) => string): string {
  return Object.entries(parts).flatMap(([file, range]) => [400, 700].map(weight =>
    `@font-face { font-family: 'Prismdeck Rare'; font-weight: ${weight}; font-display: block; src: url('${addressOf(file.replace('{weight}', String(weight)))}') format('woff2'); unicode-range: ${range}; }`)).join('\n')
}
