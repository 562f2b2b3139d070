/** Which fonts a browser draws texts with. */
import type { Page } from 'playwright-chromium'

interface DomNode {
  readonly nodeId: number
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string
  readonly children?: readonly DomNode[]
  readonly shadowRoots?: readonly DomNode[]
}

const TEXT = 3

/** A font that a text is drawn with, at least in part. */
export interface DrawnFont {
  readonly text: string
  /** As the font calls itself. */
  readonly family: string
  /** Whether it comes with the page. */
  readonly isOwn: boolean
  readonly glyphs: number
}

/** The fonts of each text of a page, those of its diagrams and charts included. */
export async function drawnFonts(page: Page): Promise<DrawnFont[]> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
    const found = await Promise.all(withText(root).map(async (node) => {
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId: node.nodeId })
      return fonts.map(({ familyName, isCustomFont, glyphCount }) => ({ text: textOf(node), family: familyName, isOwn: isCustomFont, glyphs: glyphCount }))
    }))
    return found.flat()
  }
  finally {
    await session.detach()
  }
}

/** The texts of a page that are drawn with a font of the machine, in words. */
export async function findForeignFonts(page: Page): Promise<string[]> {
  return (await drawnFonts(page)).filter(({ isOwn }) => !isOwn).map(({ text, family, glyphs }) => `${glyphs} of “${text}” in ${family}`)
}

const textOf = ({ children = [] }: DomNode): string => children.filter(({ nodeType }) => nodeType === TEXT).map(({ nodeValue }) => nodeValue).join('').trim()

/** The elements that have text of their own. */
function withText(node: DomNode): DomNode[] {
  if (/^(?:style|script|title|head|noscript)$/i.test(node.nodeName))
    return []
  return [
    ...(textOf(node) ? [node] : []),
    ...[...node.children ?? [], ...node.shadowRoots ?? []].flatMap(withText),
  ]
}
