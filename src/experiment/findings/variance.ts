import { standardDeviation } from '../summary/statistics.js'
import { CONFIDENCE, type Effect, exponential, meanEffect } from './effect.js'

/**
 * The variance of a sample, by the jackknife of its logarithm: pseudo-values R·log s² − (R−1)·log s²₍ᵢ₎
 * and Student's interval of their mean. It covers nearly with the stated confidence for laws with
 * four moments, normal or not, as R grows. Undefined of fewer than three, and of equal numbers.
 * Source: R. G. Miller, "Jackknifing variances", Annals of Mathematical Statistics 39, 1968.
 */
export const varianceEffect = (
  values: readonly number[],
  confidence = CONFIDENCE,
): Effect | undefined => exponential(meanEffect(pseudoValues(values), confidence))

/**
 * Var second / Var first of pairs, by the same jackknife: seeds are left out as pairs, so that the
 * two may depend on each other.
 */
export function varianceRatio(
  pairs: readonly (readonly [first: number, second: number])[],
  confidence = CONFIDENCE,
): Effect | undefined {
  const first = pseudoValues(pairs.map(([a]) => a))
  const second = pseudoValues(pairs.map(([, b]) => b))
  return exponential(
    meanEffect(
      second.map((value, i) => value - first[i]!),
      confidence,
    ),
  )
}

/** Pseudo-values of log s²: not finite where a variance is 0. */
function pseudoValues(values: readonly number[]): number[] {
  const R = values.length
  const log = (of: readonly number[]) => 2 * Math.log(standardDeviation(of) ?? Number.NaN)
  const all = log(values)
  return values.map((_, i) => R * all - (R - 1) * log(values.filter((_, j) => j !== i)))
}
