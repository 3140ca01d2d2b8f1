export {
  type AffineMoments,
  affineMoments,
  momentsAfter,
  stationaryMoments,
} from './affine-moments.js'
export { atomTest, binomialTail } from './atom-test.js'
export { bernoulliConvolution, cantorFunction } from './bernoulli-convolution.js'
export { Budget, BudgetError } from './budget.js'
export { chiSquareTest } from './chi-square-test.js'
export type { Concentration, Estimate } from './concentration.js'
export { type ConfirmedTest, confirmed } from './confirmed.js'
export { randomDirections, type Uniform } from './directions.js'
export { cyclicDraws, type Draws, independentDraws, reshuffledDraws } from './draws.js'
export { empiricalBernstein } from './empirical-bernstein.js'
export { EnergyDistance, pooledDistances } from './energy-distance.js'
export { type EnergyTestOptions, energyTest } from './energy-test.js'
export { type ErrorRates, LevelError, type Levels } from './error-rates.js'
export {
  equalLaws,
  equallyWeighted,
  expectation,
  type FiniteLaw,
  finiteLaw,
  type Key,
  LawError,
  mixture,
  pushForward,
  rationalKey,
  totalVariation,
  type Weighted,
} from './finite-law.js'
export { meanOf, momentOf, onLine, varianceOf, wasserstein1 } from './finite-law-on-line.js'
export { hoeffding } from './hoeffding.js'
export { kolmogorovStatistic, kolmogorovTest, massartRadius, massartTail } from './kolmogorov.js'
export { halfSquaredDifferences, meanWithin } from './mean-test.js'
export { medianOfMeans } from './median-of-means.js'
export { MomentError, requireMoment, tailIndex } from './moment-index.js'
export { projectionTest } from './projection-test.js'
export { quantileCoupling, wassersteinInfinity, wassersteinPower } from './quantile-coupling.js'
export {
  arcsineLaw,
  betaLaw,
  exponentialLaw,
  normalLaw,
  pointMass,
  type ReferenceLaw,
  uniformLaw,
} from './reference-law.js'
export { SampleError, type Vector } from './sample.js'
export { type AffineChoices, logAverage, logAverageSign, slopeLaw } from './slopes.js'
export { gnedenkoKorolyuk, smirnovStatistic, smirnovTail, smirnovTest } from './smirnov.js'
export {
  type Guarantee,
  type StatisticalTest,
  sufficientSize,
  type TestResult,
} from './statistical-test.js'
export { transition } from './transition.js'
export { kolmogorovWithin, smirnovWithin } from './within.js'
export { type Applicable, jointKey, jointWordLaw, lawUnder, wordLaw } from './word-law.js'
