export { applyWord } from './apply-word.js'
export {
  aPriori,
  type Certificate,
  CertificateError,
  contractionConstant,
  lipschitzProduct,
} from './certificate.js'
export { type Coalescence, couplingFromThePast } from './coupling.js'
export {
  type Iterate,
  type IterateOptions,
  iterate,
  iterates,
  type Patience,
} from './iterate.js'
export {
  backwardLimit,
  certifiedLength,
  type Limit,
  type LimitOptions,
  sandwichedLimit,
} from './limit.js'
export { type Plan, type PlanOptions, plan, type Strategy } from './plan.js'
export { emptyTally, type Tally } from './tally.js'
