/**
 * The list of decks, with ways to the start page and to the keys: opened by the key S, by Slidev's bar, by the
 * pointer in the upper right corner, and on a touch screen by a button in the lower one.
 */
import type { DeckLink } from '../scripts/serve/messages.ts'
import { watch } from 'vue'
import { otherDecks } from './decks.ts'
import { element, isTyping, shadowElement } from './element.ts'
import { openHelp } from './help.ts'
import { canRead, isReading, setReading } from './reading.ts'
import { say } from './words.ts'

const KEY = 's'

const STYLE = `
:host { position: fixed; top: 0; right: 0; z-index: 90; padding: 12px; }
button { border: 0; background: none; text-align: left; }
.open { display: grid; place-items: center; width: 48px; height: 48px; border: 1px solid var(--pd-line); border-radius: 24px; background: var(--pd-surface); color: var(--pd-text); opacity: 0; transition: opacity .2s; }
.open svg { width: 24px; height: 24px; fill: currentColor; }
:host(:hover) .open, .open:focus-visible, .open[aria-expanded=true] { opacity: 1; }
menu { position: absolute; top: 12px; right: 12px; min-width: 280px; max-height: calc(100dvh - 24px); margin: 0; padding: 8px; overflow: auto; border: 1px solid var(--pd-line); border-radius: 12px; background: var(--pd-surface); box-shadow: 0 12px 48px #0006; list-style: none; }
menu[hidden] { display: none; }
li > * { display: flex; align-items: center; justify-content: space-between; width: 100%; min-height: 44px; padding: 6px 12px; gap: 16px; border-radius: 8px; white-space: nowrap; }
li > :is(:hover, :focus-visible) { background: var(--pd-surface-2); }
[aria-current] { color: var(--pd-accent); font-weight: 700; }
span { color: var(--pd-muted); font-weight: 400; }
.after { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--pd-line); }
@media (pointer: coarse), (max-width: 640px) {
  :host { top: auto; bottom: var(--pd-bar, 0px); }
  .open { opacity: 1; }
  menu { top: auto; bottom: 12px; max-width: calc(100vw - 24px); }
  li > * { white-space: normal; }
}
`

const DOTS = '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="5" cy="12" r="2.2"/><circle cx="12" cy="12" r="2.2"/><circle cx="19" cy="12" r="2.2"/></svg>'

let setOpen: (open: boolean) => void = () => {}

export const openDeckMenu = (): void => setOpen(true)

/** In the list, the arrow keys, Enter and the digits choose, and Escape closes. */
export function addDeckMenu(): void {
  const opener = element('button', { 'class': 'open', 'type': 'button', 'aria-haspopup': 'true', 'aria-expanded': 'false' })
  opener.innerHTML = DOTS
  const menu = element('menu', { hidden: '' })
  const host = shadowElement('prismdeck-menu', STYLE, [opener, menu])
  const root = host.shadowRoot!
  const entries = () => [...menu.querySelectorAll<HTMLElement>('button, a')]

  setOpen = (open) => {
    if (open) {
      opener.title = say('menu')
      menu.replaceChildren(...items(() => setOpen(false)))
    }
    menu.hidden = !open
    opener.setAttribute('aria-expanded', String(open))
    if (open)
      (entries().find(entry => entry.hasAttribute('aria-current')) ?? entries()[0])?.focus()
    else
      (root.activeElement as HTMLElement | null)?.blur()
  }
  const focusBy = (step: number) => {
    const all = entries()
    const at = all.indexOf(root.activeElement as HTMLElement)
    all.at((at + step) % all.length)?.focus()
  }
  const click = () => (root.activeElement as HTMLElement | null)?.click()
  const keys: Readonly<Record<string, () => void>> = {
    'Escape': () => setOpen(false),
    'ArrowDown': () => focusBy(1),
    'ArrowUp': () => focusBy(-1),
    'Tab': () => focusBy(1),
    'Enter': click,
    ' ': click,
    [KEY]: () => setOpen(false),
  }

  opener.addEventListener('click', () => setOpen(Boolean(menu.hidden)))
  window.addEventListener('pointerdown', (event) => {
    if (!menu.hidden && !event.composedPath().includes(host))
      setOpen(false)
  })
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event))
      return
    if (menu.hidden) {
      if (event.key !== KEY || !otherDecks.value)
        return
      setOpen(true)
    }
    else {
      const run = keys[event.key] ?? digit(event.key)
      run?.()
    }
    // An open list has the keys to itself.
    event.preventDefault()
    event.stopImmediatePropagation()
  }, { capture: true })
  const digit = (key: string) => /^[1-9]$/.test(key)
    ? () => entries()[Number(key) - 1]?.click()
    : undefined

  opener.setAttribute('aria-label', say('menu'))
  document.body.append(host)
  watch([otherDecks, isReading], () => {
    opener.setAttribute('aria-label', say('menu'))
    if (!menu.hidden)
      setOpen(true)
  })
}

function items(close: () => void): HTMLElement[] {
  const told = otherDecks.value
  const run = (then: () => void) => () => {
    close()
    then()
  }
  return [
    ...inOrder(told?.decks ?? [], told?.here).map(deck => entry(deck, deck.name === told!.here, run(() => told!.lead(deck.name)))),
    ...[
      ...told ? [element('a', { href: told.start }, say('decks'))] : [],
      ...told?.pdf === undefined ? [] : [element('a', { href: told.pdf }, say('pdf'))],
      ...canRead.value ? [button(say(isReading.value ? 'slides' : 'read'), run(() => setReading(!isReading.value)))] : [],
      button(say('help.title'), run(openHelp), '?'),
    ].map((item, i) => element('li', i === 0 && told ? { class: 'after' } : {}, item)),
  ]
}

/** Those in the language of the deck that is shown come first. */
function inOrder(decks: readonly DeckLink[], here: string | undefined): readonly DeckLink[] {
  const own = decks.find(({ name }) => name === here)?.language
  const languages = [...new Set([...own === undefined ? [] : [own], ...decks.map(({ language }) => language)])]
  return languages.flatMap(language => decks.filter(deck => deck.language === language))
}

function entry({ name, title, language, languageName }: DeckLink, isCurrent: boolean, choose: () => void): HTMLElement {
  const made = button(title, choose, languageName)
  made.dataset.deck = name
  made.lang = language
  if (isCurrent)
    made.setAttribute('aria-current', 'page')
  return element('li', {}, made)
}

function button(text: string, run: () => void, aside?: string): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text, ...aside === undefined ? [] : [element('span', {}, aside)])
  made.addEventListener('click', run)
  return made
}
