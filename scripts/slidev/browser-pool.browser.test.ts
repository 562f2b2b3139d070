import { expect, it, onTestFinished } from 'vitest'
import { openBrowserPool } from './browser-pool.ts'

it('starts a further browser when all are busy, up to so many, and then waits for one', async () => {
  let started = 0
  const pool = await openBrowserPool(2, { onStart: () => started++ })
  onTestFinished(() => pool.close())
  await pool.withPage(page => page.setContent('<title>once</title>'))
  expect(started).toBe(1)

  // The first two wait for each other: they are drawn at once.
  let open = 0
  const both = Promise.withResolvers<void>()
  const titles = await Promise.all(['a', 'b', 'c', 'd'].map(title => pool.withPage(async (page) => {
    await page.setContent(`<title>${title}</title>`)
    if (++open === 2)
      both.resolve()
    await both.promise
    return page.title()
  })))
  expect(titles).toEqual(['a', 'b', 'c', 'd'])
  expect(started).toBe(2)
}, 60_000)

it('has a browser free again after something has gone wrong in it', async () => {
  const pool = await openBrowserPool(1, {})
  onTestFinished(() => pool.close())
  await expect(pool.withPage(() => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong')
  expect(await pool.withPage(async () => 'right')).toBe('right')
}, 60_000)
