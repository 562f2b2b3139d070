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
h1, h2 { margin: 0; font-size: clamp(26px, 3.4vw, 42px); line-height: 1.2; text-wrap: balance; }
header p { margin: 8px 0 0; color: var(--pd-muted); }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr)); margin: 0; padding: 0; gap: 24px; list-style: none; }
a { display: flex; flex-direction: column; height: 100%; overflow: hidden; border: 1px solid var(--pd-line); border-radius: 6px; background: var(--pd-surface-2); color: inherit; text-decoration: none; }
a:hover, a:focus-visible { border-color: var(--pd-accent); outline: 2px solid var(--pd-accent); }
.picture { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; border-bottom: 1px solid var(--pd-line); background: var(--pd-ink); }
.cover { display: flex; align-items: center; padding: 0 44% 0 8%; background: conic-gradient(from 62deg at 62% 52%, var(--pd-c0) 8deg, var(--pd-c5) 0 16deg, var(--pd-c4) 0 24deg, var(--pd-c7) 0 32deg, var(--pd-c1) 0 40deg, var(--pd-c3) 0 48deg, var(--pd-c8) 0 56deg, var(--pd-c2) 0 64deg, var(--pd-ink) 0); color: var(--pd-on-ink); }
.cover b { font-size: 20px; line-height: 1.3; text-wrap: balance; }
strong { padding: 16px 20px 0; font-size: 20px; line-height: 1.35; }
a > span:not(.picture) { padding: 4px 20px 0; }
small { margin-top: auto; padding: 12px 20px 16px; color: var(--pd-muted); font-size: 15px; font-variant-numeric: tabular-nums; }
footer { margin-top: 32px; color: var(--pd-muted); font-size: 15px; }
`
