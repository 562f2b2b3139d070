import type { Rating } from '../slides/model.ts'
import type { View } from './view.ts'

/** Where a level stands on its scale. */
export function ratingOf(view: View, scaleId: string, levelId: string): Rating {
  const { levels } = view.dataset.scales!.find(scale => scale.id === scaleId)!
  const index = levels.findIndex(level => level.id === levelId)
  return { level: index + 1, of: levels.length, label: levels[index]!.name }
}
