/** The colours of vendors and products can be told apart, with any kind of colour vision. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../testing/data-folder.ts'

type Vector = readonly [number, number, number]

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear sRGB: https://doi.org/10.1109/TVCG.2009.113 */
const VISION: Readonly<Record<string, readonly [Vector, Vector, Vector]>> = {
  'normal vision': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  'protanopia': [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  'deuteranopia': [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  'tritanopia': [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}

/** As `styles/tokens.css` says. */
const LEAST_DISTANCE = 0.085

const SCHEMES = ['light', 'dark'] as const
const css = readFileSync(join(ROOT, 'styles/tokens.css'), 'utf8')

/** The accent and the ten colours; the dark ones stand last in the file. */
function paletteOf(scheme: typeof SCHEMES[number]): string[] {
  return ['accent', ...Array.from({ length: 10 }, (_, i) => `c${i}`)]
    .map(name => [...css.matchAll(new RegExp(`--pd-${name}: (#[0-9a-f]{6});`, 'g'))].at(scheme === 'light' ? 0 : -1)![1]!)
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

function linear(hex: string): Vector {
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  return [r!, g!, b!]
}

/** https://bottosson.github.io/posts/oklab/ */
function oklab(rgb: Vector): Vector {
  const lms = ([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]] as const)
    .map(row => Math.cbrt(dot(row, rgb))) as unknown as Vector
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], lms),
    dot([1.9779984951, -2.428592205, 0.4505937099], lms),
    dot([0.0259040371, 0.7827717662, -0.808675766], lms),
  ]
}

const seenWith = (vision: string, hex: string): Vector =>
  oklab(VISION[vision]!.map(row => Math.min(1, Math.max(0, dot(row, linear(hex))))) as unknown as Vector)

describe.each(SCHEMES)('the palette in %s', (scheme) => {
  it.each(Object.keys(VISION))('is told apart with %s', (vision) => {
    const colors = paletteOf(scheme)
    expect(new Set(colors).size).toBe(11)
    const seen = colors.map(hex => seenWith(vision, hex))
    const close = seen.flatMap((a, i) => seen.slice(i + 1).flatMap((b, j) => {
      const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
      return Number(distance.toFixed(3)) < LEAST_DISTANCE ? [`${colors[i]} and ${colors[i + 1 + j]}: ${distance.toFixed(3)}`] : []
    }))
    expect(close).toEqual([])
  })
})
