import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['property-tests/**/*.test.ts'],
    testTimeout: 120_000,
    setupFiles: ['property-tests/setup.ts'],
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: '.vitest-report.json' }]]
      : ['default'],
  },
})
