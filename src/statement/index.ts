import { banach } from './banach.js'
import { c1 } from './c1.js'
import { c2 } from './c2.js'
import { c3 } from './c3.js'
import { c4 } from './c4.js'
import { c5 } from './c5.js'
import { c6 } from './c6.js'
import { corollaryC4 } from './corollary-c.4.js'
import { counters } from './counters.js'
import { d1 } from './d1.js'
import { d2 } from './d2.js'
import { d3 } from './d3.js'
import { d4 } from './d4.js'
import { d5 } from './d5.js'
import { d6 } from './d6.js'
import { d7 } from './d7.js'
import { d8 } from './d8.js'
import { d9 } from './d9.js'
import { d10 } from './d10.js'
import { d11 } from './d11.js'
import { d12 } from './d12.js'
import { d13 } from './d13.js'
import { d14 } from './d14.js'
import { dataOrder } from './data-order.js'
import { definitionC3 } from './definition-c.3.js'
import { example21 } from './example-2.1.js'
import { example24 } from './example-2.4.js'
import { fullBatch } from './full-batch.js'
import { intro3 } from './intro-3.js'
import { irisAnchor } from './iris-anchor.js'
import { irisBound } from './iris-bound.js'
import { irisConstant } from './iris-constant.js'
import { irisLaw } from './iris-law.js'
import { lawIdentity } from './law-identity.js'
import { lemma25 } from './lemma-2.5.js'
import { lemmaC1 } from './lemma-c.1.js'
import { local22 } from './local-2.2.js'
import { naiveCost } from './naive-cost.js'
import { open1 } from './open-1.js'
import { remark23 } from './remark-2.3.js'
import { section22 } from './section-2.2.js'
import { section31 } from './section-3.1.js'
import { section32 } from './section-3.2.js'
import { section5Order } from './section-5-order.js'
import { section5Sign } from './section-5-sign.js'
import { sectionA1 } from './section-a.1.js'
import { sectionD1 } from './section-d.1.js'
import { sectionD21 } from './section-d.2.1.js'
import { sectionD2 } from './section-d.2.js'
import type { Statement } from './statement.js'
import { theorem22 } from './theorem-2.2.js'
import { theorem26 } from './theorem-2.6.js'
import { theoremB } from './theorem-b.js'
import { theoremBBound } from './theorem-b-bound.js'
import { theoremBCost } from './theorem-b-cost.js'
import { theoremBFlow } from './theorem-b-flow.js'
import { theoremBTerms } from './theorem-b-terms.js'
import { theoremC2 } from './theorem-c.2.js'

/**
 * The ledger: the paper's claims in its order, expansions to all orders, cheaper iterates, theorems
 * beyond the paper, real data.
 */
export const statements: readonly Statement[] = [
  naiveCost,
  fullBatch,
  intro3,
  banach,
  example21,
  theorem22,
  local22,
  remark23,
  example24,
  lemma25,
  section22,
  theorem26,
  lawIdentity,
  dataOrder,
  counters,
  section31,
  section32,
  section5Order,
  section5Sign,
  sectionA1,
  lemmaC1,
  theoremC2,
  definitionC3,
  corollaryC4,
  sectionD1,
  sectionD2,
  sectionD21,
  theoremB,
  theoremBTerms,
  theoremBFlow,
  theoremBBound,
  theoremBCost,
  open1,
  c1,
  c2,
  c3,
  c4,
  c5,
  c6,
  d1,
  d2,
  d3,
  d4,
  d5,
  d6,
  d7,
  d8,
  d9,
  d10,
  d11,
  d12,
  d13,
  d14,
  irisBound,
  irisConstant,
  irisAnchor,
  irisLaw,
]

export type { Axis, Figure, Series } from './figure.js'
export { checkTheorems, withProofs } from './proofs.js'
export type { CheckResult, ControlResult, StatementResult, VerifyResult } from './result.js'
export { type RunOptions, runCheck, runStatement } from './run.js'
export type { Check, Context, Evidence, Outcome, Statement, Verdict } from './statement.js'
export {
  clean,
  FALSE_ALARM_BUDGET,
  select,
  stands,
  UnknownStatementError,
  type VerifyOptions,
  verify,
} from './verify.js'
