import { type ErrorRates, type Levels, levelsOf } from './error-rates.js'

/**
 * guaranteed: the error rates are proved inequalities at this very sample size.
 * asymptotic: the false-alarm rate is a limit as the sample grows.
 */
export type Guarantee = 'guaranteed' | 'asymptotic'

/** What a test found. */
export interface TestResult {
  readonly test: string
  /** True exactly when pValue ≤ rates.falseAlarm. */
  readonly rejects: boolean
  readonly statistic: number
  /** The test rejects when the statistic is above this (exact tests may do so a little before). */
  readonly threshold: number
  /** An upper bound of P(a statistic at least this extreme | the null hypothesis). */
  readonly pValue: number
  readonly guarantee: Guarantee
  readonly rates: ErrorRates
}

/** A statistical test: what it finds, and what it could find at all. */
export interface StatisticalTest<Data> {
  readonly name: string
  /** The distance from the null hypothesis in which `detectable` is measured. */
  readonly discrepancy: string
  /** Throws SampleError for data that is none, LevelError for levels the test cannot keep. */
  run(data: Data, levels: Levels): TestResult
  /**
   * The smallest discrepancy that n draws (in each sample) reject with probability at least
   * 1 − miss. Infinity, or more than the discrepancy can be, where none is.
   */
  detectable(n: number, levels: Levels): number
  /** A number of draws (in each sample) at which the wanted discrepancy is detectable. */
  samples(wanted: number, levels: Levels): number
}

/** A test before its levels are checked and its sample sizes searched. */
export interface Rule<Data> {
  readonly name: string
  readonly discrepancy: string
  readonly guarantee: Guarantee
  judge(data: Data, levels: Levels): Judgement
  detectable(n: number, levels: Levels): number
}

/** The numbers that a rule takes from data. */
export interface Judgement {
  readonly statistic: number
  readonly threshold: number
  readonly pValue: number
  readonly samples: number
  readonly detectable: number
}

/** The test of a rule. */
export function statisticalTest<Data>(rule: Rule<Data>): StatisticalTest<Data> {
  const { name, discrepancy, guarantee } = rule
  const detectable = (n: number, levels: Levels) => {
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new RangeError(`sample size: expected an integer ≥ 1, got ${n}`)
    }
    return rule.detectable(n, levelsOf(levels))
  }
  return {
    name,
    discrepancy,
    run(data, levels) {
      const { falseAlarm, miss } = levelsOf(levels)
      const { statistic, threshold, pValue, samples, detectable } = rule.judge(data, levels)
      const rates = { falseAlarm, miss, detectable, samples }
      const rejects = pValue <= falseAlarm
      return { test: name, rejects, statistic, threshold, pValue, guarantee, rates }
    },
    detectable,
    samples: (wanted, levels) => sufficientSize(n => detectable(n, levels), wanted),
  }
}

const mostSamples = 2 ** 40

/**
 * An n with detectable(n) ≤ wanted: the smallest where `detectable` does not increase.
 * Throws RangeError when there is none below 2^40.
 */
export function sufficientSize(detectable: (n: number) => number, wanted: number): number {
  if (!(wanted > 0)) throw new RangeError(`discrepancy: expected a number > 0, got ${wanted}`)
  let enough = 1
  while (!(detectable(enough) <= wanted)) {
    enough *= 2
    if (enough > mostSamples) {
      throw new RangeError(`discrepancy ${wanted}: expected one that 2^40 draws can detect`)
    }
  }
  let few = Math.floor(enough / 2)
  while (enough - few > 1) {
    const n = Math.floor((few + enough) / 2)
    if (detectable(n) <= wanted) enough = n
    else few = n
  }
  return enough
}
