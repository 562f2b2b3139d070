/**
 * What a reader sees of a deck's Markdown, without a browser: read by Slidev's own parser, made a Vue
 * template by Slidev's own plugins, and rendered on the server with stand-ins for its components.
 */
import type { Plugin } from 'vite'
import type { Component, VNode } from 'vue'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parser, ViteSlidevPlugin } from '@slidev/cli'
import MarkdownExit from 'markdown-exit'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import viteConfig from '../../vite.config.ts'
import { resolveDeck } from '../slidev/deck-options.ts'

export interface ReadSlide {
  readonly frontmatter: Readonly<Record<string, unknown>>
  /** The HTML within the layout; components are elements of the same name. */
  readonly html: string
  /** The HTML of the title, as the table of contents compiles it on its own. */
  readonly title: string
  /** The HTML of the notes, as the presenter view shows them. */
  readonly notes: string
  readonly code: readonly string[]
}

export interface ReadDeck {
  readonly features: Readonly<Record<string, unknown>>
  readonly images: readonly string[]
  readonly slides: readonly ReadSlide[]
}

/** Attributes that are no text; those of numbers are none, either. */
const DATA = new Set(['id', 'level', 'of', 'from', 'to', 'code-lz', 'href', 'target'])

/** Draws a component as an element of its name around its texts: those of its attributes, and its slots. */
function standIn(name: string): Component {
  return {
    inheritAttrs: false,
    setup: (_: unknown, { slots, attrs }: { slots: Record<string, ((props: object) => VNode[]) | undefined>, attrs: Record<string, unknown> }) => () =>
      h(name, Object.fromEntries(Object.entries(attrs).filter(([key]) => DATA.has(key))), [
        ...Object.entries(attrs).flatMap(([key, value]) => DATA.has(key) || typeof value !== 'string' ? [] : [value]),
        ...Object.values(slots).flatMap(slot => slot?.({}) ?? []),
      ]),
  } as Component
}

/**
 * A function that reads decks.
 *
 * @param entry absolute path of a deck that exists; its folder and settings are used
 * @param root absolute path of the package with `layouts/` and `components/`
 */
export async function createSlideReader(entry: string, root: string): Promise<(markdown: string) => Promise<ReadDeck>> {
  const options = await resolveDeck({ entry, root, mode: 'dev' })
  const plugins = (await ViteSlidevPlugin(options, viteConfig.slidev)).flat(4) as Plugin[]
  const toVue = (plugins.find(({ name }) => name === 'unplugin-vue-markdown')!.transform as unknown as Transform).bind({ error: fail })
  const own = readdirSync(join(root, 'components')).filter(file => file.endsWith('.vue')).map(file => file.slice(0, -4))
  const components = Object.fromEntries([...own, 'Layout', 'Mermaid', 'Link', 'CodeBlockWrapper', 'KaTexBlockWrapper', 'VClicks'].map(name => [name, standIn(`x-${name.toLowerCase()}`)]))
  const notesMarkdown = MarkdownExit({ html: true })

  async function toHtml(markdown: string, id: string): Promise<string> {
    const { code } = await toVue(markdown, id).catch((error: unknown) => {
      throw new Error(`Slidev can't read this:\n${markdown}`, { cause: error })
    })
    const template = code.slice(code.indexOf('<template>') + 10, code.lastIndexOf('</template>'))
    return renderToString(createApp(template, components))
  }

  return async (markdown) => {
    const parsed = parser.parseSync(markdown, entry)
    options.data.slides = parsed.slides.map((source, index) => ({ ...source, index, source })) as never
    const slides: ReadSlide[] = []
    for (const [i, slide] of parsed.slides.entries()) {
      slides.push({
        frontmatter: slide.frontmatter,
        html: await toHtml(slide.content, `${entry}__slidev_${i + 1}.md`),
        title: await toHtml(`<template v-if="true">\n\n${slide.title}\n\n</template>`, '/@slidev/title-renderer.md'),
        notes: notesMarkdown.render(slide.note ?? ''),
        code: [...slide.content.matchAll(/^(`{3,})mermaid\n([\s\S]*?)\n\1$/gm)].map(([, , code]) => code!),
      })
    }
    return {
      features: { ...parser.detectFeatures(markdown) },
      images: parsed.slides.flatMap(({ images = [] }) => images),
      slides,
    }
  }
}

type Transform = (code: string, id: string) => Promise<{ code: string }>

function fail(error: unknown): never {
  throw error
}

/** An app that fails where the template uses anything that isn't there. */
function createApp(template: string, components: Readonly<Record<string, Component>>) {
  // As Slidev's plugin does: what is inside of the wrapper is the layout's content.
  const body = template.replace(/^\s*<div>|<\/div>\s*$/g, '')
  const app = createSSRApp({ template: `<Layout>${body}</Layout>`, components })
  app.config.warnHandler = (message) => {
    throw new Error(message)
  }
  return app
}
