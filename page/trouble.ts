import type { Trouble } from '../scripts/serve/messages.ts'

const STYLE = `
:host { position: fixed; inset: auto 0 0; z-index: 100; display: flex; justify-content: center; padding: 24px; pointer-events: none; }
section { width: min(1100px, 100%); max-height: 60vh; overflow: auto; border-top: 6px solid #d33; border-radius: 8px; background: #17191d; color: #f2f3f5; box-shadow: 0 12px 48px #000a; font: 16px/1.5 Inter, "Noto Sans SC", system-ui, sans-serif; pointer-events: auto; }
article { padding: 16px 24px; }
article + article { border-top: 1px solid #333840; }
b { color: #ff8a8a; font-weight: 600; }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
pre { margin: 8px 0 0; color: #aeb4bd; font: 14px/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-x: auto; }
`

let host: HTMLElement | undefined

/** Shows what is wrong over the lower part of the deck, which stays as it was; nothing takes it away. */
export function showTrouble(troubles: readonly Trouble[]): void {
  host?.remove()
  host = undefined
  if (troubles.length === 0)
    return
  host = document.createElement('prismdeck-trouble')
  const root = host.attachShadow({ mode: 'open' })
  const section = element('section', '')
  section.setAttribute('role', 'alert')
  section.append(...troubles.map(article))
  root.append(element('style', STYLE), section)
  document.body.append(host)
}

function article(trouble: Trouble): HTMLElement {
  const box = element('article', '')
  const text = element('p', '')
  box.append(text)
  if ('file' in trouble) {
    text.append(element('b', `${trouble.file}:${trouble.line}:${trouble.column}`), ` ${trouble.message}`)
    if (trouble.excerpt.trim() !== '')
      box.append(element('pre', `${trouble.line} | ${trouble.excerpt}`))
  }
  else {
    text.append(trouble.message)
  }
  return box
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
