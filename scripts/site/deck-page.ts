import type { DeckAmongOthers } from '../slidev/deck-modules.ts'
import type { Social } from './social.ts'
import { deckFacts } from '../slidev/deck-facts.ts'
import { escapeHtml } from './escape-html.ts'
import { socialTags } from './social.ts'

interface Files {
  readonly loader: string
  /** Lists the decks of the site; see `decks-script.ts`. */
  readonly decks: string
  readonly script: string
  readonly styles: readonly string[]
}

/** What a deck's page tells of it, besides what the deck says itself. */
export interface DeckAbout extends Pick<Social, 'picture' | 'baseUrl'> {
  /** The audience's name. */
  readonly name: string
  /** What the deck is about. */
  readonly about: string
  /** The file of the deck as a PDF, beside the page. */
  readonly pdf?: string
}

/** Nothing comes from elsewhere. Slides and charts set styles of their own. */
export const POLICY = [
  'default-src \'none\'',
  'script-src \'self\'',
  'style-src \'self\' \'unsafe-inline\'',
  'img-src \'self\' data: blob:',
  'media-src \'self\' data: blob:',
  'font-src \'self\' data:',
  'connect-src \'self\'',
  'base-uri \'none\'',
  'form-action \'none\'',
].join('; ')

/** The page of a deck; all addresses are relative, so that the site works in any folder. */
export function deckPage({ name, data }: DeckAmongOthers, { loader, decks, script, styles }: Files, told?: DeckAbout): string {
  const { pageTitle: title, subject, language = 'en' } = deckFacts(data)
  return `<!doctype html>
<html lang="${escapeHtml(language)}" data-deck="${escapeHtml(name)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${POLICY}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="referrer" content="no-referrer">
  <title>${escapeHtml(title)}</title>
${socialTags({ ...told, title, description: subject ?? told?.about ?? '', language, page: `${name}.html` })}  <link rel="icon" href="./favicon.svg">
${styles.map(style => `  <link rel="stylesheet" href="./${style}">`).join('\n')}
</head>
<body>
  <div id="app"></div>
  <div id="mermaid-rendering-container"></div>
  <script src="./${decks}"></script>
  <script src="./${loader}"></script>
  <script type="systemjs-module" src="./${script}"></script>
</body>
</html>
`
}
