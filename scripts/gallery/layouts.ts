import type { LayoutName } from '../slides/model.ts'

/** What each layout is for, in the order of a deck; the compiler names one that is missing. */
export const LAYOUTS: Readonly<Record<LayoutName, string>> = {
  cover: 'Opens the deck: what it is about, and for whom.',
  agenda: 'The sections, and the share of the time that each takes.',
  section: 'Opens a section: what its slides will say.',
  message: 'One sentence to remember, and what it rests on.',
  cards: 'Up to six things side by side, each with a sentence.',
  chart: 'A chart beside what it says, and the one number to remember.',
  diagram: 'A Mermaid diagram over the whole slide.',
  table: 'A comparison: ratings as marks, and the best of each row.',
  versus: 'Two things side by side, criterion by criterion.',
  profile: 'One vendor or product: its facts beside what it is made of.',
  decision: 'Questions, and what their answers lead to.',
  links: 'Links, each with a QR code for the audience\'s phones.',
  markdown: 'A slide in Markdown of one\'s own.',
  closing: 'Ends the talk: what to decide, and the next steps.',
  sources: 'Where the facts come from, and how much of it is corrected.',
  corrections: 'Where the source is wrong, and what is right.',
}

/** All layouts are shown light and in English, these dark and in Chinese, too. */
const ALSO_DARK: readonly LayoutName[] = ['chart', 'table', 'decision']

/** A picture of the gallery. */
export interface Shot {
  /** `chart-dark.png` */
  readonly file: string
  readonly layout: LayoutName
  readonly language: 'en' | 'zh'
  readonly dark: boolean
}

export const SHOTS: readonly Shot[] = [
  ...(Object.keys(LAYOUTS) as LayoutName[]).map(layout => ({ file: `${layout}.png`, layout, language: 'en' as const, dark: false })),
  ...ALSO_DARK.map(layout => ({ file: `${layout}-dark.png`, layout, language: 'zh' as const, dark: true })),
]

/** The page beside the pictures, in Markdown. */
export function galleryPage(): string {
  const rows = Object.entries(LAYOUTS).map(([layout, text]) => {
    const shown = SHOTS.filter(shot => shot.layout === layout)
    return `| ${shown.map(({ file }) => `![${file.replace('.png', '')}](${file})`).join('<br>')} | **${layout}**<br>${text} |`
  })
  return `# Gallery

Every layout, on slides of a small made-up dataset; some in the dark colours and in Chinese, too.
\`npm run gallery\` draws the pictures again.

| Slide | Layout |
| :-- | :-- |
${rows.join('\n')}
`
}
