import type { ViewerBuild } from '../slidev/viewer-build.ts'
import { POLICY } from '../site/deck-page.ts'
import { escapeHtml } from '../site/escape-html.ts'

/** The policy of the built site holds here, too. */
export const VIEWER_POLICY = `${POLICY}; frame-ancestors 'self'`

/**
 * The page of a built deck.
 *
 * @param name the deck's
 * @param version of what it shows: another one, and the page is loaded anew
 */
export function viewerPage(name: string, version: string, { title, language, favicon, styles, scripts }: ViewerBuild): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}" data-deck="${escapeHtml(name)}" data-version="${escapeHtml(version)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(title)}</title>
  <link rel="icon" href="${escapeHtml(favicon)}">
${styles.map(style => `  <link rel="stylesheet" href="${escapeHtml(style)}">`).join('\n')}
</head>
<body>
  <div id="app"></div>
  <div id="mermaid-rendering-container"></div>
${scripts.map(script => `  <script type="module" src="${escapeHtml(script)}"></script>`).join('\n')}
</body>
</html>
`
}
