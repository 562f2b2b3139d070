/**
 * The typed slide model: what a section makes and the writer turns into Slidev Markdown.
 *
 * A slide is plain data. Its `layout` names the Vue layout in `layouts/` that draws it, the
 * body writer in `slides/layouts/`, and the shape of its content.
 */
import type { Picture } from '../audience/picture.ts'
import type { Brand } from '../brand/brand.ts'
import type { ChartSpec } from '../charts/index.ts'
import type { Localized } from '../dataset/localize.ts'
import type { Origin } from '../dataset/origin.ts'
import type { Diagram } from '../diagrams/diagram.ts'
import type { Layer } from '../diagrams/layers.ts'

/** A run of text on a slide; `corrections` are the ids of the corrections that its mark stands for. */
export interface Run {
  readonly text: string
  readonly strong?: boolean
  /** In the accent colour: what the audience looks at before all else. */
  readonly focus?: boolean
  readonly href?: string
  /** An index into the entity colours: a bar at the edge of the cell or item that the run begins. */
  readonly color?: number
  readonly corrections?: readonly string[]
}

/** Text with emphasis, links and correction marks; never Markdown. */
export type Rich = readonly Run[]

/** A level on an ordinal scale, drawn as `of` marks of which `level` are filled (1 is the weakest). */
export interface Rating {
  readonly level: number
  readonly of: number
  readonly label: string
}

/** A step of the type scale away from body text; fitting states it, so that little content fills its slide. */
export type Size = 'small' | 'medium' | 'large' | 'huge'

export interface Cell {
  readonly rating?: Rating
  /** Whether no other cell of its row is rated better, and at least one worse. */
  readonly best?: boolean
  /** It is a number with its unit, or stands for a missing one: a column of such cells is set at its right. */
  readonly isNumber?: boolean
  readonly text: Rich
}

export interface Card {
  readonly title: Rich
  readonly text: Rich
}

/** A number that stands out, with what it counts. */
export interface Figure {
  readonly value: string
  readonly label: string
}

export interface Table {
  /** One header a column; the first heads the row headers. */
  readonly head: readonly Rich[]
  /** Each row has as many cells as `head`; the first is the row's header. */
  readonly rows: readonly (readonly Cell[])[]
  /** Widths of the columns in px; fitting states them, so that the browser sets what was measured. */
  readonly widths?: readonly number[]
  /** Fitting states these, too: the size of text, and the height in px that its rows share. */
  readonly size?: Size
  readonly height?: number
}

/** A correction, told in the notes of each slide that shows its mark. */
export interface CorrectionNote {
  readonly id: string
  readonly source: string
  readonly right: string
  readonly why: string
  readonly evidence: string
}

export interface Notes {
  /** Talking points, whole sentences. */
  readonly points: readonly string[]
  /** What the source says where the slide shows something else. */
  readonly corrections: readonly CorrectionNote[]
  /** Where in the source the slide's facts stand. */
  readonly sources: readonly string[]
}

/** How far an audience goes into a section, from least to most. */
export const DEPTHS = ['headline', 'summary', 'detail'] as const
export type Depth = typeof DEPTHS[number]

/** Slides of a section of high priority are cut a step of depth later than others, of a low one a step sooner. */
export const PRIORITIES = ['high', 'normal', 'low'] as const
export type Priority = typeof PRIORITIES[number]

interface Base {
  /** Stable and unique in a deck: `cloud-services/coverage`. */
  readonly id: string
  /** The section that the slide belongs to; none for cover, agenda and closing. */
  readonly section?: string
  readonly title: Rich
  /** The least depth at which a section shows the slide; `detail` where it isn't stated. */
  readonly depth?: Depth
  /** A short note in the footer: where the facts come from. */
  readonly footnote?: string
  readonly notes: Notes
  /** How many of its rows, cards, bars or nodes a slide of large data shows, and how many there are. */
  readonly left?: { readonly shown: number, readonly of: number } | undefined
  /** Where the first thing that it shows stands in the dataset; messages name it. */
  readonly origin?: Origin
}

export interface CoverSlide extends Base {
  readonly layout: 'cover'
  readonly subtitle: string
  readonly meta: string
  readonly size?: Size
}

export interface AgendaSlide extends Base {
  readonly layout: 'agenda'
  /** The number of the first item. */
  readonly first: number
  /** `from` and `to` are shares of the whole deck's time. */
  readonly items: readonly { readonly title: string, readonly text: string, readonly minutes: string, readonly from: number, readonly to: number }[]
}

export interface SectionSlide extends Base {
  readonly layout: 'section'
  /** Number of the section in the deck, from 1; none for the appendix. */
  readonly number?: number
  /** How many sections the deck has. */
  readonly of?: number
  readonly lead: Rich
  /** What the section's slides say. */
  readonly points: readonly Rich[]
}

/** One sentence to remember, with what supports it. */
export interface MessageSlide extends Base {
  readonly layout: 'message'
  readonly support: readonly Rich[]
  readonly size?: Size
}

export interface CardsSlide extends Base {
  readonly layout: 'cards'
  readonly cards: readonly Card[]
  /** The number of the first card, where cards go on from another slide; fitting states it. */
  readonly first?: number
  readonly size?: Size
}

export interface ChartSlide extends Base {
  readonly layout: 'chart'
  readonly chart: ChartSpec
  /** The one number to remember. */
  readonly figure?: Figure
  /** What the chart says, beside it. */
  readonly takeaways: readonly Rich[]
  /** The same in fewer words, for where not all have room. */
  readonly brief?: readonly Rich[]
  readonly size?: Size
}

export interface DiagramSlide extends Base {
  readonly layout: 'diagram'
  readonly diagram: Diagram
  readonly caption?: Rich
}

export interface TableSlide extends Base {
  readonly layout: 'table'
  readonly table: Table
}

/** One thing's facts beside its own diagram. */
export interface ProfileSlide extends Base {
  readonly layout: 'profile'
  readonly figures: readonly Figure[]
  readonly summary?: Rich
  readonly diagram: Diagram
  /** What the diagram shows: what says how large it must be. */
  readonly layers: readonly Layer[]
  /** Its items below the diagram, where they fit; fitting takes them from the slide after. */
  readonly items?: Table
}

/** Questions as a diagram, and beside it what they lead to. */
export interface DecisionSlide extends Base {
  readonly layout: 'decision'
  readonly diagram: Diagram
  readonly options: readonly Card[]
  readonly size?: Size
}

/** Links, each with a QR code. */
export interface LinksSlide extends Base {
  readonly layout: 'links'
  readonly entries: readonly {
    readonly name: Rich
    /** What the QR code opens. */
    readonly url: string
    readonly lines: readonly Rich[]
  }[]
}

/** Two things side by side, criterion by criterion. */
export interface VersusSlide extends Base {
  readonly layout: 'versus'
  readonly table: Table
}

/** Where the deck's facts come from. */
export interface SourcesSlide extends Base {
  readonly layout: 'sources'
  readonly figures: readonly Figure[]
  readonly lines: readonly Rich[]
}

export interface CorrectionsSlide extends Base {
  readonly layout: 'corrections'
  /** What the three columns hold: severity, the source's words, what is right. */
  readonly head: readonly [string, string, string]
  readonly items: readonly { readonly id: string, readonly severity: string, readonly source: string, readonly right: Rich }[]
  /** The items as they are set; fitting states it. */
  readonly table?: Table
}

/** A slide in Markdown of a person's own. */
export interface MarkdownSlide extends Base {
  readonly layout: 'markdown'
  readonly markdown: string
  readonly own?: OwnLook
}

/** How a slide of a person's own is set; where nothing is said, safely and by the layout of that name. */
export interface OwnLook {
  /** Slidev's layout that draws it. */
  readonly layout: string
  readonly frontmatter: Readonly<Record<string, unknown>>
  readonly clicks: boolean
  readonly pictures: readonly Picture[]
  /** Its Markdown is set as it stands, code and all. */
  readonly trusted: boolean
}

export interface ClosingSlide extends Base {
  readonly layout: 'closing'
  /** What to do next, or what to remember. */
  readonly points: readonly Rich[]
  /** Small print. */
  readonly lines: readonly Rich[]
  readonly size?: Size
}

export type Slide
  = | CoverSlide
    | AgendaSlide
    | SectionSlide
    | MessageSlide
    | CardsSlide
    | ChartSlide
    | DiagramSlide
    | TableSlide
    | ProfileSlide
    | DecisionSlide
    | LinksSlide
    | SourcesSlide
    | VersusSlide
    | CorrectionsSlide
    | MarkdownSlide
    | ClosingSlide

export type LayoutName = Slide['layout']
export type SlideOf<L extends LayoutName> = Extract<Slide, { layout: L }>

/** A slide with its time. */
export type TimedSlide = Slide & {
  /** Minutes of speaking time. */
  readonly minutes: number
  /** Minutes from the beginning of the talk; none in the appendix. */
  readonly start?: number
}

/** A slide that the time didn't allow. */
export interface CutSlide {
  readonly id: string
  readonly title: string
  readonly minutes: number
}

/** A slide of large data: how much of what it lists it shows. */
export interface ShortenedSlide {
  readonly id: string
  readonly title: string
  readonly shown: number
  readonly of: number
}

/** A deck for one audience in one language. */
export interface Deck {
  readonly audience: string
  /** The audience's name. */
  readonly name: string
  readonly lang: string
  readonly title: string
  readonly author: string
  readonly brand?: Localized<Brand>
  /** Slidev's, by their names, where they are not those of the program. */
  readonly theme?: string
  readonly addons?: readonly string[]
  /** Minutes that the talk takes, without the appendix. */
  readonly minutes: number
  /** Minutes that the audience has; none where it doesn't say. */
  readonly budget?: number
  /** Ids of the sections that the talk tells, in order. */
  readonly sections: readonly string[]
  readonly cut: readonly CutSlide[]
  /** Slides that show a part of what they list, and those of the appendix that had no room; fitting tells. */
  readonly shortened?: readonly ShortenedSlide[]
  readonly omitted?: readonly CutSlide[]
  /** What goes with something that the audience isn't told, such as a point about a section that is left out. */
  readonly untold?: readonly UntoldItem[]
  readonly slides: readonly TimedSlide[]
}

/** An item that is gone, since what it is about is. */
export interface UntoldItem {
  readonly section: string
  readonly id: string
  readonly name: string
}

export const plain = (text: string): Rich => [
  { text },
]

/** The characters of a rich text without its marks. */
export function textOf(rich: Rich): string {
  return rich.map(run => run.text).join('')
}
