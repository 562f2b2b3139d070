/** Merged by Slidev into its own configuration, since the repository is an addon. */
import { defineConfig } from 'vite'
import { phraseGaps } from './setup/phrase-breaks.ts'

export default defineConfig({
  slidev: {
    markdown: {
      markdownSetup: md => void md.use(phraseGaps),
      // As Slidev sets it, but for the typographer: "(c)" in the data is no ©.
      markdownOptions: {
        quotes: '""\'\'',
        html: true,
        xhtmlOut: true,
        linkify: true,
        typographer: false,
      },
    },
  },
  optimizeDeps: {
    // Found only when the first chart is shown, they would make Vite reload the page.
    include: [
      'echarts/charts',
      'echarts/components',
      'echarts/core',
      'echarts/features',
      'echarts/renderers',
    ],
  },
})
