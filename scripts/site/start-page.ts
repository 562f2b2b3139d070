/** The page that lists decks by language and audience and leads to each. Pure. */
import type { Brand } from '../brand/brand.ts'
import { brandMarks } from '../brand/brand-css.ts'
import { brandFields } from '../brand/brand-fields.ts'
import { localize } from '../dataset/localize.ts'
import { loadMessages } from '../locales/messages.ts'
import { escapeHtml } from './escape-html.ts'
import { startPageStyle } from './start-page-style.ts'

/** A deck as the start page shows it. */
export interface DeckEntry {
  /** Where it is shown. */
  readonly href: string
  /** The audience's name, in the deck's language. */
  readonly name: string
  /** What the deck is about. */
  readonly about: string
  readonly language: string
  /** Of the dataset, in the deck's language. */
  readonly title: string
  readonly minutes: number
  readonly slides: number
  /** Address of a picture of its first slide, 16:9; where there is none, a cover is drawn. */
  readonly picture?: string
}

export interface StartPage {
  /** In the order in which they are listed; the page is in the language of the first. */
  readonly decks: readonly DeckEntry[]
  /** Whose colours, logo, fonts and footer the page takes; its fonts are found in `fonts/` beside the page. */
  readonly brand?: Brand | undefined
  /** What a browser may load for the page; none where the server says so itself. */
  readonly policy?: string
}

export function startPage({ decks, brand, policy }: StartPage): string {
  const languages = [...new Set(decks.map(({ language }) => language))]
  const [first] = decks
  const title = first?.title ?? ''
  const branded = (language: string) => brand && brandFields(localize(brand, language))
  const look = branded(languages[0] ?? 'en')
  return `<!doctype html>
<html lang="${escapeHtml(languages[0] ?? 'en')}">
<head>
  <meta charset="utf-8">
${policy === undefined ? '' : `  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">\n`}  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${escapeHtml(title)}</title>
  <link rel="icon" href="./favicon.svg">
  <style>${startPageStyle(look)}</style>
</head>
<body>
<main>${logo(look)}
${languages.map((language, i) => group(language, decks.filter(deck => deck.language === language), i === 0, brandMarks(branded(language)).footer)).join('\n')}
</main>
</body>
</html>
`
}

/** As `components/Brand.vue` shows it. */
function logo(look: unknown): string {
  const { light, dark } = brandMarks(look)
  if (!light || !dark)
    return ''
  const other = light.image === dark.image ? '' : `<source media="(prefers-color-scheme: dark)" srcset="${escapeHtml(dark.image)}">`
  return `\n<picture>${other}<img class="logo" src="${escapeHtml(light.image)}" alt=""></picture>`
}

function group(language: string, decks: readonly DeckEntry[], isFirst: boolean, footer: string | undefined): string {
  const heading = isFirst ? 'h1' : 'h2'
  return `<section lang="${escapeHtml(language)}">
  <header>
    <${heading}>${escapeHtml(decks[0]!.title)}</${heading}>
    <p>${escapeHtml(loadMessages(language).say('site.language', { language: new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language, decks: decks.length }))}</p>
  </header>
  <ul>
${decks.map(card).join('\n')}
  </ul>${footer === undefined ? '' : `\n  <footer>${escapeHtml(footer)}</footer>`}
</section>`
}

function card({ href, name, about, language, title, minutes, slides, picture }: DeckEntry): string {
  const { say } = loadMessages(language)
  return `    <li><a href="${escapeHtml(href)}">
      ${picture === undefined ? `<span class="picture cover" aria-hidden="true"><b>${escapeHtml(title)}</b></span>` : `<img class="picture" src="${escapeHtml(picture)}" alt="" width="640" height="360">`}
      <strong>${escapeHtml(name)}</strong>
      <span>${escapeHtml(about)}</span>
      <small>${escapeHtml(say('site.length', { minutes: Math.round(minutes), slides }))}</small>
    </a></li>`
}
