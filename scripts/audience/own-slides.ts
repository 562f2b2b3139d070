/** A profile's own slides: what can be told of them only with their files, their layout, and what the project trusts. */
import type { Problem } from '../dataset/errors.ts'
import type { YamlFile } from '../dataset/yaml-file.ts'
import type { Picture } from './picture.ts'
import type { Profile } from './profile.ts'
import { suggestion } from '../dataset/suggest.ts'
import { factsOf } from '../slides/own-markdown.ts'
import { OWN_LAYOUTS, PICTURE_LAYOUTS } from './own-layouts.ts'
import { readPicture } from './picture.ts'
import { trusted } from './trust.ts'

type StatedSlide = NonNullable<Profile['slides']>[number]

/** What reading a slide found. */
export interface ReadSlide {
  readonly pictures: readonly Picture[]
  readonly trusted: boolean
}

/** Fields of a frontmatter that name pictures. */
export const PICTURE_FIELDS = ['background', 'image'] as const

/** Reads what the slides of a profile name; what is wrong is added to the problems. */
export async function readOwnSlides(folder: string, file: YamlFile, slides: readonly StatedSlide[], problems: Problem[]): Promise<ReadonlyMap<object, ReadSlide>> {
  const read = new Map<object, ReadSlide>()
  for (const [i, slide] of slides.entries()) {
    const tell = (path: readonly (string | number)[], code: string, message: string) => problems.push(file.problem(['slides', i, ...path], code, message))
    const { ownSlides } = trusted()
    const layout = slide.layout ?? 'markdown'
    const slots = Object.hasOwn(OWN_LAYOUTS, layout) ? OWN_LAYOUTS[layout] : undefined
    if (!slots && !ownSlides)
      tell(['layout'], 'unknown-layout', `"${layout}" is no layout for a slide of one's own${suggestion(layout, Object.keys(OWN_LAYOUTS))}; known: ${Object.keys(OWN_LAYOUTS).join(', ')}`)
    if (PICTURE_LAYOUTS.has(layout) && slide.frontmatter?.image === undefined)
      tell(['layout'], 'missing-picture', `the layout "${layout}" shows a picture: state it as frontmatter: { image: picture.png }`)

    const names = new Map<string, readonly (string | number)[]>()
    for (const [language, markdown] of Object.entries(slide.markdown.byLanguage)) {
      const path = ['markdown', language]
      const facts = factsOf(markdown)
      if (facts.isEmpty)
        tell(path, 'empty-slide', 'the slide shows nothing below its title')
      if (ownSlides && markdown.split(/\r\n?|\n/).some(line => line.startsWith('---')))
        tell(path, 'several-slides', 'a line of dashes would begin another slide; a rule is "***"')
      const lost = slots && facts.slots.filter(name => name !== 'default' && !slots.includes(name))
      if (slots && lost?.length)
        tell(path, 'unknown-slot', `"::${lost[0]}::" goes nowhere: the layout "${layout}" has ${slots.length ? `only ${slots.map(name => `"::${name}::"`).join(', ')} and what stands before them` : 'no slots; "two-cols" and "two-cols-header" have'}`)
      facts.pictures.forEach(name => names.set(name, path))
    }
    for (const field of PICTURE_FIELDS) {
      const name = slide.frontmatter?.[field]
      if (name !== undefined)
        names.set(name, ['frontmatter', field])
    }
    const pictures: Picture[] = []
    for (const [name, path] of names) {
      const picture = await readPicture(folder, name)
      if ('problem' in picture)
        tell(path, 'missing-picture', picture.problem)
      else
        pictures.push(picture)
    }
    read.set(slide, { pictures, trusted: ownSlides })
  }
  return read
}
