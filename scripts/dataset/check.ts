import type * as z from 'zod'
import type { Problem } from './errors.ts'
import type { Path, YamlFile } from './yaml-file.ts'
import { MOST_UNKNOWN_KEYS } from './fields.ts'

/** What a schema makes of a file: its data, or all that is wrong with it. */
export type Checked<T> = { readonly data: T, readonly problems: readonly [] } | { readonly data: undefined, readonly problems: readonly Problem[] }

/** Reads a file's value with a schema; problems point into the file. */
export function checkFile<T>(file: YamlFile, schema: z.ZodType<T>): Checked<T> {
  if (file.problems.length)
    return { data: undefined, problems: file.problems }
  const result = schema.safeParse(file.value)
  return result.success
    ? { data: result.data, problems: [] }
    : {
        data: undefined,
        problems: result.error.issues.flatMap(issue => problemsOf(file, issue)),
      }
}

function problemsOf(file: YamlFile, issue: z.core.$ZodIssue): Problem[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n')
    return issue.keys.slice(0, MOST_UNKNOWN_KEYS).map((key, i) => file.problem([...path, key], 'unknown-key', messages[i] ?? issue.message, 'key'))
  }
  if (issue.code === 'invalid_type' && valueAt(file.value, path) === undefined) {
    return [
      missing(file, path),
    ]
  }
  if (issue.code === 'custom') {
    return [
      file.problem(path, String(issue.params?.code ?? 'invalid'), issue.message, keyCodes.has(issue.params?.code)
        ? 'key'
        : 'value'),
    ]
  }
  if (issue.code === 'invalid_type') {
    return [
      file.problem(path, 'wrong-type', `expected ${expected[issue.expected] ?? issue.expected}, found ${found(valueAt(file.value, path), issue.expected)}`),
    ]
  }
  if ((issue.code === 'too_small' || issue.code === 'too_big') && issue.message.startsWith('Too '))
    return [file.problem(path, 'invalid', outOfBounds(issue, valueAt(file.value, path)))]
  if (issue.code === 'invalid_value') {
    return [
      file.problem(path, 'unknown-value', `${JSON.stringify(valueAt(file.value, path))} is not allowed here; allowed: ${issue.values.map(String).join(', ')}`),
    ]
  }
  return [
    file.problem(path, 'invalid', issue.message),
  ]
}

/** Codes of problems that lie in a key rather than in its value. */
const keyCodes: ReadonlySet<unknown> = new Set(['unknown-criterion', 'unknown-column'])

const expected: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a map',
  record: 'a map',
  array: 'a list',
  number: 'a number',
}

function missing(file: YamlFile, path: Path): Problem {
  const key = String(path.at(-1))
  const parent = valueAt(file.value, path.slice(0, -1))
  const isText = typeof parent === 'object' && parent !== null && Object.keys(parent).length > 0
    && Object.entries(parent).every(([tag, value]) => /^[a-z]{2,3}(?:-|$)/.test(tag) && typeof value === 'string') && /^[a-z]{2,3}(?:-|$)/.test(key)
  return isText
    ? file.problem(path, 'missing-text', `the text is missing in "${key}"; it is there in ${Object.keys(parent).map(tag => `"${tag}"`).join(', ')}`)
    : file.problem(path, 'missing-key', `"${key}" is missing`)
}

/** `expected at least 1 entry, found none` */
function outOfBounds(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, value: unknown): string {
  const isSmall = issue.code === 'too_small'
  const bound = Number(isSmall ? issue.minimum : issue.maximum)
  if (issue.origin === 'array')
    return `expected ${isSmall ? 'at least' : 'at most'} ${bound} ${bound === 1 ? 'entry' : 'entries'}, found ${Array.isArray(value) && value.length > 0 ? value.length : 'none'}`
  if (issue.origin === 'string')
    return isSmall && bound === 1 ? 'expected text, found none' : `expected ${isSmall ? 'at least' : 'at most'} ${bound} characters`
  const more = isSmall ? 'more than' : 'less than'
  return `expected ${issue.inclusive ? (isSmall ? 'at least' : 'at most') : more} ${bound}, found ${String(value)}`
}

function found(value: unknown, wanted: string): string {
  if (value === null)
    return 'nothing'
  if (Array.isArray(value))
    return 'a list'
  if (typeof value === 'object')
    return 'a map'
  return typeof value === 'string'
    ? `the text ${JSON.stringify(value)}`
    : `${String(value)}${wanted === 'string' ? ' (put it in quotes to make it a text)' : ''}`
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => typeof node === 'object' && node !== null && Object.hasOwn(node, key)
    ? (node as Record<PropertyKey, unknown>)[key]
    : undefined, value)
}
