/** Numbers as a page's content has them: no longer than can be seen. */
import type { Matrix } from './geometry.ts'
import type { Path } from './paths.ts'

export function matrixOf([a, b, c, d, e, f]: Matrix): string {
  return `${[a, b, c, d].map(factor).join(' ')} ${number(e)} ${number(f)}`
}

export function writePath(path: Path): string {
  return path.map(({ op, points }) => op === 'h' ? 'h' : `${points.map(number).join(' ')} ${op}`).join('\n')
}

export const round = (value: number): number => Math.round(value * 100) / 100

/** A hundredth of a px is less than can be seen. */
export function number(value: number): string {
  const rounded = round(value)
  return rounded === 0
    ? '0'
    : String(rounded).replace(/^(-?)0\./, '$1.')
}

export function factor(value: number): string {
  return String(Number(value.toFixed(5))).replace(/^(-?)0\./, '$1.').replace(/^-0$/, '0')
}
