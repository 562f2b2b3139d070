/** Titles that tell of counts say so where there is nothing to count, and never name a leader then. */
import { describe, expect, it } from 'vitest'
import { loadMessages } from './messages.ts'

/** Titles of counts that may be empty: links of a directory, what a narrative covers and rests on, groups. */
const TITLES = ['directory.hosts.title', 'narrative.basis.title', 'narrative.breadth.title', 'groups.counts.title']
const NOTHING = { names: '', count: 0, total: 0, unit: 'units', section: 'Section', sections: 0, hosts: 0, points: 0 }

describe.each(['zh', 'en'])('in %s', (language) => {
  it.each(TITLES)('%s is true of nothing', (key) => {
    const { say } = loadMessages(language)
    const title = say(key, { ...NOTHING, form: 'none' })
    expect(title).not.toMatch(/\d/)
    expect(title).not.toBe(say(key, { ...NOTHING, form: 'other' }))
  })
})
