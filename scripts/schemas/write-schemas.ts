/** Writes `schemas/*.json`; `npm run schemas`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from './json-schemas.ts'

const FOLDER = join(import.meta.dirname, '../../schemas')

mkdirSync(FOLDER, { recursive: true })
for (const [file, schema] of jsonSchemas())
  writeFileSync(join(FOLDER, file), `${JSON.stringify(schema, null, 2)}\n`)
