import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { tailIndex } from '../law/moment-index.js'
import { type AffineChoices, slopeLaw } from '../law/slopes.js'
import { type Estimate, EstimateError, type Interval, type Refusal } from './estimate.js'
import type { TailEstimate } from './hill.js'
import { confidenceOf, meanInterval } from './mean-interval.js'

/** The α with E|A|^α = 1, or why there is no figure for it. */
export interface MomentIndex {
  /** ∞ where no slope is above 1. */
  readonly alpha?: number
  /** Absent where α is computed from the law. */
  readonly interval?: Interval
  readonly refused?: string
  readonly kind: 'computed' | 'estimate'
  readonly evaluations: number
}

/**
 * The α > 0 with E|A|^α = 1 over finitely many affine maps of the line, solved exactly or to about
 * 12 digits (`tailIndex`): P(|X| > x) decays like x^−α for X of the stationary law of x ↦ Ax + B.
 * Throws MomentError where E log|A| ≥ 0.
 * Source: Kesten, "Random difference equations and renewal theory…", Acta Math. 131, 1973.
 */
export function exactMomentIndex(maps: AffineChoices): MomentIndex {
  return { alpha: tailIndex(slopeLaw(maps)), kind: 'computed', evaluations: maps.length }
}

/**
 * The same from independent draws of |A|: the zero of the mean of |A|^s − 1. The interval holds the s
 * at which that mean is within z standard errors of 0 (a score interval, whose confidence does not
 * hang on a linear approximation); it needs E|A|^{2α} < ∞. With norms of blocks ‖A_1…A_r‖ in place of
 * |A| it is a lower bound of the α of matrices, for norms are submultiplicative.
 *
 * Refused where the mean of log|A| is not below 0 with the confidence: nothing is seen to contract;
 * and where the interval has no end, as few slopes above 1 were drawn.
 * Throws EstimateError unless there are two slopes or more, all finite.
 */
export function momentIndex(slopes: readonly number[], confidence = 0.95): MomentIndex {
  const z = normalQuantile((1 + confidenceOf(confidence)) / 2, 0, 1)
  const sizes = slopes.map(Math.abs)
  const evaluations = sizes.length
  const base = { kind: 'estimate', evaluations } as const
  if (evaluations < 2 || !sizes.every(Number.isFinite)) {
    throw new EstimateError(`slopes: expected two or more, all finite, got ${evaluations}`)
  }
  if (sizes.every(size => size <= 1) && sizes.some(size => size < 1)) {
    return { alpha: Infinity, ...base }
  }
  const logs = sizes.map(Math.log)
  if (!logs.includes(-Infinity)) {
    const { interval } = meanInterval(logs, confidence)
    if (interval.high >= 0) {
      const shown = [interval.low, interval.high].map(x => x.toPrecision(3)).join(' to ')
      return { refused: `E log|A| from ${shown}: the maps are not seen to contract`, ...base }
    }
  }
  /** The mean of |A|^s − 1, and its standard error. */
  const score = (s: number) => {
    const terms = logs.map(log => Math.expm1(s * log))
    const mean = terms.reduce((sum, x) => sum + x, 0) / evaluations
    const squares = terms.reduce((sum, x) => sum + (x - mean) ** 2, 0)
    return { mean, error: Math.sqrt(squares / (evaluations - 1) / evaluations) }
  }
  const zeroOf = (errors: number) =>
    crossing(s => {
      const { mean, error } = score(s)
      return mean + errors * error
    })
  const [low, alpha, high] = [z, 0, -z].map(zeroOf)
  if (alpha === undefined || low === undefined || high === undefined) {
    return {
      refused: `too few slopes above 1 among ${evaluations} to see where E|A|^s = 1`,
      ...base,
    }
  }
  return { alpha, interval: { low, high, confidence }, ...base }
}

/** Powers beyond this are not looked at. */
const largest = 1024

/** The s ≤ 1024 up to which f is negative, from where it first is: f is convex or nearly so. */
function crossing(f: (s: number) => number): number | undefined {
  let high = 2 ** -20
  while (high < largest && !(f(high) < 0)) high *= 2
  if (high >= largest) return undefined
  while (high < largest && f(high) < 0) high *= 2
  if (high >= largest || Number.isNaN(f(high))) return undefined
  let low = high / 2
  for (let halvings = 0; halvings < 40; halvings++) {
    const middle = (low + high) / 2
    if (f(middle) < 0) low = middle
    else high = middle
  }
  return high
}

/** What does not exist for a tail index in an interval, in words; undefined where nothing is lost. */
export function tailWarning(alpha: number, interval?: Interval): string | undefined {
  const { low, high } = interval ?? { low: alpha, high: alpha }
  if (high <= 1) return 'the mean does not exist, nor does a variance'
  if (high <= 2) return `the variance does not exist${low <= 1 ? '; the mean may not' : ''}`
  if (low <= 2) return 'the variance may not exist'
  return undefined
}

/** A moment index as a row of a table. */
export function momentRow(index: MomentIndex): Estimate | Refusal {
  const { alpha, interval, refused, kind, evaluations } = index
  const named = { quantity: 'α', method: 'moment equation', source: 'Kesten 1973' }
  if (alpha === undefined) return { ...named, refused: refused ?? 'no figure', evaluations }
  const unseen = kind === 'estimate' && alpha === Infinity
  const detail = unseen ? 'no slope above 1 was drawn' : tailWarning(alpha, interval)
  return {
    ...named,
    kind,
    value: alpha,
    ...(interval && { interval }),
    evaluations,
    ...(detail !== undefined && { detail }),
  }
}

/** A Hill estimate as a row of a table. */
export function hillRow(tail: TailEstimate): Estimate | Refusal {
  const named = { quantity: 'α', method: 'Hill', source: 'Hill 1975', evaluations: tail.size }
  if (tail.refused !== undefined) return { ...named, refused: tail.refused }
  const { alpha, interval, k } = tail
  const warning = tailWarning(alpha, interval)
  const detail = `${k} largest of ${tail.size}${warning === undefined ? '' : `; ${warning}`}`
  return { ...named, kind: 'estimate', value: alpha, interval, detail }
}
