/** Formulas in a dataset's own Markdown: between single dollars on a line, or between double ones. */

const BLOCK = /^[^\S\n]*\$\$[^\S\n]*\n([\s\S]+?)\n[^\S\n]*\$\$[^\S\n]*$|^[^\S\n]*\$\$([^$\n]+)\$\$[^\S\n]*$/gm
/** As Slidev reads them: sums of money are none. */
const INLINE = /(?<![\\$\w])\$(?![\s$])([^$\n`]*?[^\s\\$`])\$(?![\d$])/g

/** Characters for private use, which no dataset has, stand for formulas while the rest is read. */
const PLACE = /\uE000(\d+)\uE001/g

/**
 * Takes formulas out of Markdown, so that nothing in them is taken for a mark; `restore` puts them back, made safe.
 *
 * @param markdown with formulas
 * @param code where there is code, in which there are no formulas: offsets of its begin and end, in order
 */
export function takeFormulas(markdown: string, code: readonly (readonly [from: number, to: number])[]): { readonly text: string, readonly restore: (written: string) => string } {
  const formulas: string[] = []
  const keep = (formula: string) => `\uE000${formulas.push(formula) - 1}\uE001`
  const outside = (text: string) => text
    .replaceAll(BLOCK, (_, lines?: string, line?: string) => `\n\n${keep(`$$\n${safeFormula(lines ?? line!)}\n$$`)}\n\n`)
    .replaceAll(INLINE, (_, formula: string) => keep(`$${safeFormula(formula)}$`))
  const ends = [0, ...code.map(([, to]) => to)]
  const text = ends.map((from, i) => {
    const [start, end] = code[i] ?? [markdown.length, markdown.length]
    return outside(markdown.slice(from, start)) + markdown.slice(start, end)
  }).join('')
  return { text, restore: written => written.replaceAll(PLACE, (_, i: string) => formulas[Number(i)] ?? '') }
}

/** The same formula without what Slidev or Vue would see in it, or in what KaTeX leaves where it is none. */
function safeFormula(formula: string): string {
  return formula.trim()
    .replaceAll(/\n\s*\n/g, '\n')
    .replaceAll('<', '\\lt ')
    .replaceAll('>', '\\gt ')
    .replaceAll('\\|', '\\Vert ')
    .replaceAll('|', '\\vert ')
    .replaceAll('`', '\'')
    // A space means nothing in mathematics, and parts what would be seen.
    .replaceAll(/\{(?=\{|monaco)|\}(?=\})|-(?=-)|:(?=:)|!(?=\[)|(?:src|image)(?==)|url(?=\()|v(?=-drag)/gi, part => `${part} `)
}
