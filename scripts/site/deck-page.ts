import type { DeckAmongOthers } from '../slidev/deck-modules.ts'
import { escapeHtml } from './escape-html.ts'

interface Files {
  readonly loader: string
  readonly script: string
  readonly styles: readonly string[]
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
export function deckPage({ name, data }: DeckAmongOthers, { loader, script, styles }: Files): string {
  const { config } = data
  const language = String(config.htmlAttrs?.lang ?? 'en')
  return `<!doctype html>
<html lang="${escapeHtml(language)}" data-deck="${escapeHtml(name)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${POLICY}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="referrer" content="no-referrer">
  <title>${escapeHtml(config.title)}</title>
  <link rel="icon" href="./favicon.svg">
${styles.map(style => `  <link rel="stylesheet" href="./${style}">`).join('\n')}
</head>
<body>
  <div id="app"></div>
  <div id="mermaid-rendering-container"></div>
  <script src="./${loader}"></script>
  <script type="systemjs-module" src="./${script}"></script>
</body>
</html>
`
}
