import type { Levels } from '../law/error-rates.js'
import { equalLaws, type FiniteLaw, totalVariation } from '../law/finite-law.js'
import type { TestResult } from '../law/statistical-test.js'
import type { Finding } from './finding.js'
import type { Outcome } from './statement.js'

/** The error probabilities of each statistical test of the ledger, which shares 10^−6 in all. */
export const LEVELS: Levels = { falseAlarm: 1e-9, miss: 1e-9 }

/** A statistical test as an outcome: the claim holds unless the test rejects it. */
export function tested(result: TestResult, what: string): Outcome {
  const { rejects, statistic, threshold, pValue, rates } = result
  const found = `${statistic.toPrecision(3)} ${rejects ? '> threshold' : '≤'} ${threshold.toPrecision(3)}`
  const power = `detects ${rates.detectable.toPrecision(2)}`
  return {
    holds: !rejects,
    detail: `${what}: ${found}; ${rates.samples} draws, ${power}`,
    instances: rates.samples,
    pValue,
    rates,
  }
}

/** Whether two finite laws are the same, atom by atom. */
export function sameLaw<P>(a: FiniteLaw<P>, b: FiniteLaw<P>, what = 'laws'): Finding {
  const holds = equalLaws(a, b)
  const distance = totalVariation(a, b).toFraction()
  return { holds, margin: holds ? 0 : -1, because: `${what}: TV = ${distance}` }
}
