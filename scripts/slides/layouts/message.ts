import type { Layout } from './layout.ts'
import { list } from './markdown.ts'

export const message: Layout<'message'> = {
  body: slide => list(slide.support),
}
