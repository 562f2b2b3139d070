/** Pages that say something in words, in the reader's language: the one that asks for the password, and why something is refused. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { knownLocales, loadMessages } from '../locales/messages.ts'
import { bestLanguage } from '../locales/system-language.ts'
import { escapeHtml } from '../site/escape-html.ts'
import { acceptedLanguages } from './accepted-languages.ts'
import { SAFE_HEADERS } from './safe-headers.ts'

/** Where the password is entered. */
export const LOGIN = '/login'

/** Why something is not answered as it was asked for. */
const REFUSALS = {
  stranger: 403,
  foreign: 403,
  viewer: 403,
  unknown: 404,
  malformed: 400,
  large: 413,
  broken: 500,
} as const

export type Refusal = keyof typeof REFUSALS

const STYLE = `
:root { color-scheme: light dark; }
body { display: grid; min-height: 100vh; margin: 0; place-items: center; font: 18px/1.5 Inter, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
main { width: min(26em, calc(100% - 48px)); }
h1 { margin: 0 0 16px; font-size: 28px; line-height: 1.2; }
label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit; }
input, button { min-height: 48px; margin-top: 8px; padding: 8px 14px; border: 1px solid #76808f; border-radius: 6px; }
button { margin-top: 16px; border-color: #2350c8; background: #2350c8; color: #fff; cursor: pointer; }
[role=alert] { color: light-dark(#b3261e, #ffb4ab); }
a { color: light-dark(#2350c8, #8fb0ff); }
`

/** Whether a person asks, by an address or a link, and not a program or a page that they see. */
export function asksForPage({ headers }: IncomingMessage): boolean {
  return (headers.accept ?? '').includes('text/html')
}

/** Where a reader may go from there, and the words that lead there. */
const LINKS: { readonly [W in Refusal]?: { readonly to: string, readonly words: string } } = {
  viewer: { to: LOGIN, words: 'serve.present' },
  unknown: { to: '/', words: 'serve.back' },
}

/** Says why a request is refused, as a page or, to a program, as a line of text. */
export function refuse(request: IncomingMessage, response: ServerResponse, why: Refusal): void {
  const { say, language } = wordsFor(request)
  const link = LINKS[why]
  const text = say(`serve.${why}`)
  const isPage = asksForPage(request)
  send(response, REFUSALS[why], isPage
    ? page(language, say('serve.title'), `<p>${escapeHtml(text)}</p>${link ? `\n<p><a href="${escapeHtml(link.to)}">${escapeHtml(say(link.words))}</a></p>` : ''}`)
    : `${text}\n`, isPage)
}

export interface Login {
  /** Where to go afterwards: a path. */
  readonly to: string
  /** What is said of the last try. */
  readonly failed?: { readonly wait: number }
}

/** Asks for the password; with the status 401, or 429 while an address has to wait. */
export function askForPassword(request: IncomingMessage, response: ServerResponse, { to, failed }: Login): void {
  const { say, language } = wordsFor(request)
  const seconds = Math.ceil((failed?.wait ?? 0) / 1000)
  if (seconds > 0)
    response.setHeader('Retry-After', String(seconds))
  // A browser sends no cookie when it comes by a link from elsewhere; its own next request has it.
  const isByLink = request.headers['sec-fetch-site'] === 'cross-site' && !failed
  const alert = failed && `<p role="alert">${escapeHtml(say(seconds > 0 ? 'serve.wait' : 'serve.wrong', { seconds }))}</p>`
  send(response, seconds > 0 ? 429 : 401, page(language, say('serve.title'), `${alert ?? ''}
<form method="post" action="${LOGIN}">
  <label for="password">${escapeHtml(say('serve.ask'))}</label>
  <input id="password" name="password" type="password" aria-label="${escapeHtml(say('serve.password'))}" autocomplete="current-password" autofocus required>
  <input name="to" type="hidden" value="${escapeHtml(to)}">
  <button>${escapeHtml(say('serve.enter'))}</button>
</form>`, isByLink ? '<meta http-equiv="refresh" content="0">' : ''), true)
}

/** Says that the slides are on their way; the page asks for them again by itself. */
export function askForPatience(request: IncomingMessage, response: ServerResponse): void {
  const { say, language } = wordsFor(request)
  send(response, 200, page(language, say('serve.title'), `<p>${escapeHtml(say('serve.patience'))}</p>`, '<meta http-equiv="refresh" content="1">'), true)
}

function page(language: string, title: string, content: string, head = ''): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  ${head}<title>${escapeHtml(title)}</title>
  <style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`
}

function send(response: ServerResponse, status: number, text: string, isPage: boolean): void {
  if (response.headersSent)
    return void response.end()
  response.writeHead(status, {
    ...SAFE_HEADERS,
    'Content-Type': `text/${isPage ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Security-Policy': 'default-src \'none\'; style-src \'unsafe-inline\'; form-action \'self\'; frame-ancestors \'none\'; base-uri \'none\'',
    'Cache-Control': 'no-store',
  })
  response.end(text)
}

/** In the language that the browser asks for, as far as the program speaks it. */
function wordsFor({ headers }: IncomingMessage): { readonly say: ReturnType<typeof loadMessages>['say'], readonly language: string } {
  const language = bestLanguage(acceptedLanguages(headers['accept-language']), knownLocales()) ?? 'en'
  return { say: loadMessages(language).say, language }
}
