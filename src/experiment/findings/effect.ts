import { meanInterval } from '../../estimate/mean-interval.js'

/** An estimate over seeds, with an interval. */
export interface Effect {
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** How many seeds. */
  readonly seeds: number
}

/** The confidence of an interval that is on its own. */
export const CONFIDENCE = 0.95

/** Of fewer seeds no interval is given: Student's of two is twelve standard errors to either side. */
export const FEWEST = 3

/** The mean, with Student's interval; undefined of fewer than three. */
export function meanEffect(values: readonly number[], confidence = CONFIDENCE): Effect | undefined {
  if (values.length < FEWEST || !values.every(Number.isFinite)) return undefined
  const { mean, interval, size } = meanInterval(values, confidence)
  return { estimate: mean, low: interval.low, high: interval.high, seeds: size }
}

/** The mean of second − first. */
export const differenceEffect = (
  pairs: readonly (readonly [first: number, second: number])[],
  confidence = CONFIDENCE,
): Effect | undefined =>
  meanEffect(
    pairs.map(([a, b]) => b - a),
    confidence,
  )

/** The geometric mean of second/first, with the interval of the logarithms; undefined unless all are > 0. */
export function ratioEffect(
  pairs: readonly (readonly [first: number, second: number])[],
  confidence = CONFIDENCE,
): Effect | undefined {
  if (!pairs.every(([a, b]) => a > 0 && b > 0)) return undefined
  return exponential(
    meanEffect(
      pairs.map(([a, b]) => Math.log(b / a)),
      confidence,
    ),
  )
}

/** An effect on a logarithm as one on the number itself. */
export const exponential = (effect: Effect | undefined): Effect | undefined =>
  effect && {
    estimate: Math.exp(effect.estimate),
    low: Math.exp(effect.low),
    high: Math.exp(effect.high),
    seeds: effect.seeds,
  }

/** On which side of a number an interval lies. */
export type Side = 'below' | 'above' | 'not told apart' | 'too few seeds to tell'

export function sideOf(effect: Effect | undefined, neutral: number): Side {
  if (effect === undefined) return 'too few seeds to tell'
  if (effect.high < neutral) return 'below'
  return effect.low > neutral ? 'above' : 'not told apart'
}
