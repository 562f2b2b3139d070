/** The page that lists decks by language and audience and leads to each. Pure. */
import type { Brand } from '../brand/brand.ts'
import type { Social } from './social.ts'
import { brandMarks } from '../brand/brand-css.ts'
import { brandFields } from '../brand/brand-fields.ts'
import { localize } from '../dataset/localize.ts'
import { loadMessages } from '../locales/messages.ts'
import { languageName } from './deck-entry.ts'
import { escapeHtml } from './escape-html.ts'
import { LANGUAGE_FIRST } from './language-first.ts'
import { socialTags } from './social.ts'
import { BEAM, PRISM, RAYS } from './spectrum.ts'
import { startPageStyle } from './start-page-style.ts'

type Marks = ReturnType<typeof brandMarks>

/** A deck as the start page shows it. */
export interface DeckEntry {
  /** Where it is shown. */
  readonly href: string
  /** The audience's name, in the deck's language. */
  readonly name: string
  /** The deck's own title. */
  readonly own: string
  /** What the deck is about. */
  readonly about: string
  readonly language: string
  /** Of the dataset, in the deck's language. */
  readonly title: string
  readonly minutes: number
  readonly slides: number
  /** Address of a picture of its first slide, 16:9; where there is none, a cover is drawn. */
  readonly picture?: string
  /** Address of the deck as a PDF. */
  readonly pdf?: string
}

export interface StartPage {
  /** In the order in which they are listed; the page is in the language of the first. */
  readonly decks: readonly DeckEntry[]
  /** Whose colours, logo, fonts and footer the page takes; its fonts are found in `fonts/` beside the page. */
  readonly brand?: Brand | undefined
  /** Address of the script `LANGUAGE_FIRST`; within the page where there is none. */
  readonly script?: string
  /** What is told of the page where it is linked. */
  readonly social?: Pick<Social, 'baseUrl'>
  /** What a browser may load for the page; none where the server says so itself. */
  readonly policy?: string
}

export function startPage({ decks, brand, policy, script, social }: StartPage): string {
  const languages = [...new Set(decks.map(({ language }) => language))]
  const [first] = decks
  const title = first?.title ?? ''
  const [language = 'en'] = languages
  const branded = (language: string) => brand && brandFields(localize(brand, language))
  const looks = new Map(languages.map(language => [language, brandMarks(branded(language))]))
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
  <meta charset="utf-8">
${policy === undefined ? '' : `  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">\n`}  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${escapeHtml(title)}</title>
${social ? socialTags({ ...social, title, description: decks.filter(deck => deck.language === language).map(({ name }) => name).join(' · '), language, page: 'index.html', ...first?.picture !== undefined && { picture: first.picture.slice(2) } }) : ''}  <link rel="icon" href="./favicon.svg">
  <style>${startPageStyle(branded(language))}</style>
</head>
<body>
<main>${logo(branded(language))}${languages.length > 1 ? `\n${languageLinks(languages)}` : ''}
${languages.map(language => group(language, decks.filter(deck => deck.language === language), looks.get(language)!)).join('\n')}
</main>
${script === undefined ? `<script>${LANGUAGE_FIRST}</script>` : `<script src="${escapeHtml(script)}"></script>`}
</body>
</html>
`
}

function languageLinks(languages: readonly string[]): string {
  return `<nav>${languages.map(language => `<a href="#${escapeHtml(language)}" lang="${escapeHtml(language)}" hreflang="${escapeHtml(language)}">${escapeHtml(languageName(language))}</a>`).join('')}</nav>`
}

/** As `components/Brand.vue` shows it. */
function logo(look: unknown): string {
  const { light, dark } = brandMarks(look)
  if (!light || !dark)
    return ''
  const other = light.image === dark.image ? '' : `<source media="(prefers-color-scheme: dark)" srcset="${escapeHtml(dark.image)}">`
  return `\n<picture>${other}<img class="logo" src="${escapeHtml(light.image)}" alt=""></picture>`
}

function group(language: string, decks: readonly DeckEntry[], marks: Marks): string {
  return `<section lang="${escapeHtml(language)}" id="${escapeHtml(language)}">
  <header>
    <h1>${escapeHtml(decks[0]!.title)}</h1>
    <p>${escapeHtml(loadMessages(language).say('site.language', { language: languageName(language), decks: decks.length }))}</p>
  </header>
  <ul>
${decks.map(deck => card(deck, marks)).join('\n')}
  </ul>${marks.footer === undefined ? '' : `\n  <footer>${escapeHtml(marks.footer)}</footer>`}
</section>`
}

function card(deck: DeckEntry, marks: Marks): string {
  const { href, name, own, about, title, picture, pdf } = deck
  return `    <li>
      <a class="deck" href="${escapeHtml(href)}">
        ${picture === undefined ? drawnCover(deck, marks) : `<img class="picture" src="${escapeHtml(picture)}" alt="" width="640" height="360">`}
        <strong>${escapeHtml(name)}</strong>${own === title ? '' : `\n        <em>${escapeHtml(own)}</em>`}
        <span>${escapeHtml(about)}</span>
        <small>${escapeHtml(lengthOf(deck))}</small>
      </a>${pdf === undefined ? '' : `\n      <a class="pdf" href="${escapeHtml(pdf)}">PDF</a>`}
    </li>`
}

function lengthOf({ language, minutes, slides }: DeckEntry): string {
  return loadMessages(language).say('site.length', { minutes: Math.round(minutes), slides })
}

/** The deck's first slide as `layouts/cover.vue` shows it, with letters large enough for so small a picture. */
function drawnCover({ own, about, name, minutes, language }: DeckEntry, { dark: mark }: Marks): string {
  const meta = `${name} · ${loadMessages(language).say('agenda.minutes', { minutes: Math.round(minutes) })}`
  return `<span class="picture cover" aria-hidden="true">
          <svg viewBox="0 0 1280 720"><line x1="${BEAM.x1}" y1="${BEAM.y1}" x2="${BEAM.x2}" y2="${BEAM.y2}"/>${RAYS.map(({ fill, points }) => `<polygon points="${points}" style="fill: ${fill}"/>`).join('')}<polygon class="prism" points="${PRISM}"/></svg>${mark === undefined ? '' : `\n          <img${mark.plate === undefined ? '' : ` class="on-plate" style="background: ${escapeHtml(mark.plate)}"`} src="${escapeHtml(mark.image)}" alt="">`}
          <b>${escapeHtml(own)}</b><i>${escapeHtml(about)}</i><u>${escapeHtml(meta)}</u>
        </span>`
}
