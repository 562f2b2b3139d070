/** Small real decks for the tests of this folder. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Where a test may write a deck of this name; all decks of a process have to be in one folder. */
export function deckPath(name: string): string {
  return join(ROOT, 'slides', `.tmp-${process.pid}-${name}.md`)
}

/** Writes a deck of these slides, each with its frontmatter, and returns its path. */
export async function writeDeck(name: string, slides: readonly string[], head = ''): Promise<string> {
  const path = deckPath(name)
  await writeFile(path, deckText(slides, head))
  return path
}

/** The text of a deck; `head` are further lines of its headmatter. */
export function deckText(slides: readonly string[], head = ''): string {
  const [first = '', ...rest] = slides
  return [
    `---\n${HEAD}${head}${first}`,
    ...rest.map(slide => `---\n${slide}`),
  ].join('\n')
}

export async function removeDecks(...paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map(path => rm(path, { force: true })))
}

const HEAD = `theme: default
addons: [./]
titleTemplate: "%s"
htmlAttrs:
  lang: zh-CN
canvasWidth: 1280
aspectRatio: 16/9
fonts:
  provider: none
routerMode: hash
transition: none
`

export const COVER = `title: 测试
layout: cover
id: cover
---

# 生成式 AI 与云服务

面向工程师的“对比”
`

export const CHART = `layout: chart
id: use-cases/counts
chart:
  kind: bar
  alt: 各组场景数
  categories: [面向客户, 企业内部, 其他]
  series:
    - name: 场景
      values: [7, 6, 5]
---

# 面向客户的场景最多

::takeaway::

- 会议纪要与摘要
`

export const DIAGRAM = `layout: diagram
id: use-cases/map
---

# 18 个场景，分 3 组

\`\`\`mermaid
flowchart LR
  subgraph g["平台"]
    a["企业内部"] --> b["面向客户"]
  end
  b --> c["代码伴侣"]
\`\`\`
`

export const BROKEN_DIAGRAM = `layout: diagram
id: broken/diagram
---

# Broken

\`\`\`mermaid
flowchart LR
  a[ -->
\`\`\`
`

export const BROKEN_SLIDE = `layout: message
id: broken/slide
---

# Broken

<div v-if="(">unfinished</div>
`

export function message(id: string, text: string): string {
  return `layout: message\nid: ${id}\n---\n\n# ${text}\n`
}
