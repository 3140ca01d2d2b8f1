export { type Adam, type AdamState, adam, adamStart } from './adam.js'
export { type AffineMap, affine } from './affine.js'
export { type Bounds, type ClipAffine, clipAffine } from './clip-affine.js'
export { compose } from './compose.js'
export { constant } from './constant.js'
export { type Curvature, curvatureFactor } from './curvature.js'
export { type DenseAffine, denseAffine } from './dense-affine.js'
export { type DiagonalAffine, diagonalAffine } from './diagonal-affine.js'
export type { EmpiricalRisk, LabelledRows } from './empirical-risk.js'
export { foldedAffine } from './folded-affine.js'
export { formulaMap, type LineFormula, lineMap } from './formula-map.js'
export { gradientStep } from './gradient-step.js'
export { type HeavyBall, heavyBall } from './heavy-ball.js'
export { type Homothety, homothety } from './homothety.js'
export { lindley } from './lindley.js'
export { logisticRegression } from './logistic-regression.js'
export { type MobiusMap, mobius } from './mobius.js'
export { nesterov } from './nesterov.js'
export type { EndSlopes, Knot } from './pieces.js'
export { type PiecewiseLinear, piecewiseLinear } from './piecewise-linear.js'
export { reciprocal } from './reciprocal.js'
export { reflection } from './reflection.js'
export { ridgeRegression } from './ridge-regression.js'
export { scheduled, type Timed, timed } from './scheduled.js'
export {
  type ClosedMap,
  type Descent,
  lipschitzIn,
  MapError,
  type Proved,
  type SelfMap,
} from './self-map.js'
export { sgdStep } from './sgd-step.js'
export { spectralNorm } from './spectral-norm.js'
export { type TableMap, table } from './table.js'
export type { Tuple } from './tuple.js'
