import type { OwnLook, SlideOf } from '../model.ts'
import type { Layout } from './layout.ts'
import { safeMarkdown, withPictures } from '../own-markdown.ts'

const PLAIN: OwnLook = { layout: 'markdown', frontmatter: {}, clicks: false, pictures: [], trusted: false }

/** A person's own Markdown; what has no room shows in a browser. */
export const markdown: Layout<'markdown'> = {
  body: (slide) => {
    const { clicks, trusted } = slide.own ?? PLAIN
    const write = trusted ? withPictures : safeMarkdown
    return write(slide.markdown, { picture: addressOf(slide), clicks })
  },
  fields: (slide) => {
    const { layout, frontmatter } = slide.own ?? PLAIN
    const picture = addressOf(slide)
    return {
      layout,
      ...Object.fromEntries(Object.entries(frontmatter).map(([key, value]) => [key, typeof value === 'string' ? picture(value) ?? value : value])),
    }
  },
}

/** Where a picture that the slide names is served. */
function addressOf({ own = PLAIN }: SlideOf<'markdown'>): (name: string) => string | undefined {
  return (name) => {
    const picture = own.pictures.find(picture => picture.name === name)
    return picture && `/${picture.file}`
  }
}
