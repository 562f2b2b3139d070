/** The overlay that lists all keys, Slidev's and the program's own; the key ? opens it. */
import { otherDecks } from './decks.ts'
import { element, isTyping, shadowElement } from './element.ts'
import { say } from './words.ts'

const STYLE = `
dialog { width: min(760px, 100vw - 32px); max-height: calc(100dvh - 32px); padding: 0; overflow: auto; border: 1px solid var(--pd-line); border-radius: 12px; background: var(--pd-surface); color: var(--pd-text); box-shadow: 0 12px 48px #0008; }
dialog::backdrop { background: #0008; }
header { display: flex; position: sticky; top: 0; align-items: center; justify-content: space-between; padding: 12px 12px 12px 24px; background: var(--pd-surface); }
h2 { margin: 0; font-size: 22px; line-height: 1.3; }
header button { width: 44px; height: 44px; border: 0; border-radius: 8px; background: none; font-size: 22px; }
header button:hover, nav a:hover { background: var(--pd-surface-2); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); margin: 0; padding: 0 24px 12px; column-gap: 32px; }
dl > div { display: flex; align-items: baseline; justify-content: space-between; padding: 7px 0; gap: 16px; border-bottom: 1px solid var(--pd-line); }
dt { flex: none; order: 1; }
dd { margin: 0; }
kbd { display: inline-block; min-width: 28px; margin-left: 4px; padding: 1px 7px; border: 1px solid var(--pd-line); border-bottom-width: 2px; border-radius: 6px; background: var(--pd-surface-2); font: inherit; font-size: 14px; text-align: center; }
nav { display: flex; flex-wrap: wrap; padding: 4px 24px 16px; gap: 8px; }
nav a { min-height: 44px; padding: 9px 16px; border: 1px solid var(--pd-line); border-radius: 8px; color: var(--pd-accent); }
`

/** Keys of each line, and the key of what it says they do. */
const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['→', 'space', 'PgDn'], 'next'],
  [['←', 'shift + space', 'PgUp'], 'previous'],
  [['↓', '↑'], 'skip'],
  [['G'], 'goto'],
  [['O'], 'overview'],
  [['F'], 'fullscreen'],
  [['D'], 'dark'],
  [['S'], 'switch'],
  [['Ctrl + P'], 'print'],
  [['Esc'], 'escape'],
  [['?'], 'help'],
]

let dialog: HTMLDialogElement | undefined

export function openHelp(): void {
  dialog ??= document.body.appendChild(shadowElement('prismdeck-help', STYLE, [element('dialog', { 'aria-labelledby': 'title' })])).shadowRoot!.querySelector('dialog')!
  dialog.replaceChildren(...content(() => dialog!.close()))
  dialog.showModal()
}

function content(close: () => void): readonly HTMLElement[] {
  const button = element('button', { 'type': 'button', 'aria-label': say('help.close') }, '✕')
  button.addEventListener('click', close)
  const decks = otherDecks.value
  const lines = KEYS.filter(([, does]) => does !== 'switch' || decks).map(([keys, does]) => element('div', {}, element('dt', {}, ...keys.map(key => element('kbd', {}, named(key)))), element('dd', {}, say(`help.${does}`))))
  const links = [
    ...decks ? [element('a', { href: decks.start }, say('decks'))] : [],
    ...decks?.pdf === undefined ? [] : [element('a', { href: decks.pdf }, say('pdf'))],
  ]
  return [
    element('header', {}, element('h2', { id: 'title' }, say('help.title')), button),
    element('dl', {}, ...lines),
    ...links.length > 0 ? [element('nav', {}, ...links)] : [],
  ]
}

const named = (key: string) => key.split(' + ').map(part => /^[a-z]/.test(part) ? say(`keys.${part}`) : part).join(' + ')

/** Keys that an open dialog answers itself. */
const OWN = ['Escape', 'Tab', 'Enter', ' ', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']

export function listenForHelp(): void {
  window.addEventListener('keydown', (event) => {
    if (dialog?.open) {
      if (event.key === '?')
        dialog.close()
      if (!OWN.includes(event.key))
        event.preventDefault()
      // Slidev would turn the slides behind it.
      event.stopImmediatePropagation()
    }
    else if (event.key === '?' && !isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      openHelp()
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }, { capture: true })
  // A click beside it closes it.
  window.addEventListener('pointerdown', (event) => {
    if (dialog?.open && event.composedPath()[0] === dialog)
      dialog.close()
  })
}
