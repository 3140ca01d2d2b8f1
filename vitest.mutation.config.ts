import { defineConfig } from 'vitest/config'

// The tests that mutants are run against: those of the mutated folders, at fewer instances.
process.env.RETROGRADE_RUNS ??= '25'

export default defineConfig({
  test: {
    include: ['property-tests/{space,algebra,map,order,iterate,law,expansion}/**/*.test.ts'],
    testTimeout: 60_000,
    setupFiles: ['property-tests/setup.ts'],
  },
})
