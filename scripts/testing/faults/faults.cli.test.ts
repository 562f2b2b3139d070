/** A few faults of the system every time; `npm run test:nightly` tries all of them. */
import process from 'node:process'
import { expect, it } from 'vitest'
import { ROOT } from '../data-folder.ts'
import { isClosed } from '../other-user.ts'
import { COMMANDS, FAULTS, FaultyProjects, PLACES } from './fault-commands.ts'

/** So many, spread over all. */
const RUNS = Number(process.env.FAULT_RUNS ?? 12)

const ALL = PLACES.flatMap(place => FAULTS.flatMap(fault => COMMANDS.map(command => ({ place, fault, command }))))
/** Coprime to the number of cases: neighbours are far from each other. */
const STEP = 389

it.skipIf(process.platform === 'win32' || isClosed(ROOT))('goes on or tells what is wrong, whatever a file is, and changes nothing of a person\'s', async () => {
  await using projects = await FaultyProjects.make()
  const wrong: string[] = []
  for (let i = 0; i < Math.min(RUNS, ALL.length); i++) {
    const { place, fault, command } = ALL[i * STEP % ALL.length]!
    const found = await projects.run(place, fault, command)
    wrong.push(...found.map(one => `${command.join(' ')}, where ${place} ${fault.name}: ${one}`))
  }
  // Told at night.
  if (process.env.FAULT_RUNS !== undefined)
    console.log(`${Math.min(RUNS, ALL.length)} faults, ${wrong.length} not told well\n${wrong.join('\n')}`)
  expect(wrong).toEqual([])
}, 3_600_000)
