/** Merged by Slidev into its own configuration, since the repository is an addon. */
import { defineConfig } from 'vite'

export default defineConfig({
  optimizeDeps: {
    // Found only when the first chart is shown, they would make Vite reload the page.
    include: [
      'echarts/charts',
      'echarts/components',
      'echarts/core',
      'echarts/renderers',
    ],
  },
})
