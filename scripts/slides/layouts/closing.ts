import type { Layout } from './layout.ts'
import { list } from './markdown.ts'

export const closing: Layout<'closing'> = {
  body: slide => list(slide.lines),
}
