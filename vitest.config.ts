import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['scripts/**/*.test.ts'],
    // Tests in a real browser start a server and a Chromium.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Two browsers at once on a small machine are slower than one after the other.
    maxWorkers: 2,
    // A browser on a busy machine may draw a slide too late; what is wrong with a slide is wrong each time.
    retry: 2,
  },
})
