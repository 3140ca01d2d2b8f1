export { applyWord } from './apply-word.js'
export {
  aPriori,
  type Certificate,
  CertificateError,
  contractionConstant,
  lipschitzProduct,
} from './certificate.js'
export {
  type Coalescence,
  type CouplingOptions,
  couplingFromThePast,
  couplingFromThePastAsync,
} from './coupling.js'
export { type Iterate, type IterateOptions, iterate, iterates } from './iterate.js'
export {
  backwardLimit,
  backwardLimitAsync,
  certifiedLength,
  type Limit,
  type LimitOptions,
} from './limit.js'
export type { Patience } from './patience.js'
export { type Plan, type PlanOptions, plan, type Strategy } from './plan.js'
export { type Ends, sandwichedLimit, sandwichedLimitAsync } from './sandwich.js'
export { emptyTally, type Tally } from './tally.js'
