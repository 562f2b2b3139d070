/** The commands. A new command is one file here and one line below. */
import { addExport } from './export.ts'
import { addGenerate } from './generate.ts'
import { addServe } from './serve.ts'

export const commands = [addGenerate, addServe, addExport]
