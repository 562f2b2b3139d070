/** The page `404.html`, which web servers show where there is none. Pure. */
import type { Brand } from '../brand/brand.ts'
import { brandFields } from '../brand/brand-fields.ts'
import { localize } from '../dataset/localize.ts'
import { loadMessages } from '../locales/messages.ts'
import { escapeHtml } from './escape-html.ts'
import { startPageStyle } from './start-page-style.ts'

export interface MissingPage {
  /** Of the decks, the first that of a reader who has another one. */
  readonly languages: readonly string[]
  readonly brand?: Brand | undefined
  /** Address of the script `LANGUAGE_FIRST`, below that of the site. */
  readonly script: string
  /** What a browser may load for the page. */
  readonly policy: string
  /** Address of the site; where it isn't known, the folder of the address that leads nowhere is taken for it. */
  readonly baseUrl?: string
}

export function missingPage({ languages, brand, script, policy, baseUrl = './' }: MissingPage): string {
  const [language = 'en'] = languages
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title>${escapeHtml(loadMessages(language).say('site.missing'))}</title>
  <style>${startPageStyle(brand && brandFields(localize(brand, language)))}</style>
</head>
<body>
<main>
${languages.map(language => notice(language, `${baseUrl}index.html#${language}`)).join('\n')}
</main>
<script src="${escapeHtml(baseUrl + script)}"></script>
</body>
</html>
`
}

function notice(language: string, start: string): string {
  const { say } = loadMessages(language)
  return `<section lang="${escapeHtml(language)}">
  <header><h1>${escapeHtml(say('site.missing'))}</h1></header>
  <nav><a href="${escapeHtml(start)}">${escapeHtml(say('site.start'))}</a></nav>
</section>`
}
