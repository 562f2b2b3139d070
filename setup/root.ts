/** What stands around the slides: the list of decks, the keys, the talk's time, printing. Pages to be printed have none of it. */
import { useNav } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { addDeckMenu } from '../page/deck-menu.ts'
import { listenForHelp } from '../page/help.ts'
import { leadByOwnSteps } from '../page/leading.ts'
import { printAllSlides } from '../page/printing.ts'
import { offerSiteDecks } from '../page/site.ts'
import { keepTime } from '../page/timer.ts'

let isAdded = false

export default defineRootSetup(() => {
  const { isPrintMode } = useNav()
  if (isPrintMode.value || isAdded)
    return
  isAdded = true
  offerSiteDecks()
  addDeckMenu()
  listenForHelp()
  keepTime()
  leadByOwnSteps()
  printAllSlides()
})
