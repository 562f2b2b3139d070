/** A process of its own for the tests: saves two decks in turn, until it is killed. */
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { saveDeck } from './deck-files.ts'

const [path, ...versions] = process.argv.slice(2)
const texts = await Promise.all(versions.map(version => readFile(version, 'utf8')))
for (let i = 0; ; i++) {
  await saveDeck(path!, texts[i % texts.length]!)
  // From then on, most of the time is spent on writing.
  if (i === 3)
    process.stdout.write('ready\n')
}
