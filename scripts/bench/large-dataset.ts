/** Datasets of any size, for measuring: a matrix of things by criteria, and audiences that see parts of it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'

export interface LargeData {
  /** Things of the matrix. */
  readonly items: number
  readonly criteria: number
  readonly audiences: number
}

/** Every fifth criterion is rated, every second one has numbers, the others say something. */
const cellOf = (item: number, criterion: number): string => {
  if (criterion % 5 === 0)
    return `{ rating: ${['low', 'fair', 'high'][(item * 7 + criterion) % 3]} }`
  return criterion % 2 === 0
    ? `{ number: ${(item * 7919 + criterion * 104729) % 10_007} }`
    : `{ text: Remark ${(item * 31 + criterion) % 9973} on what it does }`
}

/** Writes the files of a dataset into a folder that is there. */
export async function writeLargeDataset(folder: string, { items, criteria, audiences }: LargeData): Promise<void> {
  await mkdir(join(folder, 'sections'))
  await mkdir(join(folder, 'audiences'))
  await writeFile(join(folder, 'dataset.yaml'), stringify({
    title: 'Offers compared',
    subtitle: `${items} offers by ${criteria} criteria`,
    languages: ['en'],
    source: { title: 'Made up' },
    scales: [{ id: 'grade', name: 'Grade', levels: ['low', 'fair', 'high'].map(id => ({ id, name: id })) }],
    sections: ['offers'],
  }))
  const columns = Array.from({ length: criteria }, (_, i) => i)
  await writeFile(join(folder, 'sections/offers.yaml'), [
    'id: offers',
    'kind: matrix',
    'title: Offers',
    'lead: What is offered, and how good it is',
    'criteria:',
    ...columns.map(i => `  - { id: c${i}, name: Criterion ${i}, tags: [part-${i % 3}]${i % 5 === 0 ? ', scale: grade' : ''} }`),
    'things:',
    ...Array.from({ length: items }, (_, item) => [
      `  - id: offer-${item}`,
      `    name: Offer ${item}`,
      `    tags: [lot-${item % 10}]`,
      '    cells:',
      ...columns.map(i => `      c${i}: ${cellOf(item, i)}`),
    ]).flat(),
    '',
  ].join('\n'))
  for (let i = 0; i < audiences; i++) {
    await writeFile(join(folder, `audiences/audience-${i}.yaml`), stringify({
      name: `Audience ${i}`,
      ...(i % 2 && { minutes: 10 + i % 30 }),
      // The first one sees all, the others nine lots of ten.
      ...(i && { drop: { tags: [`lot-${i % 10}`] } }),
    }))
  }
}
