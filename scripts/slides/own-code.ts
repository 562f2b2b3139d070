/** Code in a dataset's own Markdown: a fence, or tags where Slidev would see more than code in it. */

/** What Slidev does at sight, within code as well: files, frames of pages, editors, slots, other slides, notes. */
const SEEN_IN_CODE = /<<<|<(?:Tweet|BlueSky)\b|\{monaco|v-drag|\b(?:src|image)=|url\(|<!--|-->|!\[|^\s*(?:---|::)|^\s*(?:`{3,}|~{3,})|\{\{/im

/** Languages whose code is coloured; a fence of another one may be drawn, run, sent to a server, or no language at all. */
const LANGUAGES = new Set([
  'bash c cpp csharp css diff docker dockerfile go graphql hcl html http ini java javascript js json jsonc jsx kotlin',
  'latex lua make markdown md mdx nginx php powershell prisma proto python py r ruby rb rust rs scala scss sh shell sql',
  'swift terraform text tf toml ts tsx txt typescript vue xml yaml yml',
].join(' ').split(' '))

export function codeBlock(language: string, code: string): string {
  const name = LANGUAGES.has(language.toLowerCase()) ? language.toLowerCase() : 'text'
  if (!SEEN_IN_CODE.test(code))
    return `\`\`\`${name}\n${code}\n\`\`\``
  return `<pre class="slidev-code" v-pre><code>${asEntities(code)}</code></pre>`
}

export function inlineCode(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ').trim()
  return line === '' || /[`|\\$]/.test(line) || SEEN_IN_CODE.test(line)
    ? `<code v-pre>${asEntities(line)}</code>`
    : `\`${line}\``
}

/** Every character that could mean something to anyone, as a reference; none is left that Markdown, Vue or Slidev know. */
function asEntities(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} ]/gu, char => `&#${char.codePointAt(0)};`)
}
