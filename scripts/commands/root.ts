import { join } from 'node:path'

/** The root of the package: its `layouts/` and `components/` draw the decks. */
export const ROOT = join(import.meta.dirname, '../..')
