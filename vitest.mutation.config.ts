import { defineConfig } from 'vitest/config'
import { KillersFirst } from './scripts/mutation-sequence.js'

// The tests that the mutants of one folder meet: those of the folder, at fewer instances, which
// are the same for every mutant.
const folder = process.env.MUTATED ?? 'order'
process.env.RETROGRADE_RUNS ??= '30'
process.env.RETROGRADE_SEED ??= '20250203'

export default defineConfig({
  test: {
    include: [`property-tests/${folder}/**/*.test.ts`],
    testTimeout: 60_000,
    setupFiles: ['property-tests/setup.ts', 'scripts/mutation-setup.ts'],
    isolate: false,
    sequence: { sequencer: KillersFirst },
  },
})
