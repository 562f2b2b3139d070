import type { ListItem } from './document.ts'
import type { Bench, DraftMap } from './draft.ts'
import { itemOf } from './draft-groups.ts'
import { sourcePath, Words } from './draft.ts'
import { uniqueIds } from './ids.ts'

/** The fields of a process: the items of an ordered list as steps, one after the other. */
export function draftProcess(items: readonly ListItem[], title: string, bench: Bench): DraftMap {
  const newId = uniqueIds()
  return {
    steps: items.map((item) => {
      const { name, text, link } = itemOf(item, bench)
      return { id: newId(name), name: new Words(name), text: text ? new Words(text) : undefined, link, source: sourcePath(title, name) }
    }),
  }
}
