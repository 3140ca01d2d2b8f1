import type { Levels } from '../law/error-rates.js'
import { smirnovTest } from '../law/smirnov.js'
import { real } from '../space/real.js'
import { atLeastZero } from './given.js'
import { MatcherError } from './verdict.js'

/** How laws are told apart. */
export interface LawOptions<P> {
  /** The probability at most that equal laws are told apart; 10^−9 unless given. */
  readonly falseAlarm?: number
  /** The probability at most that laws as far apart as `detect` are not; 10^−9 unless given. */
  readonly miss?: number
  /**
   * The discrepancy that must be detectable, in the test's own distance: it sets the number of
   * draws; samples with too few of them are refused. 1/4 unless given.
   */
  readonly detect?: number
  /** Draws on ℝ are known to within this error; 0 unless given. */
  readonly within?: number
  /** What to look at of points that are not made of numbers, or of points of too many. */
  readonly observe?: (p: P) => number | ArrayLike<number>
  /** Replays a comparison; 1 unless given. */
  readonly seed?: number
}

export const levelsOf = ({ falseAlarm = 1e-9, miss = 1e-9 }: Partial<Levels>): Levels => ({
  falseAlarm,
  miss,
})

/** The discrepancy that must be detectable. Throws MatcherError unless it is a number > 0. */
export function detectOf<P>({ detect = 1 / 4 }: LawOptions<P>): number {
  if (detect > 0 && detect < Infinity) return detect
  throw new MatcherError(`detect: expected a number > 0, got ${detect}`)
}

/** How far draws may be off. Throws MatcherError unless it is a number ≥ 0. */
export const withinOf = <P>({ within = 0 }: LawOptions<P>): number =>
  atLeastZero(real, within, 'within')

/** Draws that any of these tests is content with, of points of `dim` numbers or `atoms` values. */
export function drawsFor<P>(dim: number, atoms: number, options: LawOptions<P>): number {
  const { falseAlarm, miss } = levelsOf(options)
  const levels = { falseAlarm: falseAlarm / Math.max(2 * dim, atoms), miss }
  return smirnovTest.samples(detectOf(options), levels)
}
