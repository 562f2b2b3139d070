/**
 * What the project's own `prismdeck.config.ts` lets its datasets do. A dataset may come from somebody else, so
 * that it runs nothing unless the project, which is its owner's, says so.
 */
export interface Trust {
  /** Own slides of profiles are Slidev Markdown, with components, scripts and HTML. */
  readonly ownSlides: boolean
  /** Slidev themes and addons that a dataset may name; they are code. */
  readonly themes: readonly string[]
  readonly addons: readonly string[]
}

const NOTHING: Trust = { ownSlides: false, themes: [], addons: [] }

let trust = NOTHING

export const trusted = (): Trust => trust

/** States what the project trusts; what is left out is not. */
export function setTrust(stated: Partial<Trust>): void {
  trust = { ...NOTHING, ...stated }
}
