import { defineConfig } from 'vitest/config'

/** Tests that start processes, and those that start a browser or a bundler. */
const CLI = 'scripts/**/*.cli.test.ts'
const BROWSER = 'scripts/**/*.browser.test.ts'

export default defineConfig({
  test: {
    // Two browsers at once on a small machine are slower than one after the other.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: ['scripts/**/*.test.ts'], exclude: [CLI, BROWSER] } },
      { extends: true, test: { name: 'cli', include: [CLI] } },
      { extends: true, test: { name: 'browser', include: [BROWSER] } },
    ],
    // Browsers and bundlers take their time on a small machine.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})
