import { PNG } from 'pngjs'

/** A picture at half its width and height; each pixel is the mean of four. */
export function halved(picture: PNG): PNG {
  const half = new PNG({ width: picture.width >> 1, height: picture.height >> 1 })
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const from = 4 * (2 * y * picture.width + 2 * x)
      const below = from + 4 * picture.width
      for (let channel = 0; channel < 4; channel++) {
        const sum = [from, from + 4, below, below + 4].reduce((sum, at) => sum + picture.data[at + channel]!, 0)
        half.data[4 * (y * half.width + x) + channel] = Math.round(sum / 4)
      }
    }
  }
  return half
}
