/** Pictures of a profile's own slides: files below the dataset's folder, which go with the decks. */
import { createHash } from 'node:crypto'
import { access, mkdir, readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { readBrandFile } from '../brand/brand-file.ts'
import { imageFormat } from '../brand/logo.ts'
import { writeWhole } from '../disk/write-file.ts'

export interface Picture {
  /** As the profile names it. */
  readonly name: string
  /** Absolute path in the dataset's folder. */
  readonly path: string
  /** The path below `public/` beside the decks, unlike for other bytes: `pictures/plan-1a2b3c4d.png`. */
  readonly file: string
}

/** Larger ones would make every site large. */
const MOST_MEGABYTES = 10

/** Reads a picture below a folder, or tells in words what is wrong with it. */
export async function readPicture(folder: string, name: string): Promise<Picture | { readonly problem: string }> {
  const read = await readBrandFile(folder, name, MOST_MEGABYTES * 1024 * 1024, bytes => `${Math.ceil(bytes / 1024 / 1024)} MB; a picture has ${MOST_MEGABYTES} MB at most`)
  if ('problem' in read)
    return read
  const image = imageFormat(name, read.bytes)
  if ('problem' in image)
    return image
  const hash = createHash('sha256').update(read.bytes).digest('hex').slice(0, 8)
  return { name, path: join(folder, name), file: `pictures/${parse(name).name.replace(/[^\w-]+/g, '-')}-${hash}.${image.format}` }
}

/** Puts pictures where Slidev finds them: into `public/` beside the decks. Files that are there stay. */
export async function savePictures(folder: string, pictures: readonly Picture[]): Promise<void> {
  for (const { path, file } of pictures) {
    const to = join(folder, 'public', file)
    if (await access(to).then(() => true, () => false))
      continue
    await mkdir(join(folder, 'public/pictures'), { recursive: true })
    await writeWhole(to, await readFile(path))
  }
}
