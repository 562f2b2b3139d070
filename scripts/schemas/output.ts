/**
 * What each command prints with `--json`. Keys may be added in later versions; none of these goes or changes
 * its meaning. JSON Schemas are made of it: schemas/output/*.json.
 */
import type { JsonSchema } from './json-schemas.ts'
import * as z from 'zod'
import { KINDS } from '../check/finding.ts'
import { formatNames } from '../slidev/formats.ts'

const count = z.int().min(0)
const number = z.number().min(0)
const place = z.object({ file: z.string(), line: z.int().min(1) })

/** A deck of an audience in a language. */
const deck = z.object({ audience: z.string(), language: z.string() })

const cut = z.object({ id: z.string(), title: z.string(), minutes: number })

const change = z.enum(['newer', 'orphaned', 'edited', 'added', 'deleted', 'generated'])

/** What a person wrote and the data no longer says. */
const staleEdit = z.object({
  part: z.string().describe('`slide` for all of it, else a part of the slide, such as `title` or `frontmatter chart.alt`.'),
  line: z.int().min(1).describe('Of the deck.'),
  mine: z.string(),
  now: z.string().describe('What the data says; empty where it says nothing.'),
  number: z.string().optional().describe('The number in it that the data no longer has.'),
})

const stale = z.array(staleEdit.extend({ id: z.string() })).optional().describe('What a person wrote in the deck and the data no longer says.')

/** A slide or a setting, and what a person did to it. */
const part = z.object({
  kind: z.enum(['slide', 'setting']),
  change,
  id: z.string().optional(),
  line: z.int().min(1).optional(),
  moved: z.boolean().optional(),
  remark: z.string().optional(),
  stale: z.array(staleEdit).optional().describe('What a person wrote and the data no longer says.'),
})

const seen = z.array(z.object({ id: z.string(), name: z.string() }))

const finding = z.object({
  kind: z.enum(Object.keys(KINDS) as [keyof typeof KINDS]),
  severity: z.enum(['error', 'warning']),
  deck: z.string().describe('The name of the deck\'s file.'),
  slide: z.int().min(1).optional().describe('From 1; none where it concerns the deck as a whole.'),
  id: z.string().optional(),
  origin: place.optional().describe('Where in the dataset what the slide shows begins.'),
  schemes: z.array(z.enum(['light', 'dark'])),
  message: z.string(),
  messages: z.array(z.string()).min(1).describe('Each place where it shows.'),
  count: z.int().min(1).describe('How many places there are.'),
  mend: z.string(),
})

const key = z.object({
  key: z.string(),
  text: z.string(),
  type: z.string(),
  required: z.boolean(),
  allowed: z.array(z.unknown()).optional(),
  example: z.string().optional().describe('In YAML.'),
})

const code = z.object({ code: z.string(), means: z.string(), mend: z.string(), wrong: z.string().optional(), right: z.string().optional() })

/** By the names of the commands; `error` is what each prints instead where it fails. */
export const outputs = {
  'error': z.object({
    errors: z.array(z.object({
      code: z.string().describe('`prismdeck explain CODE` tells what it means.'),
      message: z.string(),
      file: z.string().optional(),
      line: z.int().min(1).optional(),
      column: z.int().min(1).optional(),
    })).min(1),
  }),
  'generate': z.array(deck.extend({
    name: z.string(),
    file: z.string(),
    slides: count,
    minutes: number,
    kept: z.array(part).describe('What a person did to the deck.'),
    shortened: z.array(z.object({ id: z.string(), shown: count, of: count })).describe('Slides that show a part of a long list.'),
    omitted: z.array(cut).describe('Slides for which the appendix has no room.'),
    untold: z.array(z.object({ section: z.string(), id: z.string(), name: z.string() })).describe('Items that are left out since what they are about is.'),
  })),
  'status': z.array(deck.extend({ file: z.string(), counts: z.record(change, count), parts: z.array(part) })),
  'diff': z.array(deck.extend({ file: z.string(), parts: z.array(part.extend({ theirs: z.string().optional(), mine: z.string().optional() })) })),
  'serve': z.object({ url: z.string().describe('Of the deck to start with.'), start: z.string().describe('Of the page with all decks.'), decks: z.array(z.string()) }),
  'export': z.array(z.object({
    file: z.string().describe('The file, or the folder of pictures.'),
    deck: z.string(),
    state: z.enum(['written', 'unchanged', 'failed']),
    pages: count,
    bytes: count,
    seconds: number,
    reason: z.string().optional().describe('Why it failed.'),
    stale,
  })).describe(`Of each deck and file; formats are ${formatNames.join(', ')}.`),
  'build': z.object({ site: z.string(), decks: z.array(z.object({ page: z.string(), slides: count, stale })), files: count, bytes: count, seconds: number }),
  'check': z.array(finding),
  'audiences': z.array(deck.extend({
    name: z.string(),
    sections: z.array(z.string()),
    slides: count,
    appendix: count.describe('How many of the slides stand behind the closing slide.'),
    minutes: number,
    budget: number.optional(),
    cut: z.array(cut),
    stillNamed: z.array(z.object({ name: z.string(), text: z.string(), origin: place.optional() })),
  })),
  'audiences-diff': z.array(z.object({ audience: z.string(), sees: z.object({ sections: seen, items: seen, slides: seen }) })).length(2),
  'init': z.object({ folder: z.string(), languages: z.array(z.string()), files: z.array(z.string()), kept: z.array(z.string()).describe('What was there, and stays.'), next: z.array(z.string()).describe('Commands to type next.') }),
  'import': z.object({
    folder: z.string(),
    language: z.string(),
    files: z.array(z.string()),
    sections: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string(), line: z.int().min(1) })),
    gone: z.array(z.string()).describe('Sections that the file has no longer.'),
    missingTexts: count,
    hidden: z.array(z.string()).describe('Sheets that were not read.'),
  }),
  'explain': z.object({ keys: z.array(key), code: code.optional() }),
} satisfies Readonly<Record<string, z.ZodType>>

export type OutputName = keyof typeof outputs

/** The JSON Schemas by the names of their files. */
export function outputSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map(Object.entries(outputs).map(([name, schema]) => [`output/${name}.json`, z.toJSONSchema(schema, { io: 'input' }) as JsonSchema]))
}
