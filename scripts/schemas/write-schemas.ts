/** Writes `schemas/*.json` and `schemas/output/*.json`; `npm run schemas`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from './json-schemas.ts'
import { outputSchemas } from './output.ts'

const FOLDER = join(import.meta.dirname, '../../schemas')

mkdirSync(join(FOLDER, 'output'), { recursive: true })
for (const [file, schema] of [...jsonSchemas(), ...outputSchemas()])
  writeFileSync(join(FOLDER, file), `${JSON.stringify(schema, null, 2)}\n`)
