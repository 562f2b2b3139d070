/** Slidev's layouts that suit a slide of a profile's own, with the slots that each has besides its main one. */
export const OWN_LAYOUTS: Readonly<Record<string, readonly string[]>> = {
  'markdown': [],
  'center': [],
  'default': [],
  'fact': [],
  'full': [],
  'image': [],
  'image-left': [],
  'image-right': [],
  'quote': [],
  'statement': [],
  'two-cols': ['left', 'right'],
  'two-cols-header': ['left', 'right', 'bottom'],
}

/** Layouts that are nothing without a picture. */
export const PICTURE_LAYOUTS: ReadonlySet<string> = new Set(['image', 'image-left', 'image-right'])
