import type { DeckLink } from '../messages.ts'

/** Opens the list of decks. */
const KEY = 's'

const STYLE = `
:host { position: fixed; top: 0; right: 0; z-index: 90; padding: 12px; font: 15px/1.4 Inter, "Noto Sans SC", system-ui, sans-serif; }
button { border: 0; color: inherit; font: inherit; text-align: left; cursor: pointer; }
.open { padding: 6px 14px; border-radius: 99px; background: #17191dcc; color: #fff; opacity: 0; transition: opacity .2s; }
:host(:hover) .open, .open:focus-visible { opacity: 1; }
menu { position: absolute; top: 12px; right: 12px; min-width: 240px; max-height: 80vh; margin: 0; padding: 8px; overflow: auto; border-radius: 12px; background: #17191d; color: #f2f3f5; box-shadow: 0 12px 48px #0008; list-style: none; }
menu[hidden] { display: none; }
menu button { display: flex; gap: 16px; justify-content: space-between; width: 100%; padding: 8px 12px; border-radius: 8px; background: none; }
menu button:hover, menu button:focus-visible { background: #2d333c; outline: 0; }
menu button[aria-current] { font-weight: 700; }
menu span { opacity: .65; font-weight: 400; }
`

export interface Switcher {
  readonly show: (here: string, decks: readonly DeckLink[]) => void
}

/**
 * A list of the decks in the upper right corner: seen when the pointer is there, opened by a click or
 * the key S; in it, the arrow keys, Enter and the digits choose, and Escape closes.
 */
export function createSwitcher(choose: (name: string) => void): Switcher {
  const host = document.createElement('prismdeck-switcher')
  const root = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = STYLE
  const opener = document.createElement('button')
  opener.className = 'open'
  opener.title = 'S'
  const menu = document.createElement('menu')
  menu.hidden = true
  root.append(style, opener, menu)

  const entries = () => [...menu.querySelectorAll('button')]
  const setOpen = (open: boolean) => {
    menu.hidden = !open
    if (open)
      (entries().find(entry => entry.hasAttribute('aria-current')) ?? entries()[0])?.focus()
    else
      (root.activeElement as HTMLElement | null)?.blur()
  }
  const focusBy = (step: number) => {
    const all = entries()
    const at = all.indexOf(root.activeElement as HTMLButtonElement)
    all.at((at + step) % all.length)?.focus()
  }
  const keys: Readonly<Record<string, () => void>> = {
    'Escape': () => setOpen(false),
    'ArrowDown': () => focusBy(1),
    'ArrowUp': () => focusBy(-1),
    'Enter': () => (root.activeElement as HTMLElement | null)?.click(),
    ' ': () => (root.activeElement as HTMLElement | null)?.click(),
    [KEY]: () => setOpen(false),
  }

  opener.addEventListener('click', () => setOpen(true))
  window.addEventListener('pointerdown', (event) => {
    if (!event.composedPath().includes(host))
      setOpen(false)
  })
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !host.isConnected || isTyping(event))
      return
    if (menu.hidden) {
      if (event.key !== KEY)
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

  return {
    show(here, decks) {
      const current = decks.find(({ name }) => name === here)
      opener.textContent = current
        ? `${current.title} · ${current.languageName}`
        : here
      menu.replaceChildren(...decks.map(deck => entry(deck, deck.name === here, () => {
        setOpen(false)
        choose(deck.name)
      })))
      if (decks.length > 1)
        document.body.append(host)
      else
        host.remove()
    },
  }
}

function entry({ name, title, language, languageName }: DeckLink, current: boolean, choose: () => void): HTMLElement {
  const item = document.createElement('li')
  const button = document.createElement('button')
  const tongue = document.createElement('span')
  button.dataset.deck = name
  button.lang = language
  if (current)
    button.setAttribute('aria-current', 'page')
  tongue.textContent = languageName
  button.append(title, tongue)
  button.addEventListener('click', choose)
  item.append(button)
  return item
}

function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
