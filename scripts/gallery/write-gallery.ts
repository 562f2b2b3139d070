/** Writes `docs/gallery`; `npm run gallery`. */
import { PNG } from 'pngjs'
import { writeFolderWhole } from '../disk/write-file.ts'
import { drawGallery, GALLERY } from './draw-gallery.ts'
import { galleryPage } from './layouts.ts'

const pictures = [...await drawGallery()].map(([file, picture]) => [file, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 })] as const)
await writeFolderWhole(GALLERY, new Map<string, string | Uint8Array>([...pictures, ['README.md', galleryPage()]]))
console.log(`docs/gallery: ${pictures.length} pictures, ${Math.round(pictures.reduce((sum, [, { length }]) => sum + length, 0) / 1000)} kB`)
