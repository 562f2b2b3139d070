/** What the codes of errors and findings mean, and what mends them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { KINDS } from '../check/finding.ts'

export interface CodeText {
  readonly code: string
  readonly means: string
  readonly mend: string
  readonly wrong?: string
  readonly right?: string
}

const TEXTS = parse(readFileSync(join(import.meta.dirname, 'codes.yaml'), 'utf8')) as Readonly<Record<string, Omit<CodeText, 'code'>>>

/** All of them, by code: those of files and of the command line, then those that only `check` finds. */
export const codeTexts: ReadonlyMap<string, CodeText> = new Map<string, CodeText>([
  ...Object.entries(KINDS).map(([code, { severity, mend }]) => [code, { code, means: `Found by check: ${severity === 'error' ? 'an audience would notice it, so that the command ends with exit code 1' : 'an audience may notice it'}.`, mend }] as const),
  ...Object.entries(TEXTS).map(([code, text]) => [code, { code, ...text }] as const),
])

/** What a code means; the case of its letters doesn't matter. */
export const codeText = (code: string): CodeText | undefined => codeTexts.get(code.toLowerCase())
