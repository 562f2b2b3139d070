/** `npm run bench`: what is promised in time, measured on this machine. A new measurement is one file here and one line below. */
import process from 'node:process'
import { benchAgainstSlidev } from './against-slidev.ts'
import { benchLiveUpdate } from './live-update.ts'
import { benchScale } from './scale.ts'

/** Something measured several times. */
export interface Figure {
  readonly name: string
  readonly unit: 'ms' | 's' | 'MB'
  readonly values: readonly number[]
}

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'live-update': benchLiveUpdate,
  'scale': benchScale,
  'against-slidev': benchAgainstSlidev,
}

const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name))
    continue
  for (const figure of await run())
    console.log(`${name}: ${tell(figure)}`)
}

function tell({ name, unit, values }: Figure): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(0)
  return `${name}: median ${at(0.5)} ${unit}, 90 % within ${at(0.9)} ${unit}, worst ${at(1)} ${unit} (${values.length} times)`
}
