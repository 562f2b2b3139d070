/**
 * Lists the fonts of rare characters while presenting and printing. A style sheet would have Vite resolve
 * hundreds of addresses before the first slide; `scripts/site/lean-fonts.ts` puts one in this file's place.
 */
import sc from '@prismdeck/fonts/noto-sans-sc/package.json?url'
import tc from '@prismdeck/fonts/noto-sans-tc/package.json?url'
import { rareFaces } from '../scripts/slides/rare-faces.ts'
import parts from './rare-fonts.json'

/** Addresses of the packages by their names. */
const PACKAGES = new Map([['noto-sans-sc', sc], ['noto-sans-tc', tc]])

const style = document.createElement('style')
style.id = 'prismdeck-rare-fonts'
style.textContent = rareFaces(parts, (file) => {
  const [, name = '', path] = /^([^/]+)\/(.*)$/.exec(file)!
  return `${PACKAGES.get(name)!.replace(/package\.json.*$/, '')}${path}`
})
document.getElementById(style.id)?.remove()
document.head.append(style)
