import fc from 'fast-check'

/**
 * Every run draws new instances unless RETROGRADE_SEED is set; a failure prints the seed and the
 * path that replay it. RETROGRADE_RUNS sets the instances a property gets (100 unless set).
 */
const seed = process.env.RETROGRADE_SEED
const runs = process.env.RETROGRADE_RUNS

fc.configureGlobal({
  ...(seed ? { seed: Number(seed) } : {}),
  ...(runs ? { numRuns: Number(runs) } : {}),
})
