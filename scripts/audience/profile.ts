/** An audience's profile: whom a deck is for, and what of the dataset they see. */
import type { ProfileVocabulary } from '../dataset/vocabulary.ts'
import * as z from 'zod'
import { brandShape } from '../brand/schema.ts'
import { id, line, list, record, ref, refByName, text } from '../dataset/fields.ts'
import { slidevShape } from '../dataset/schema.ts'
import { DEPTHS, PRIORITIES } from '../slides/model.ts'

/** A file in `audiences/`; its name is the audience's id. All but the name may be left out. */
export function profileSchema(v: ProfileVocabulary) {
  const refs = (what: string, known: readonly string[]) => z.array(ref(what, known)).min(1, { error: 'the list is empty' }).optional()
  const selection = record({
    tags: refs('tag', v.tags),
    ids: refs('item', v.ids),
    groups: refs('group', v.groups),
    criteria: refs('criterion', v.criteria),
    vendors: refs('vendor', v.vendors),
  })
  const section = record({
    id: ref('section', v.sections),
    depth: z.enum(DEPTHS).optional(),
    priority: z.enum(PRIORITIES).optional(),
    title: text(v).optional(),
    lead: text(v).optional(),
    /** What to tell this audience of the section: its first talking point. */
    say: text(v).optional(),
    /** Only these of its slides, in this order, whatever the depth: `counts`, `map`. */
    show: z.array(z.string()).min(1).optional(),
    /** Not these of its slides. */
    hide: z.array(z.string()).min(1).optional(),
    /** Titles of slides in words of one's own. */
    titles: z.record(z.string(), text(v)).optional(),
    keep: selection.optional(),
    drop: selection.optional(),
  })
  const ownSlide = record({
    id,
    before: ref('section', v.sections).optional(),
    after: ref('section', v.sections).optional(),
    title: text(v),
    /** Slidev's layout that draws it. */
    layout: z.string().optional(),
    frontmatter: record({
      class: z.string().regex(/^[a-z][\w/:-]*(?: [a-z][\w/:-]*)*$/i, { error: 'a class is a few names such as "text-center mt-4"' }).optional(),
      transition: z.string().regex(/^[a-z][a-z-]*(?: ?\| ?[a-z][a-z-]*)?$/, { error: 'a transition is a name such as "fade" or "slide-left | slide-right"' }).optional(),
      clicks: z.number().int().min(0).max(100).optional(),
      zoom: z.number().min(0.3).max(3).optional(),
      hideInToc: z.boolean().optional(),
      /** Pictures, relative to the dataset's folder. */
      background: line.optional(),
      image: line.optional(),
    }).optional(),
    /** Entries of lists appear one click after the other. */
    clicks: z.boolean().optional(),
    /** Text in Markdown; pictures are relative to the dataset's folder. */
    markdown: text(v),
    say: text(v).optional(),
    minutes: z.number().positive({ error: 'minutes are a number above 0' }).optional(),
  }).refine(({ before, after }) => (before === undefined) !== (after === undefined), {
    error: 'a slide stands either "before" or "after" a section',
    params: { code: 'no-place' },
  })
  return record({
    'extends': ref('audience', v.audiences).optional(),
    'name': text(v),
    'languages': z.array(ref('language', v.languages)).min(1).optional(),
    /** The time for the talk; what doesn't fit is cut. */
    'minutes': z.number().positive({ error: 'minutes are a number above 0' }).optional(),
    /** Why they are here. */
    'purpose': text(v).optional(),
    /** What they must be able to decide afterwards. */
    'decide': z.preprocess(value => Array.isArray(value) ? value : [value], z.array(text(v)).min(1).max(4, { error: 'more than 4 decisions have no room' })).optional(),
    'title': text(v).optional(),
    'subtitle': text(v).optional(),
    /** The depth of sections that state none. */
    'depth': z.enum(DEPTHS).optional(),
    'sections': list(z.preprocess(value => typeof value === 'string' ? { id: value } : value, section)).optional(),
    'keep': selection.optional(),
    'drop': selection.optional(),
    /** Vendors or items that come first and in the accent colour. */
    'focus': z.array(refByName('vendor or item', v.names)).min(1).transform(ids => [...new Set(ids)]).optional(),
    'call-to-action': record({
      title: text(v),
      steps: z.array(text(v)).min(1).max(5, { error: 'more than 5 steps have no room' }).optional(),
    }).optional(),
    /** What differs from `brand.yaml` for this audience. */
    'brand': brandShape(v).optional(),
    /** Whether what was cut stands after the closing slide. */
    'appendix': z.boolean().optional(),
    'slides': list(ownSlide).optional(),
    ...slidevShape,
  })
}

export type Profile = z.infer<ReturnType<typeof profileSchema>>
export type Selection = NonNullable<Profile['keep']>
