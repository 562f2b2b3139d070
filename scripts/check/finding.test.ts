import type { Finding, FindingKind } from './finding.ts'
import { expect, it } from 'vitest'
import { KINDS, mergeFindings, tellFinding, tellFindings } from './finding.ts'

function finding(kind: FindingKind, slide: number, message: string, more: Partial<Finding> = {}): Finding {
  return { kind, severity: KINDS[kind].severity, deck: 'full.en.md', slide, id: `slide-${slide}`, schemes: ['light', 'dark'], message, messages: [message], count: 1, mend: KINDS[kind].mend, ...more }
}

it('tells a kind once a slide, with how often, whoever saw it', () => {
  const merged = mergeFindings([
    finding('low-contrast', 2, '“Price per seat” has too little contrast: 2.1', { schemes: ['light'] }),
    finding('low-contrast', 2, '“Price per seat and month” has insufficient color contrast of 2.1', { schemes: ['light'] }),
    finding('low-contrast', 2, '“Price per seat” has too little contrast: 2.1', { schemes: ['dark'] }),
    finding('low-contrast', 2, '“Notes” has too little contrast: 3'),
    finding('low-contrast', 3, '“Price per seat” has too little contrast: 2.1'),
    finding('overflow', 2, '“Price per seat” leaves its box: by 4 px'),
  ])
  expect(merged.map(({ kind, slide, count, schemes }) => [kind, slide, count, schemes.join()])).toEqual([
    ['low-contrast', 2, 2, 'light,dark'],
    ['overflow', 2, 1, 'light,dark'],
    ['low-contrast', 3, 1, 'light,dark'],
  ])
  expect(merged[0]!.messages).toEqual(['“Price per seat” has too little contrast: 2.1', '“Notes” has too little contrast: 3'])
  expect(mergeFindings(merged)).toEqual(merged)
  expect(tellFinding(merged[0]!)).toBe(`full.en.md slide 2 (slide-2): error low-contrast: “Price per seat” has too little contrast: 2.1, and 1 more\n  → ${KINDS['low-contrast'].mend}`)
})

it('keeps apart short texts of which one begins the other', () => {
  expect(mergeFindings([finding('small-text', 1, '“1” is too small: 9 px'), finding('small-text', 1, '“10” is too small: 9 px')])[0]!.count).toBe(2)
})

it.each([1, 4, 15])('fits 25 slides with %i kinds of faults each on a screen, and names every slide', (number) => {
  const kinds = (Object.keys(KINDS) as FindingKind[]).slice(0, number)
  const slides = Array.from({ length: 25 }, (_, i) => i + 1)
  const lines = tellFindings(mergeFindings(slides.flatMap(slide => kinds.flatMap(kind => ['a text', 'b text', 'c text'].map(text => finding(kind, slide, `“${text}” is ${'very '.repeat(60)}wrong`))))))
  expect(lines.length).toBeLessThanOrEqual(38)
  expect(Math.max(...lines.filter(line => line.startsWith('  ')).map(line => line.length))).toBeLessThan(180)
  const starts = lines.flatMap((line, i) => line.includes(' → ') ? [i] : [])
  expect(starts.map(i => lines[i]!.split(' ')[1])).toEqual(kinds.toSorted((a, b) => Number(KINDS[a].severity === 'warning') - Number(KINDS[b].severity === 'warning')))
  for (const [n, start] of starts.entries()) {
    const own = lines.slice(start + 1, starts[n + 1])
    const named = own.flatMap(line => [...line.matchAll(/^ {2}slide (\d+)|\bslides ([\d, ]+)$/g)].flatMap(([, one, more]) => one ?? more!.split(', '))).map(Number)
    expect(named.toSorted((a, b) => a - b)).toEqual(slides)
  }
})
