/** The page that lists decks by language and audience and leads to each. Pure. */
import { loadMessages } from '../locales/messages.ts'
import { escapeHtml } from './escape-html.ts'

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
  /** What a browser may load for the page; none where the server says so itself. */
  readonly policy?: string
}

export function startPage({ decks, policy }: StartPage): string {
  const languages = [...new Set(decks.map(({ language }) => language))]
  const [first] = decks
  const title = first?.title ?? ''
  return `<!doctype html>
<html lang="${escapeHtml(languages[0] ?? 'en')}">
<head>
  <meta charset="utf-8">
${policy === undefined ? '' : `  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">\n`}  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${escapeHtml(title)}</title>
  <link rel="icon" href="./favicon.svg">
  <style>${STYLE}</style>
</head>
<body>
<main>
${languages.map((language, i) => group(language, decks.filter(deck => deck.language === language), i === 0)).join('\n')}
</main>
</body>
</html>
`
}

function group(language: string, decks: readonly DeckEntry[], isFirst: boolean): string {
  const heading = isFirst ? 'h1' : 'h2'
  return `<section lang="${escapeHtml(language)}">
  <header>
    <${heading}>${escapeHtml(decks[0]!.title)}</${heading}>
    <p>${escapeHtml(loadMessages(language).say('site.language', { language: new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language, decks: decks.length }))}</p>
  </header>
  <ul>
${decks.map(card).join('\n')}
  </ul>
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

/** Colours as in `styles/tokens.css`, which the page has to do without. */
const STYLE = `
:root { --surface: #fff; --card: #f3f5f9; --text: #121a2b; --muted: #556072; --line: #d9dfe9; --accent: #2350c8; }
@media (prefers-color-scheme: dark) { :root { --surface: #10151f; --card: #1a212e; --text: #e9edf3; --muted: #a5afbe; --line: #343e4e; --accent: #8fb0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--text); font: 17px/1.5 Inter, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
main { max-width: 1320px; margin: 0 auto; padding: clamp(24px, 5vw, 72px) clamp(16px, 4vw, 64px); }
section + section { margin-top: 72px; }
header { margin-bottom: 32px; padding-top: 24px; border-top: 4px solid var(--accent); }
h1, h2 { margin: 0; font-size: clamp(26px, 3.4vw, 42px); line-height: 1.2; text-wrap: balance; }
header p { margin: 8px 0 0; color: var(--muted); }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr)); margin: 0; padding: 0; gap: 24px; list-style: none; }
a { display: flex; flex-direction: column; height: 100%; overflow: hidden; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: inherit; text-decoration: none; }
a:hover, a:focus-visible { border-color: var(--accent); outline: 2px solid var(--accent); }
.picture { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; border-bottom: 1px solid var(--line); background: var(--accent); }
.cover { display: flex; align-items: center; padding: 0 44% 0 8%; background: conic-gradient(from 62deg at 62% 52%, #2e8e9a 8deg, #5abff5 0 16deg, #5e731d 0 24deg, #c9c356 0 32deg, #e88121 0 40deg, #cf536a 0 48deg, #ea9bb9 0 56deg, #826cd4 0 64deg, #0f1b35 0); color: #fff; }
.cover b { font-size: 20px; line-height: 1.3; text-wrap: balance; }
strong { padding: 16px 20px 0; font-size: 20px; line-height: 1.35; }
a > span:not(.picture) { padding: 4px 20px 0; }
small { margin-top: auto; padding: 12px 20px 16px; color: var(--muted); font-size: 15px; font-variant-numeric: tabular-nums; }
`
