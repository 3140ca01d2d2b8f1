export { type BackwardOptions, backwardDecay } from './backward-decay.js'
export { carriedConstant, meanCentre, sampledConstant } from './ball-constants.js'
export {
  type BlockAverage,
  type BlockAverages,
  type BlockOptions,
  blockAverages,
  type Compositions,
} from './block-averages.js'
export { type CoupledOptions, coupledDecay } from './coupled-decay.js'
export {
  type CurvatureOptions,
  type CurvatureReport,
  curvatureOf,
  hessiansOf,
  type LossCurvature,
  type LossHessian,
  provedCurvature,
} from './curvature.js'
export type { Decay, Fit } from './decay.js'
export {
  type Estimate as ConstantEstimate,
  EstimateError,
  type Interval,
  type Kind,
  type Refusal,
} from './estimate.js'
export type { Exponent } from './exponent.js'
export { type ExtremeValue, type ExtremeValueOptions, extremeValue } from './extreme-value.js'
export { hill, type TailEstimate } from './hill.js'
export { hutchPlusPlus, type Trace, type TraceOptions } from './hutch-plus-plus.js'
export {
  type EnclosureQuestion,
  type IntervalEnclosure,
  intervalEnclosure,
} from './interval-enclosure.js'
export {
  type BallConstant,
  type BallProblem,
  type InvariantBall,
  invariantBall,
  type NoInvariantBall,
} from './invariant-ball.js'
export {
  type JacobianNorms,
  type JacobianQuestion,
  jacobianNorms,
  type OperatorNorm,
  operatorNorm,
} from './jacobian-norm.js'
export { type LanczosOptions, lanczos, type Ritz, type Spectrum } from './lanczos.js'
export { type LearningRate, type LearningRates, learningRates } from './learning-rates.js'
export { type LocalAverage, type LocalAverageOptions, localAverage } from './local-average.js'
export {
  type LogAverage,
  type LogAverageOptions,
  logAverage as logAverageEstimate,
} from './log-average.js'
export {
  type LyapunovOptions,
  type LyapunovSpectrum,
  lyapunovSpectrum,
} from './lyapunov.js'
export { type MeanInterval, meanInterval } from './mean-interval.js'
export { ball, box, inRegion, middleOf, type Region, uniformIn } from './region.js'
export { type PairsQuestion, type SampledPairs, sampledPairs } from './sampled-pairs.js'
export {
  type DensityOptions,
  densityAt,
  type SpectralDensity,
  shareUpTo,
  spectralDensity,
  spectralMean,
} from './spectral-density.js'
export { type SteepestPoint, type SteepestQuestion, steepestPoint } from './steepest-point.js'
export type { Streams } from './streams.js'
export { lastPlaces, type Rounding, type Stretch, stretch } from './stretch.js'
export { type ConstantFigures, disagreements } from './summary.js'
export { exactMomentIndex, type MomentIndex, momentIndex, tailWarning } from './tail-index.js'
