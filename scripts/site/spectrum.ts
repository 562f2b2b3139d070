/** The picture of covers and closings, in the units of the canvas: one beam goes into a prism, the deck's colours come out. */

const FROM = { x: 880, y: 372 }
const EDGE = 1280
const TOP = 96
const BOTTOM = 624

const COLORS = [0, 5, 4, 7, 1, 3, 8, 2]

/** Polygons with the colours of `styles/tokens.css`. */
export const RAYS = COLORS.map((color, i) => {
  const at = (share: number) => TOP + (BOTTOM - TOP) * share
  const spread = (share: number) => FROM.y + (share - 0.5) * 64
  const [top, bottom] = [i / COLORS.length, (i + 1) / COLORS.length] as const
  return {
    fill: `var(--pd-c${color})`,
    points: [[FROM.x, spread(top)], [EDGE, at(top)], [EDGE, at(bottom)], [FROM.x, spread(bottom)]].map(point => point.join(',')).join(' '),
  }
})

export const BEAM = { x1: 768, y1: 720, x2: 866, y2: 420 } as const

export const PRISM = '880,272 992,472 768,472'
