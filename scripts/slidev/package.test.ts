/** The package as npm would publish it, installed into an empty folder and used there. */
import { execFile, spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { ROOT, temporaryFolder } from '../testing/data-folder.ts'

const run = promisify(execFile)

it('runs every command with no checkout beside it', async () => {
  const folder = await temporaryFolder()
  await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT })
  const tarball = (await readdir(folder)).find(name => name.endsWith('.tgz'))!
  const project = join(folder, 'project')
  await run('mkdir', [project])
  await writeFile(join(project, 'package.json'), '{ "type": "module" }')
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, tarball)], { cwd: project })

  const bin = join(project, 'node_modules/prismdeck/bin/prismdeck.js')
  const deck = join(project, 'my-deck')
  const prismdeck = async (...args: readonly string[]) => (await run(process.execPath, [bin, ...args], { cwd: deck })).stdout
  await run(process.execPath, [bin, 'init', 'my-deck'], { cwd: project })

  expect(await prismdeck('generate')).toContain('slides/full.en.md')
  expect(await prismdeck('status')).toBeTypeOf('string')
  expect(await prismdeck('explain', 'matrix.criteria.scale')).toContain('scale')
  await writeFile(join(deck, 'shops.csv'), 'Shop,Price,Open\nAlpha,€12,yes\nBeta,€14,no\n')
  expect(await prismdeck('import', 'shops.csv')).toContain('matrix')
  expect(await prismdeck('generate', '--data', 'shops', '--out', 'shop-slides')).toContain('full.en.md')
  // A PDF needs layouts, components, fonts and a browser.
  await prismdeck('export', 'brief', '--lang', 'en')
  expect((await readFile(join(deck, 'dist/brief.en.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')

  await writeFile(join(project, 'use.js'), 'import { loadDataset } from \'prismdeck\'\nconst { dataset } = await loadDataset(\'my-deck/data\')\nconsole.log(dataset.sections.length)\n')
  expect((await run(process.execPath, ['use.js'], { cwd: project })).stdout.trim()).toBe('3')

  const server = spawn(process.execPath, [bin, 'serve', '--port', '4310', '--json'], { cwd: deck })
  try {
    const { url } = await new Promise<{ url: string }>((resolve, reject) => {
      server.stdout.on('data', (data: Uint8Array) => resolve(JSON.parse(String(data)) as { url: string }))
      server.on('exit', code => reject(new Error(`serve ended with ${code}`)))
    })
    expect((await fetch(url)).status).toBe(200)
  }
  finally {
    server.kill()
  }
}, 600_000)
