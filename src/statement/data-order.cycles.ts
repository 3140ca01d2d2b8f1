import { applyWord } from '../iterate/apply-word.js'
import { affine } from '../map/affine.js'
import type { Order, Word } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import type { RationalMap } from './given.js'

const [zero, one] = [rational(0), rational(1)]

/** Steps x ↦ kx + b, k ≠ 1, the values of b in their order again and again. */
export interface Cycle {
  readonly k: Rational
  readonly shifts: readonly Rational[]
}

/** The fixed point of an affine composition T_w, from its values at 0 and 1. */
function fixedPoint(maps: { at(i: number): RationalMap }, word: Word): Rational {
  const [b, atOne] = [zero, one].map(x => applyWord(maps, word, x))
  return b!.div(one.sub(atOne!).add(b!))
}

/** lim_j of the (jN)-th iterates in an order, for each phase: the fixed points of T_w. */
export function cyclicLimits({ k, shifts }: Cycle, order: Order): Rational[] {
  const N = shifts.length
  const maps = shifts.map(b => affine(rationals, k, b))
  return shifts.map((_, phase) =>
    fixedPoint({ at: i => maps[(phase + i - 1) % N]! }, order.word(N)),
  )
}

/** Σ_{j<N} k^j b_{φ ± j}/(1 − k^N), for each phase φ: + backward from φ, − forward to φ. */
export function cyclicSums({ k, shifts }: Cycle, direction: 1 | -1): Rational[] {
  const N = shifts.length
  const whole = one.sub(power(rationals, k, N))
  return shifts.map((_, phase) =>
    shifts
      .map((_, j) => shifts[(phase + direction * j + N) % N]!.mul(power(rationals, k, j)))
      .reduce((sum, term) => sum.add(term))
      .div(whole),
  )
}

/** "{10/7, 20/7, 26/7}", sorted. */
export const showSet = (xs: readonly Rational[]): string =>
  `{${[...xs]
    .sort((a, b) => a.compare(b))
    .map(x => x.toFraction())
    .join(', ')}}`
