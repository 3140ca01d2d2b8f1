import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { EstimateError, type Interval } from './estimate.js'
import { confidenceOf } from './mean-interval.js'

/** An estimate of the tail index of a sample, and of how much of the sample is its tail. */
export type TailEstimate =
  | {
      readonly alpha: number
      readonly interval: Interval
      /** The k largest values were used. */
      readonly k: number
      readonly size: number
      readonly refused?: undefined
    }
  | { readonly refused: string; readonly size: number }

/** No fewer of the largest values than this are taken for a tail, and no more than a fifth of all. */
const fewest = 50
const mostShare = 1 / 5

/**
 * The tail index α of a positive law, P(X > x) ~ c·x^−α, from independent draws: 1/α is estimated by
 * the mean of log X_(i)/X_(k+1) over the k largest values. Asymptotically the estimate is normal with
 * deviation α/√k, which gives the interval α̂/(1 ± z/√k).
 *
 * The plateau ends at the largest k, of 50 times powers of 1.2 up to a fifth of the sample, at which
 * no smaller k has an estimate that differs by more than z of its own deviations, z of the confidence
 * (Lepski's rule; Boucheron and Thomas 2015). A third of it is used, 50 values at least, so that what
 * bias is left there is small beside the deviation. Refused where there is no plateau to twice the
 * least k, or where the moment estimator of 1/α at its end (Dekkers, Einmahl and de Haan 1989), which
 * unlike Hill's tells thin tails from heavy ones, has 0 in its interval: then no power is seen.
 *
 * That the sample chooses k costs a percent or two of the confidence, and a tail that is no power
 * for long (x + 1 in place of x) costs more. Values ≤ 0 are left out.
 * Throws EstimateError for NaN or infinite values.
 * Source: Hill, "A simple general approach to inference about the tail of a distribution", Ann.
 * Stat. 3, 1975.
 */
export function hill(sample: readonly number[], confidence = 0.95): TailEstimate {
  const strange = sample.find(x => !Number.isFinite(x))
  if (strange !== undefined) {
    throw new EstimateError(`tail: expected finite numbers, got ${strange}`)
  }
  const z = normalQuantile((1 + confidenceOf(confidence)) / 2, 0, 1)
  const logs = Float64Array.from(
    sample.filter(x => x > 0),
    Math.log,
  )
    .sort()
    .reverse()
  const size = logs.length
  const last = Math.min(size - 1, Math.floor(size * mostShare))
  if (last < 2 * fewest) {
    return { refused: `expected ${10 * fewest} positive values or more, got ${size}`, size }
  }
  const tried = countsUpTo(last).map(k => ({ k, ...momentsAbove(logs, k) }))
  let plateau = tried[0]!
  for (const [i, next] of tried.entries()) {
    const bends = tried
      .slice(0, i)
      .some(({ k, first }) => Math.abs(first - next.first) > (z * next.first) / Math.sqrt(k))
    if (bends) break
    plateau = next
  }
  const { k, first, second } = plateau
  if (!(first > 0)) return { refused: `the ${k} largest values are equal`, size }
  if (k < 2 * fewest) return { refused: 'the Hill plot has no plateau', size }
  const moment = first + 1 - 1 / 2 / (1 - (first * first) / second)
  const half = z * Math.sqrt((1 + moment * moment) / k)
  if (moment - half <= 0) {
    const shown = [moment - half, moment + half].map(x => x.toPrecision(2)).join(' to ')
    return { refused: `no power law is seen: 1/α from ${shown} by moments, k = ${k}`, size }
  }
  const used = Math.max(fewest, Math.floor(k / 3))
  const alpha = 1 / momentsAbove(logs, used).first
  const off = z / Math.sqrt(used)
  const interval = { low: alpha / (1 + off), high: alpha / (1 - off), confidence }
  return { alpha, interval, k: used, size }
}

/** 50, 60, 72, … up to the last. */
function countsUpTo(last: number): number[] {
  const counts: number[] = []
  for (let k = fewest; k <= last; k = Math.ceil(1.2 * k)) counts.push(k)
  return counts
}

/** The means of log X_(i)/X_(k+1) over the k largest, and of its square. */
function momentsAbove(logs: Float64Array, k: number) {
  const threshold = logs[k]!
  let [first, second] = [0, 0]
  for (let i = 0; i < k; i++) {
    const excess = logs[i]! - threshold
    first += excess
    second += excess * excess
  }
  return { first: first / k, second: second / k }
}
