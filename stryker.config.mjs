// Run by scripts/mutation.ts, which sets the folder.
const folder = process.env.MUTATED ?? 'order'

export default {
  packageManager: 'npm',
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 10_000,
  timeoutFactor: 2,
  reporters: ['clear-text', 'progress', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  jsonReporter: { fileName: `retrograde-report/mutation-${folder}.json` },
  htmlReporter: { fileName: `retrograde-report/mutation-${folder}.html` },
}
