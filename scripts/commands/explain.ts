import type { Command } from 'commander'
import { UserError } from '../dataset/errors.ts'
import { suggestion } from '../dataset/suggest.ts'

export function addExplain(program: Command): void {
  program.command('explain')
    .summary('tell what a key of a dataset means')
    .description('Tell what a kind of file or section holds, or what a key means, in the words that editors show.')
    .argument('[key]', 'a key or its path, such as matrix, scale or matrix.criteria.scale (default: list what there is)')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExamples:\n  prismdeck explain\n  prismdeck explain matrix\n  prismdeck explain timeline.events.start')
    .action(explain)
}

async function explain(key: string | undefined, { json }: { readonly json?: boolean }): Promise<void> {
  const { keyPaths } = await import('../schemas/json-schemas.ts')
  const { keyText } = await import('../schemas/key-texts.ts')
  const paths = keyPaths()
  const roots = [...new Set(paths.map(path => path.split('.')[0]!))]
  const found = key === undefined ? roots : matching(key.replace(/[[\]]/g, ''), paths, roots)
  if (!found.length)
    throw new UserError(`there is no key "${key}"${suggestion(key!, new Set([...roots, ...paths.map(path => path.split('.').at(-1)!)]))}`)
  const texts = found.map(path => ({ key: path, text: keyText(path)! }))
  const width = Math.max(...texts.map(({ key }) => key.length))
  console.log(json ? JSON.stringify(texts, null, 2) : texts.map(({ key, text }) => `${key.padEnd(width)}  ${text}`).join('\n'))
}

/** A kind with all of its keys; a key with those below it; else every key that ends so. */
function matching(key: string, paths: readonly string[], roots: readonly string[]): readonly string[] {
  const below = paths.filter(path => path === key || path.startsWith(`${key}.`))
  if (roots.includes(key))
    return [key, ...below]
  return below.length ? below : paths.filter(path => path.endsWith(`.${key}`))
}
