/** Which files a deck may name: those of its own folder. What is elsewhere on the machine is never read into a slide, nor written from one. */
import type { SlidevData } from '@slidev/types'
import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'

/** Where an editor on a slide may write: never what Slidev or Vite run. */
const WRITABLE = 'snippets'

/** Slidev's line for a snippet, wherever in a list or quotation it stands: `<<< file#region language {meta}`. */
const SNIPPET = /^[\s>*+\-\d.)]*<<<(.+)$/

/** Whether a path leads into a folder, whatever links are on its way; a file that isn't there yet may. */
export function isInFolder(folder: string, path: string): boolean {
  const way = relative(realPath(folder), realPath(resolve(folder, path)))
  return way === '' || (way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way))
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  }
  catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPath(parent), basename(path))
  }
}

/**
 * @param entry absolute path of the deck
 * @throws UserError naming each `src:` and `<<<` that leads out of the deck's folder, and where it stands
 */
export function checkOwnFiles({ markdownFiles }: Pick<SlidevData, 'markdownFiles'>, entry: string): void {
  const folder = dirname(entry)
  const wrong = Object.entries(markdownFiles).flatMap(([file, { slides }]) => slides.flatMap(({ frontmatter, content, raw, start }) => {
    const lines = raw.split('\n')
    const placed = (text: RegExp | string) => start + 1 + Math.max(0, lines.findIndex(line => typeof text === 'string' ? line.trim() === text.trim() : text.test(line)))
    return [
      ...sourceProblem(folder, file, frontmatter.src).map(problem => ({ file, line: placed(/^src:/), problem })),
      ...content.split('\n').flatMap(line => snippetProblem(folder, file, line).map(problem => ({ file, line: placed(line), problem }))),
    ]
  }))
  if (wrong.length > 0)
    throw new UserError(wrong.map(({ file, line, problem }) => `${relative(process.cwd(), file)}:${line}: ${problem}`).join('\n'))
}

/** A name that begins with a slash begins at the deck's folder. */
function sourceProblem(folder: string, file: string, source: unknown): string[] {
  if (typeof source !== 'string')
    return source === undefined ? [] : ['src: must be the name of a Markdown file']
  const [name = ''] = source.split('#')
  const path = name.startsWith('/') ? join(folder, name) : resolve(dirname(file), name)
  if (!isInFolder(folder, path))
    return [`src: "${name}" is outside the folder of the decks; slides come from Markdown files in it`]
  return name.toLowerCase().endsWith('.md') ? [] : [`src: "${name}" is no Markdown file`]
}

function snippetProblem(folder: string, file: string, line: string): string[] {
  const { names, meta } = snippetIn(line)
  const pathOf = (name: string) => name.startsWith('@/') ? join(folder, name.slice(2)) : resolve(dirname(file), name)
  const outside = names.find(name => !isInFolder(folder, pathOf(name)))
  if (outside !== undefined)
    return [`<<< "${outside}" is outside the folder of the decks; put the snippet into it`]
  const fixed = meta.includes('monaco-write') ? names.find(name => !isInFolder(join(folder, WRITABLE), pathOf(name))) : undefined
  return fixed === undefined
    ? []
    : [`<<< "${fixed}" can't be written from a slide: only files in ${WRITABLE}/ can`]
}

/** What may be the file's name: the last word may be a language, and what follows # a region or a part of the name. */
function snippetIn(line: string): { readonly names: readonly string[], readonly meta: string } {
  const rest = SNIPPET.exec(line)?.[1]?.trim() ?? ''
  const end = rest.indexOf('{', 1)
  const all = (end < 0 ? rest : rest.slice(0, end)).trim()
  const first = all.slice(0, Math.max(0, all.lastIndexOf(' '), all.lastIndexOf('\t'))).trim()
  const names = [first, all].filter(name => name !== '').flatMap(name => [name.replace(/#[\w-]+$/, ''), name])
  return { names: [...new Set(names)], meta: end < 0 ? '' : rest.slice(end) }
}
