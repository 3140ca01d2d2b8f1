import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// The tests that the mutants of one folder meet: those of the folder, at fewer instances, which
// are the same for every mutant.
const folder = process.env.MUTATED ?? 'order'
process.env.RETROGRADE_RUNS ??= '30'
process.env.RETROGRADE_SEED ??= '20250203'

/** Short files first: most mutants meet their end there, and the long ones are skipped. */
class ShortFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return (await super.sort(files)).reverse()
  }
}

export default defineConfig({
  test: {
    include: [`property-tests/${folder}/**/*.test.ts`],
    testTimeout: 60_000,
    setupFiles: ['property-tests/setup.ts', 'scripts/mutation-setup.ts'],
    isolate: false,
    sequence: { sequencer: ShortFirst },
  },
})
