/** A few kills of each command that starts no browser every time; `npm run test:nightly` kills all of them, often. */
import process from 'node:process'
import { expect, it } from 'vitest'
import { killOften, QUICK, SLOW } from './kill-commands.ts'

const KILLS = Number(process.env.KILLS ?? 2)

it.each(process.env.KILLS === undefined ? QUICK : [...QUICK, ...SLOW])('$name goes on after a kill at any moment, and leaves nothing behind', async (command) => {
  const figures = await killOften(command, KILLS)
  // Told at night.
  if (process.env.KILLS !== undefined)
    console.log(`${figures.name}: ${figures.kills} kills, ${figures.ended} had ended before, ${figures.broken.length} not mended`)
  expect(figures.broken).toEqual([])
}, 3_600_000)
