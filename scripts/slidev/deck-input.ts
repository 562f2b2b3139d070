import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UserError } from '../dataset/errors.ts'
import { hashFile, hashOf } from './ledger.ts'

/** Addresses in Markdown, HTML and frontmatter that may be files beside the deck. */
const FILES = /(?:\]\(<?|(?:src|image|background|href)\s*[=:]\s*["']?)([\w%./-]+\.\w+)/g

/**
 * A hash of the deck and the files beside it that it names: pictures, other slides.
 *
 * @throws UserError where there is no such deck
 */
export async function deckInput(entry: string): Promise<string> {
  const text = await readFile(entry, 'utf8').catch(() => {
    throw new UserError('there is no such deck')
  })
  const names = new Set([...text.matchAll(FILES)].map(match => decoded(match[1]!)).filter(name => !name.startsWith('/')))
  const files = await Promise.all([...names].sort().map(async name => `${name}:${await hashFile(resolve(dirname(entry), name))}`))
  return hashOf(text, ...files)
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  }
  catch {
    return address
  }
}
