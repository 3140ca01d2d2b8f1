// Run by scripts/mutation.ts, which sets the folder.
const folder = process.env.MUTATED ?? 'order'

export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  ignoreStatic: true,
  ignorePatterns: [
    '/biome.json',
    '/benchmarks',
    '/dist',
    '/docs',
    '/examples',
    '/retrograde-report',
  ],
  // scripts/mutation-setup.ts says why; it skips the rest after a failure itself.
  disableBail: true,
  concurrency: 1,
  // A timeout counts as detected, so it must be no matter of a busy machine.
  timeoutMS: 8_000,
  timeoutFactor: 2.5,
  reporters: ['clear-text', 'progress', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  jsonReporter: { fileName: `retrograde-report/mutation-${folder}.json` },
  htmlReporter: { fileName: `retrograde-report/mutation-${folder}.html` },
}
