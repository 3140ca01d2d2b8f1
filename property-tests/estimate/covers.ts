import { expect } from 'vitest'
import type { Interval } from '../../src/estimate/estimate.js'

/** What became of an estimator that ought to cover, over seeds. */
export interface Coverage {
  readonly covered: number
  readonly missed: number
  readonly refused: number
}

/**
 * How often intervals cover the truth over 400 seeds, 0 to 399 of a fixed family: no chance is left,
 * so that the test cannot flake.
 */
export function coverage(
  truth: number,
  intervalOf: (seed: number) => Interval | undefined,
  repetitions = 400,
): Coverage {
  let [covered, missed, refused] = [0, 0, 0]
  for (let seed = 0; seed < repetitions; seed++) {
    const interval = intervalOf(seed)
    if (interval === undefined) refused++
    else if (interval.low <= truth && truth <= interval.high) covered++
    else missed++
  }
  return { covered, missed, refused }
}

/** 93 to 97 in a hundred of those not refused cover, of which there are nearly all. */
export function expectHonest({ covered, missed, refused }: Coverage): void {
  const share = covered / (covered + missed)
  expect(share).toBeGreaterThanOrEqual(0.93)
  expect(share).toBeLessThanOrEqual(0.97)
  expect(refused).toBeLessThanOrEqual((covered + missed + refused) / 20)
}
