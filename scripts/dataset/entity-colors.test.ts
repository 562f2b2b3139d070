/** Vendors and products keep their colour from slide to slide, and none beside them has the same. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENTITY_COLORS } from '../charts/tokens.ts'
import { SHIPPED_DATA } from '../testing/data-folder.ts'
import { entityColors } from './entity-colors.ts'
import { loadDataset } from './load.ts'

/** A section of vendors that offer nothing, which is all that colours ask for. */
const section = (vendors: readonly string[]) => ({ kind: 'inventory', vendors: vendors.map(vendor => ({ vendor, items: [] })) })
const colorsOf = (groups: readonly (readonly string[])[]) => entityColors({ sections: groups.map(section) as never })

describe('entity colours', () => {
  it('tell all vendors of a section apart, as long as there are colours', () => {
    const group = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(n => `v${n}`), { minLength: 1, maxLength: ENTITY_COLORS })
    fc.assert(fc.property(group, (vendors) => {
      const colors = colorsOf([vendors])
      expect(new Set(vendors.map(vendor => colors.get(vendor))).size).toBe(vendors.length)
    }))
  })

  it('are shared out evenly among more vendors than there are colours', () => {
    const vendors = Array.from({ length: 2 * ENTITY_COLORS + 1 }, (_, i) => `v${i}`)
    const colors = [...colorsOf([vendors]).values()]
    const uses = Array.from({ length: ENTITY_COLORS }, (_, color) => colors.filter(other => other === color).length)
    expect(Math.max(...uses) - Math.min(...uses)).toBe(1)
  })

  it('of a vendor in two sections differ from those of its neighbours in both', () => {
    const colors = colorsOf([['a', 'b', 'c'], ['d', 'c', 'e'], ['e', 'a']])
    for (const [one, other] of [['a', 'b'], ['a', 'c'], ['b', 'c'], ['d', 'c'], ['c', 'e'], ['d', 'e'], ['e', 'a']] as const)
      expect(colors.get(one), `${one} and ${other}`).not.toBe(colors.get(other))
  })

  it('tell the vendors and products of each shipped section apart', async () => {
    const { dataset } = await loadDataset(SHIPPED_DATA)
    const colors = entityColors(dataset)
    const clouds = ['aws', 'gcp', 'azure', 'alibaba-cloud', 'tencent-cloud'].map(id => colors.get(id))
    expect(new Set(clouds).size).toBe(5)
    expect(clouds).not.toContain(undefined)
  })
})
