/** Elements around the slides, with styles of their own and in the colours of the deck. */

/** What all of them have in common. */
const STYLE = `
:host { font: 16px/1.5 var(--pd-font, system-ui, sans-serif); color: var(--pd-text); }
* { box-sizing: border-box; }
button, a { color: inherit; font: inherit; text-decoration: none; cursor: pointer; }
:focus-visible { outline: 3px solid var(--pd-accent); outline-offset: -3px; }
@media print { :host { display: none !important; } }
`

/** An element with a shadow tree, not yet in the page. */
export function shadowElement(name: string, style: string, content: readonly Node[]): HTMLElement {
  const host = document.createElement(name)
  host.attachShadow({ mode: 'open' }).append(element('style', {}, STYLE + style), ...content)
  return host
}

export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string>>, ...content: readonly (Node | string)[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(key, value)
  made.append(...content)
  return made
}

/** Whether a key goes into a field that a person is typing in. */
export function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
