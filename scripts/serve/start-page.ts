/** The page that lists the decks: at `/` while they are served. Pure: the same decks give the same HTML. */

export interface ListedDeck {
  /** The audience's name, in the language of the deck. */
  readonly title: string
  /** Such as `zh`. */
  readonly language: string
  /** The deck's address, absolute or relative to the page. */
  readonly url: string
  /** Its other views, by their names. */
  readonly views?: readonly { readonly name: string, readonly url: string }[]
}

/**
 * @param decks the decks, those of an audience one after the other
 * @param title what they are about
 */
export function renderStartPage(decks: readonly ListedDeck[], title = 'Prismdeck'): string {
  return `<!doctype html>
<html lang="${escapeHtml(decks[0]?.language ?? 'en')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<ul>
${decks.map(listItem).join('\n')}
</ul>
</main>
</body>
</html>
`
}

function listItem({ title, language, url, views = [] }: ListedDeck): string {
  const links = views.map(view => `<a href="${escapeHtml(view.url)}">${escapeHtml(view.name)}</a>`).join('')
  return `<li lang="${escapeHtml(language)}"><a class="deck" href="${escapeHtml(url)}"><b>${escapeHtml(title)}</b><span>${escapeHtml(languageName(language))}</span></a><nav>${links}</nav></li>`
}

/** As its speakers call it. */
export function languageName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 Inter, "Noto Sans SC", system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f6f7f9, #14171c); color: light-dark(#1b2430, #e8ebf0); }
main { max-width: 960px; margin: 0 auto; padding: 8vh 24px; }
h1 { margin: 0 0 32px; font-size: 32px; line-height: 1.25; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 16px; margin: 0; padding: 0; list-style: none; }
li { display: flex; flex-direction: column; border: 1px solid light-dark(#dde1e7, #2c323b); border-radius: 12px; background: light-dark(#fff, #1b1f26); overflow: hidden; }
.deck { display: flex; flex: 1; flex-direction: column; gap: 4px; padding: 20px 20px 12px; color: inherit; text-decoration: none; }
.deck b { font-size: 20px; line-height: 1.3; }
.deck span { opacity: .65; }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0 20px 16px; font-size: 14px; }
nav a { color: light-dark(#1f5fbf, #8ab8ff); }
li:hover, li:focus-within { border-color: light-dark(#1f5fbf, #8ab8ff); }
`
