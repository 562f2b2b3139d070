import type { Page } from 'playwright-chromium'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** A text that axe-core finds too pale. */
export interface PaleText {
  /** From 1. */
  readonly slide: number
  readonly text: string
  readonly detail: string
}

/** axe-core's own result, as far as it is read here. */
interface AxeResult {
  readonly violations: readonly { readonly nodes: readonly { readonly target: readonly (string | readonly string[])[], readonly any: readonly { readonly message: string }[] }[] }[]
}

/** What axe-core (WCAG 2 AA, 1.4.3) finds on a page with all slides; it passes over pictures and drawings. */
export async function findPaleText(page: Page): Promise<PaleText[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(`${source};undefined`)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (root: object, options: object) => Promise<AxeResult> } }
    const { violations } = await axe.run({ include: [['.print-slide-container']] }, { runOnly: ['color-contrast'], resultTypes: ['violations'] })
    return violations.flatMap(({ nodes }) => nodes).map(({ target, any }) => {
      const element = document.querySelector(String([target[0]].flat()[0]))
      const slide = element?.closest('.print-slide-container')?.querySelector<HTMLElement>('[data-slidev-no]')
      return {
        slide: Number(slide?.dataset.slidevNo ?? 1),
        text: (element?.textContent ?? '').trim().slice(0, 40),
        detail: any[0]?.message.replace(/^Element has /, '') ?? '',
      }
    })
  })
}
