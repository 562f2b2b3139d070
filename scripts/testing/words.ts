/** The words of a text, to see that none is lost on the way. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDate } from '../dataset/dates.ts'

/** The text of all YAML files of a dataset folder. */
export async function folderText(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true })
  const texts = await Promise.all(names.filter(name => name.endsWith('.yaml')).sort().map(name => readFile(join(folder, name), 'utf8')))
  return texts.join('\n')
}

/** Words of the first text that are nowhere in the second; a number is the same however it is grouped, a date however it is written. */
export function lostWords(text: string, within: string): string[] {
  const all = plain(within)
  return [...new Set(plain(text).match(/\p{Script=Han}+|[\p{L}\p{N}]+(?:\.\p{N}+)?/gu) ?? [])].filter(word => !all.includes(word))
}

function plain(text: string): string {
  return text
    .replace(/\d{4}年\d{1,2}月(?:\d{1,2}日)?/g, date => parseDate(date) ?? date)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .toLowerCase()
}

/** What a reader sees of Markdown: without HTML tags, the labels of footnotes, and the languages of fences. */
export function markdownText(source: string): string {
  return source.replace(/<\/?[a-z][^>\s]*>/g, ' ').replace(/\[\^[^\]]+\]:?/g, ' ').replace(/^```\w+/gm, '').replace(/\\\|/g, '|')
}
