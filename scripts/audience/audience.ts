/** Profiles → audiences: what a profile leaves out comes from the one that it extends, then from the defaults. */
import type { Brand } from '../brand/brand.ts'
import type { Section } from '../dataset/dataset.ts'
import type { LocalText } from '../dataset/fields.ts'
import type { Depth, Priority } from '../slides/model.ts'
import type { ReadSlide } from './own-slides.ts'
import type { Picture } from './picture.ts'
import type { Profile, Selection } from './profile.ts'
import { keepOrigin } from '../dataset/origin.ts'

/** How an audience sees a section. */
export interface SectionChoice {
  readonly id: string
  readonly depth: Depth
  readonly priority: Priority
  readonly title?: LocalText
  readonly lead?: LocalText
  readonly say?: LocalText
  readonly show?: readonly string[]
  readonly hide?: readonly string[]
  readonly titles: Readonly<Record<string, LocalText>>
  readonly keep?: Selection
  readonly drop?: Selection
}

/** What of Slidev's frontmatter a slide of one's own may state. */
export type OwnFrontmatter = NonNullable<NonNullable<Profile['slides']>[number]['frontmatter']>

export interface OwnSlide {
  readonly id: string
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly title: LocalText
  readonly layout?: string | undefined
  readonly frontmatter?: OwnFrontmatter | undefined
  readonly clicks?: boolean | undefined
  readonly markdown: LocalText
  /** Pictures that it names. */
  readonly pictures: readonly Picture[]
  /** The project trusts its Markdown, which may hold code. */
  readonly trusted: boolean
  readonly say?: LocalText | undefined
  readonly minutes?: number | undefined
}

/** Whom a deck is for, with all that its profile left out. */
export interface Audience {
  /** The name of its deck's file; that of its profile, and what the command line changed. */
  readonly id: string
  readonly name: LocalText
  readonly languages: readonly string[]
  readonly minutes?: number
  readonly purpose?: LocalText
  readonly decide?: readonly LocalText[]
  readonly title?: LocalText
  readonly subtitle?: LocalText
  readonly depth: Depth
  readonly sections: readonly SectionChoice[]
  readonly keep?: Selection
  readonly drop?: Selection
  /** Ids of vendors and items. */
  readonly focus: readonly string[]
  readonly action?: { readonly title: LocalText, readonly steps: readonly LocalText[] }
  readonly appendix: boolean
  /** In place of the dataset's. */
  readonly brand?: Brand
  readonly slides: readonly OwnSlide[]
  /** In place of the dataset's. */
  readonly theme?: string
  readonly addons?: readonly string[]
}

/** An audience from its profile and those that it extends, the nearest first, with the brand that they state and what their slides name. */
export function audienceOf(id: string, profiles: readonly Profile[], languages: readonly string[], sections: readonly Pick<Section, 'id'>[], brand?: Brand, read?: ReadonlyMap<object, ReadSlide>): Audience {
  const { name, 'extends': _, 'brand': __, 'call-to-action': action, depth = 'detail', ...rest }: Profile = Object.assign({}, ...[...profiles].reverse())
  return {
    ...rest as Omit<typeof rest, 'sections' | 'languages' | 'focus' | 'slides' | 'appendix'>,
    id,
    name,
    depth,
    languages: rest.languages ?? languages,
    sections: (rest.sections ?? sections.map(({ id }): NonNullable<Profile['sections']>[number] => ({ id }))).map(section => choiceOf(section, depth)),
    focus: rest.focus ?? [],
    ...(action && { action: { ...action, steps: action.steps ?? [] } }),
    appendix: rest.appendix ?? true,
    ...(brand && { brand }),
    slides: (rest.slides ?? []).map(slide => keepOrigin(slide, { ...slide, ...read?.get(slide) ?? { pictures: [], trusted: false } })),
  } as Audience
}

/** How a section is seen of which no more is said. */
export function choiceOf(section: NonNullable<Profile['sections']>[number], depth: Depth): SectionChoice {
  return { depth, priority: 'normal', titles: {}, ...section } as SectionChoice
}
