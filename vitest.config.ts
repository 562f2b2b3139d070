import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['scripts/**/*.test.ts'],
    // Tests in a real browser start a server and a Chromium.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Two browsers at once on a small machine are slower than one after the other.
    maxWorkers: 2,
  },
})
