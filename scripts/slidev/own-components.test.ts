/** Components of a project that its decks may use. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/data-folder.ts'
import { projectComponents } from './own-components.ts'

it('are those at its root and beside the decks, and none outside of it', async () => {
  const top = await temporaryFolder()
  const [project, talks, outside] = [join(top, 'project'), join(top, 'project/talks'), join(top, 'components')]
  for (const folder of [join(project, 'components'), join(talks, 'components'), outside])
    await mkdir(folder, { recursive: true })
  const found = (userRoot: string, roots: readonly string[] = [userRoot]) => projectComponents({ roots: [...roots], userRoot }, project)

  expect(found(join(project, 'slides'))).toEqual([join(project, 'components')])
  expect(found(join(talks, 'slides'))).toEqual([join(talks, 'components'), join(project, 'components')])
  expect(found(join(top, 'slides'))).toEqual([join(project, 'components')])
  expect(found(join(project, 'slides'), [project])).toEqual([])
})
