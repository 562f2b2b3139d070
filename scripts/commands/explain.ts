import type { Command } from 'commander'
import type { CodeText } from '../schemas/code-texts.ts'
import type { KeyFacts } from '../schemas/key-facts.ts'
import { UserError } from '../dataset/errors.ts'

export function addExplain(program: Command): void {
  program.command('explain')
    .summary('tell what a key of a dataset, or the code of an error, means')
    .description('Tell what a key means, what it takes, whether it has to be there, and how it looks; or what the code of\nan error or of a finding means, and what mends it.')
    .argument('[key|code]', 'a key or its path, such as matrix, scale or matrix.criteria.scale, or a code such as unknown-key (default: list the sorts of files)')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExamples:\n  prismdeck explain\n  prismdeck explain matrix\n  prismdeck explain timeline.events.start\n  prismdeck explain rating-not-on-scale')
    .action(explain)
}

async function explain(asked: string | undefined, { json }: { readonly json?: boolean }): Promise<void> {
  // Loaded late: it makes the schemas of all files.
  const { explainKey, suggestKey } = await import('../schemas/key-facts.ts')
  const { codeText, codeTexts } = await import('../schemas/code-texts.ts')
  const keys = explainKey(asked)
  const code = asked === undefined ? undefined : codeText(asked)
  if (!keys.length && !code)
    throw new UserError(`there is no key or code "${asked}"${suggestKey(asked!, codeTexts.keys())}`)
  console.log(json
    ? JSON.stringify({ keys, ...code && { code } }, null, 2)
    : [...code ? [tellCode(code)] : [], ...tellKeys(keys, asked)].join('\n\n'))
}

function tellCode({ code, means, mend, wrong, right }: CodeText): string {
  return [
    `${code}\n  ${means}\n  ${mend}`,
    ...wrong === undefined ? [] : [`  wrong\n${indented(wrong)}`],
    ...right === undefined ? [] : [`  right\n${indented(right)}`],
  ].join('\n\n')
}

/** The key that was asked for, and those below it in short; several that a name may mean all in short. */
function tellKeys(keys: readonly KeyFacts[], asked: string | undefined): readonly string[] {
  const [first, ...below] = keys
  if (!first)
    return []
  const isAbove = below.every(({ key }) => first.type === 'file' || key.startsWith(`${first.key}.`))
  return asked !== undefined && isAbove
    ? [tellKey(first), ...below.length ? [listed(below)] : []]
    : [listed(keys)]
}

/** So many lines of an example say enough. */
const MOST_LINES = 16

function tellKey({ key, text, type, required, allowed, example }: KeyFacts): string {
  const lines = example?.split('\n') ?? []
  const facts = [
    ...type === 'file' ? [] : [['type', type], ['required', required ? 'yes' : 'no']],
    ...allowed ? [['allowed', allowed.join(', ')]] : [],
  ]
  return [
    `${key}\n  ${text}`,
    ...facts.length ? [facts.map(([name, says]) => `  ${name!.padEnd(10)}${says}`).join('\n')] : [],
    ...example === undefined ? [] : [`  example\n${indented([...lines.slice(0, MOST_LINES), ...lines.length > MOST_LINES ? ['…'] : []].join('\n'))}`],
  ].join('\n\n')
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ')

/** A line a key: what it takes, with a star where it has to be there. */
function listed(keys: readonly KeyFacts[]): string {
  const rows = keys.map(({ key, text, type, required, allowed }) => [key, `${required ? '* ' : ''}${type === 'file' ? '' : allowed?.join(' | ') ?? type}`, text] as const)
  const widths = [0, 1].map(x => Math.max(...rows.map(row => row[x]!.length)))
  const lines = rows.map(([key, takes, text]) => `${key.padEnd(widths[0]!)}  ${widths[1] ? `${takes.padEnd(widths[1]!)}  ` : ''}${text}`)
  return [...lines, ...keys.some(({ required }) => required) ? ['', '* has to be there'] : []].join('\n')
}
