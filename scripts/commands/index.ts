/** The commands. A new command is one file here and one line below. */
import type { Command } from 'commander'

type AddCommand = (program: Command) => void

/** Each is loaded when it is called for: a command need not wait for what others are made of. */
export const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  generate: async () => (await import('./generate.ts')).addGenerate,
  serve: async () => (await import('./serve.ts')).addServe,
  export: async () => (await import('./export.ts')).addExport,
  check: async () => (await import('./check.ts')).addCheck,
  build: async () => (await import('./build.ts')).addBuild,
  audiences: async () => (await import('./audiences.ts')).addAudiences,
  init: async () => (await import('./init.ts')).addInit,
  import: async () => (await import('./import.ts')).addImport,
  explain: async () => (await import('./explain.ts')).addExplain,
  status: async () => (await import('./status.ts')).addStatus,
  diff: async () => (await import('./diff.ts')).addDiff,
}
