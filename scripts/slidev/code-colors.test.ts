/* eslint-disable no-template-curly-in-string -- what is coloured is code */
/** Code in every language can be read: each colour that Shiki gives a token, on the ground of code, in both schemes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeToTokensBase } from 'shiki'
import { expect, it } from 'vitest'
import { theme } from '../../setup/shiki.ts'
import { contrast } from '../brand/contrast.ts'
import { ROOT } from '../testing/data-folder.ts'

const SAMPLES = {
  typescript: '// why\nexport async function make<T extends Deck>(name: string, at = 0x1F) { return new Map([[name, `${at}`]]) ?? /a+/g.test(name) }\n@a class B extends C { static #x = null }',
  python: '@cached\ndef f(self, *args: int) -> str:\n    """Doc."""\n    return f"{self.x:>3}" if not args else None  # why',
  sql: 'SELECT count(*) AS n FROM t WHERE a = \'x\' AND b > 1.5 -- why',
  yaml: '# why\nkey: [1, true, "text", *ref]\nother: &ref 2026-01-01',
  json: '{ "key": [1, true, null, "text\\n"] }',
  bash: '#!/bin/sh\nfor f in "$@"; do echo "${f%.*}" | grep -c x > /dev/null && exit 1; done # why',
  html: '<!-- why --><a href="x" class=y>&amp; text</a><script>let a = 1</script>',
  css: '/* why */ .a:hover > #b { color: #fff; margin: 1px calc(2em + var(--x)) !important }',
  diff: '--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new',
  markdown: '# Title\n\n**bold** *it* `code` [link](https://x)\n\n> quote\n\n- item',
  rust: 'fn main() -> Result<(), Box<dyn Error>> { let x: &\'static str = "a"; println!("{}", x); Ok(()) }',
  java: '@Override public final int f(String s) throws E { return this.a + 1L; } // why',
  go: 'package main\nfunc (r *R) F(c chan int) error { defer close(c); return fmt.Errorf("%d", 1) } // why',
} as const

const css = readFileSync(join(ROOT, 'styles/tokens.css'), 'utf8')
const [light, dark] = [css.slice(0, css.indexOf('\n.dark {')), css.slice(css.indexOf('\n.dark {'))]

it.each([['light', light!], ['dark', dark!]])('in %s', async (_, scheme) => {
  const valueOf = (color: string) => new RegExp(`${/var\((--pd-[\w-]+)\)/.exec(color)![1]!}: (#[0-9a-f]{6});`).exec(scheme)![1]!
  const used = new Set<string>()
  for (const [lang, code] of Object.entries(SAMPLES)) {
    for (const { color, content } of (await codeToTokensBase(code, { lang: lang as keyof typeof SAMPLES, theme, tokenizeTimeLimit: 0 })).flat()) {
      used.add(color!)
      expect(contrast(valueOf(color!), valueOf('var(--pd-surface-2)')), `${lang}: ${content}`).toBeGreaterThanOrEqual(4.5)
    }
  }
  // All colours are in use, or the test would have looked at too little.
  expect([...used].sort()).toEqual(['accent', 'code-constant', 'code-function', 'code-string', 'muted', 'text'].map(name => `var(--pd-${name})`))
})
