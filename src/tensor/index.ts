export { BackendError, type BackendName, openBackend, type TensorBackend } from './backend.js'
export { closeWebGpu } from './backend-webgpu.js'
export * from './data/index.js'
export * as dense from './dense/index.js'
export {
  type DifferenceOptions,
  differencedHessianVector,
  type HessianVector,
} from './hessian-vector.js'
export { lifted } from './lifted.js'
export { type BatchLoss, softmaxCrossEntropy, squaredError } from './loss.js'
export * from './model/index.js'
export type { Mode, Model } from './model.js'
export { gradientOf, type NetworkState, networkStep } from './network-step.js'
export {
  adamOptimiser,
  momentumOptimiser,
  nesterovOptimiser,
  type Optimiser,
  optimiserOf,
  type Rule,
  sgdOptimiser,
} from './optimiser.js'
export { type DifferencedOracle, differencedOracle } from './oracle.js'
export { readTree, treeOf } from './read.js'
export { statesLike } from './state.js'
export {
  concatenated,
  parameterCount,
  type Shapes,
  type TensorTree,
  type TreeData,
} from './tensor-tree.js'
export { tensorTrees } from './tensor-trees.js'
export * from './training/index.js'
