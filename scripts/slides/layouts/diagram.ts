import type { Layout } from './layout.ts'
import { fence, rich } from './markdown.ts'

export const diagram: Layout<'diagram'> = {
  body: ({ diagram, caption }) => [
    fence('mermaid', diagram.mermaid),
    ...(caption
      ? [
          rich(caption),
        ]
      : []),
  ].join('\n\n'),
  fields: ({ diagram }) => ({ alt: diagram.alt }),
}
