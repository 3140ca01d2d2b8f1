export {
  approximateBackward,
  backwardCorrection,
  backwardCorrectionRecursion,
  oracleOf,
} from './correction.js'
export { type DenseNetworkOptions, denseNetwork } from './dense-network.js'
export { derivative, jacobian } from './derivative.js'
export { descentStep, lossHessian } from './descent-step.js'
export { hessianSum, type SecondOrderOracle } from './hessian-sum.js'
export {
  constantJet,
  type Jet,
  type JetField,
  jetAt,
  jetField,
  jetStep,
  jetSteps,
  wordJet,
} from './jets.js'
export { increasingLabellings, type LabelledTree, orderPolynomial } from './labelling.js'
export { leastSquares } from './least-squares.js'
export { jacobiLieBracket, lieBracket } from './lie-bracket.js'
export type { LabelledTable } from './linear-scores.js'
export { logisticLoss } from './logistic-loss.js'
export {
  bracketSum,
  fourthOrderTerm,
  secondOrderTerm,
  thirdOrderDifference,
  thirdOrderTerm,
} from './low-orders.js'
export { derivativeBounds, majorant, majorantTail } from './majorant.js'
export {
  allOrders,
  orderAverageLoss,
  orderAverageRegulariser,
  orderAverageSecondTerm,
  orderAverageThirdTerm,
} from './order-average.js'
export { linearField, type Monomial, type PolynomialField, polynomialField } from './polynomial.js'
export { polynomialLoss } from './polynomial-loss.js'
export {
  smallBatchRegulariser,
  smallBatchSecondTerm,
  smallBatchThirdTerm,
} from './small-batches.js'
export {
  type RootedTree,
  rootedTree,
  treeFactorial,
  treeSymmetry,
  treesOfOrder,
} from './tree.js'
export {
  elementaryDifferential,
  treeSeries,
  treeSeriesByLabellings,
  treeSums,
} from './tree-series.js'
export { descent, eulerStep, type SmoothLoss, type VectorField } from './vector-field.js'
