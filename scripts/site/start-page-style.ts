/** How the start page looks: in the colours and fonts of the decks' brand, light or dark as the visitor's system is. */
import type { Mark } from '../brand/brand-css.ts'
import { brandFontCss, brandMarks, brandProperties } from '../brand/brand-css.ts'

/**
 * The style sheet of the page.
 *
 * @param brand as in the headmatter of a deck; undefined where there is none
 */
export function startPageStyle(brand: unknown): string {
  const { light, dark } = brandMarks(brand)
  return [
    STYLE,
    `@media not all and (prefers-color-scheme: dark) { ${scheme(brand, 'light', light)} }`,
    `@media (prefers-color-scheme: dark) { ${scheme(brand, 'dark', dark)} }`,
    brandFontCss(brand, './'),
  ].join('\n')
}

function scheme(brand: unknown, name: string, mark: Mark | undefined): string {
  const plate = mark?.plate === undefined ? '' : ` .logo { padding: 8px 12px; border-radius: 6px; background: ${mark.plate}; }`
  return `:root { ${brandProperties(brand, name)} }${plate}`
}

/** Colours and the picture of a cover as in `styles/tokens.css` and `components/Spectrum.vue`, which the page has to do without. */
const STYLE = `
:root { --pd-surface: #ffffff; --pd-surface-2: #f3f5f9; --pd-text: #121a2b; --pd-muted: #556072; --pd-line: #d9dfe9; --pd-accent: #2350c8; --pd-ink: #0f1b35; --pd-on-ink: #ffffff; --pd-c0: #2e8e9a; --pd-c1: #e88121; --pd-c2: #826cd4; --pd-c3: #cf536a; --pd-c4: #5e731d; --pd-c5: #5abff5; --pd-c7: #c9c356; --pd-c8: #ea9bb9; }
@media (prefers-color-scheme: dark) { :root { --pd-surface: #10151f; --pd-surface-2: #1a212e; --pd-text: #e9edf3; --pd-muted: #a5afbe; --pd-line: #343e4e; --pd-accent: #8fb0ff; --pd-ink: #0a0f1a; --pd-on-ink: #eef2f8; --pd-c0: #4fac9f; --pd-c1: #eb9c04; --pd-c2: #a181e4; --pd-c3: #c7586c; --pd-c4: #b5cc7e; --pd-c5: #84d7ff; --pd-c7: #ebe370; --pd-c8: #f6b1c8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--pd-surface); color: var(--pd-text); --fonts: var(--pd-brand-font,) Inter, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; font: 17px/1.5 var(--fonts); }
:lang(zh) { font-family: var(--pd-brand-punctuation,) var(--fonts); }
main { max-width: 1320px; margin: 0 auto; padding: clamp(24px, 5vw, 72px) clamp(16px, 4vw, 64px); }
.logo { display: block; max-width: min(320px, 100%); height: 56px; margin-bottom: 32px; object-fit: contain; object-position: left; }
section + section { margin-top: 72px; }
header { margin-bottom: 32px; padding-top: 24px; border-top: 4px solid var(--pd-accent); }
h1 { margin: 0; font-size: clamp(26px, 3.4vw, 42px); line-height: 1.2; text-wrap: balance; }
header p { margin: 8px 0 0; color: var(--pd-muted); }
nav { display: flex; flex-wrap: wrap; margin-bottom: 24px; gap: 8px; }
nav a, .pdf { display: inline-flex; align-items: center; min-height: 44px; padding: 0 16px; border: 1px solid var(--pd-line); border-radius: 6px; color: var(--pd-accent); text-decoration: none; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr)); margin: 0; padding: 0; gap: 24px; list-style: none; }
li { display: flex; flex-direction: column; gap: 8px; }
.deck { display: flex; hyphens: auto; overflow-wrap: anywhere; flex: 1; flex-direction: column; overflow: hidden; border: 1px solid var(--pd-line); border-radius: 6px; background: var(--pd-surface-2); color: inherit; text-decoration: none; }
a:hover, a:focus-visible { border-color: var(--pd-accent); outline: 2px solid var(--pd-accent); }
.pdf { align-self: start; }
.picture { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; border-bottom: 1px solid var(--pd-line); background: var(--pd-ink); }
.cover { display: flex; position: relative; flex-direction: column; justify-content: center; padding: 0 41% 0 7.5%; gap: 2cqw; color: var(--pd-on-ink); }
.cover, .cover > * { overflow: hidden; }
li { container-type: inline-size; }
.cover svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.cover polygon { opacity: .92; }
.cover line, .cover .prism { stroke: var(--pd-on-ink); stroke-width: 3; stroke-linejoin: round; }
.cover .prism { fill: color-mix(in oklab, var(--pd-ink) 88%, var(--pd-on-ink)); opacity: 1; }
.cover img { position: absolute; top: 7.5%; left: 7.5%; max-width: 30%; height: 9%; object-fit: contain; }
.cover img.on-plate { padding: 1%; border-radius: 3px; }
.cover :is(b, i) { display: -webkit-box; position: relative; -webkit-box-orient: vertical; font-style: normal; text-wrap: balance; }
.cover b { -webkit-line-clamp: 3; font-size: 6cqw; line-height: 1.25; }
.cover i { -webkit-line-clamp: 2; font-size: 3.4cqw; line-height: 1.4; }
.cover u { position: absolute; bottom: 8%; left: 7.5%; color: var(--pd-on-ink); font-size: 3cqw; opacity: .8; text-decoration: none; }
strong { padding: 16px 20px 0; font-size: 20px; line-height: 1.35; }
.deck > em { padding: 2px 20px 0; font-style: normal; font-weight: 700; }
.deck > span:not(.picture) { padding: 4px 20px 0; }
small { margin-top: auto; padding: 12px 20px 16px; color: var(--pd-muted); font-size: 15px; font-variant-numeric: tabular-nums; }
footer { margin-top: 32px; color: var(--pd-muted); font-size: 15px; }
`
