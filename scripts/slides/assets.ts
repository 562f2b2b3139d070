import type { Deck } from './model.ts'
import { savePictures } from '../audience/picture.ts'
import { saveFonts } from '../brand/font.ts'

/** Puts the files that a deck shows, fonts and pictures, beside it. */
export async function saveAssets(folder: string, { brand, slides }: Pick<Deck, 'brand' | 'slides'>): Promise<void> {
  await saveFonts(folder, brand?.fonts)
  await savePictures(folder, slides.flatMap(slide => slide.layout === 'markdown' ? slide.own?.pictures ?? [] : []))
}
