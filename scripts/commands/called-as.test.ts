import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { installCommand } from './called-as.ts'

it.each([
  ['pnpm-lock.yaml', '', 'pnpm install'],
  ['yarn.lock', 'npm/11.6.0 node/v24.11.0', 'yarn install'],
  ['package-lock.json', 'pnpm/10.12.1 npm/? node/v24.11.0', 'npm install'],
  ['notes.txt', 'pnpm/10.12.1 npm/? node/v24.11.0', 'pnpm install'],
  ['notes.txt', '', 'npm install'],
])('init tells the install command of the project\'s package manager: %s in a workspace, run by "%s"', async (file, agent, expected) => {
  const workspace = await temporaryFolder()
  await mkdir(join(workspace, 'decks/mine'), { recursive: true })
  await writeFile(join(workspace, file), '')
  expect(installCommand(join(workspace, 'decks/mine'), { npm_config_user_agent: agent })).toBe(expected)
})
