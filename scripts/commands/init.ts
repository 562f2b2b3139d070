import type { Command } from 'commander'
import { cp, readdir } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import process from 'node:process'
import { UserError } from '../dataset/errors.ts'
import { ROOT } from './root.ts'

export function addInit(program: Command): void {
  program.command('init')
    .summary('make a small deck to start from')
    .description('Make a folder with a small dataset, two audiences and a README. Nothing that is there is overwritten.')
    .argument('<dir>', 'the folder to make')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', '\nExamples:\n  prismdeck init my-deck\n  cd my-deck && prismdeck serve')
    .action(init)
}

async function init(dir: string, { json }: { readonly json?: boolean }): Promise<void> {
  const folder = resolve(dir)
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT')
      return []
    throw error.code === 'ENOTDIR' ? new UserError(`${dir} is a file; name a folder that is to be made`) : error
  })
  if (there.length)
    throw new UserError(`${dir} is not empty: it has ${there.slice(0, 3).join(', ')}${there.length > 3 ? ', …' : ''}; name a folder that is to be made`)
  // The schemas come along, so that editors find them wherever Prismdeck itself is.
  for (const [from, to] of [['template', '.'], ['schemas', 'schemas']] as const)
    await cp(join(ROOT, from), join(folder, to), { recursive: true })
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
  console.log(json
    ? JSON.stringify({ folder: relative(process.cwd(), folder) || '.', files }, null, 2)
    : [...files.map(file => `${dir}/${file}`), '', `Next: cd ${dir} && npx prismdeck serve`].join('\n'))
}
