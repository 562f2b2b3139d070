/** What is wrong with what an import would write, told where it comes from: the files aren't there yet. */
import type { Problem } from '../dataset/errors.ts'
import type { Source } from './folder.ts'
import type { Plan } from './plan.ts'
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'

/**
 * @param problems of the dataset as it would be
 * @param before problems of the dataset as it is, which are a person's own
 * @param plan what would be written
 * @param source what is imported
 * @param named how the user names a file of the folder
 */
export function atSource(problems: readonly Problem[], before: readonly Problem[], plan: Plan, source: Source, named: (path: string) => string): Problem[] {
  const planned = new Map([...plan.files].map(([path, text]) => [named(path), { path, text }]))
  return problems.map((problem) => {
    const file = planned.get(problem.file)
    const old = before.find(({ file, code, message }) => file === problem.file && code === problem.code && message === problem.message)
    if (old || !file)
      return old ?? problem
    return { ...problem, ...placeIn(source, lineOf(plan, file.path), textsAt(file.text, problem)), file: source.file, message: `${problem.message} (in ${problem.file}, which is not written)` }
  })
}

const lineOf = (plan: Plan, path: string): number => plan.sections.find(({ id }) => path === `sections/${id}.yaml`)?.line ?? 1

/** The texts of the smallest map of a YAML text that holds a place, the longest first. */
function textsAt(text: string, { line, column }: Problem): string[] {
  const counter = new LineCounter()
  const doc = parseDocument(text, { lineCounter: counter })
  const offset = (counter.lineStarts[line - 1] ?? 0) + column - 1
  const texts: string[][] = []
  visit(doc, {
    Map(_, map) {
      const [start, end] = map.range ?? [0, 0]
      if (start <= offset && offset <= end!)
        texts.unshift(map.items.flatMap(({ value }) => isScalar(value) ? [String(value.value)] : isMap(value) ? value.items.flatMap(pair => isScalar(pair.value) ? [String(pair.value.value)] : []) : []))
    },
  })
  return (texts[0] ?? []).sort((a, b) => b.length - a.length)
}

/** So many characters of a text are looked for: the source has marks within it that the text lacks. */
const ENOUGH = 24

/** The first line of the source, from where the section begins, that has one of the texts. */
function placeIn(source: Source, from: number, texts: readonly string[]): Pick<Problem, 'line' | 'column' | 'excerpt'> {
  const lines = source.text?.split(/\r\n?|\n/) ?? []
  for (const text of texts) {
    const wanted = text.slice(0, ENOUGH)
    const found = lines.findIndex((line, i) => i >= from - 1 && line.includes(wanted))
    if (found >= 0)
      return { line: found + 1, column: lines[found]!.indexOf(wanted) + 1, excerpt: lines[found]! }
  }
  return { line: from, column: 1, excerpt: lines[from - 1] ?? '' }
}
