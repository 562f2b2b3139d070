import type { Layout } from './layout.ts'

/** A person's own Markdown is theirs: it is set as it stands, and what has no room shows in a browser. */
export const markdown: Layout<'markdown'> = {
  body: slide => slide.markdown.trim(),
}
