/** The commands. A new command is one file here and one line below. */
import { addAudiences } from './audiences.ts'
import { addBuild } from './build.ts'
import { addCheck } from './check.ts'
import { addDiff } from './diff.ts'
import { addExplain } from './explain.ts'
import { addExport } from './export.ts'
import { addGenerate } from './generate.ts'
import { addImport } from './import.ts'
import { addInit } from './init.ts'
import { addServe } from './serve.ts'
import { addStatus } from './status.ts'

export const commands = [
  addGenerate,
  addServe,
  addExport,
  addCheck,
  addBuild,
  addAudiences,
  addInit,
  addImport,
  addExplain,
  addStatus,
  addDiff,
]
