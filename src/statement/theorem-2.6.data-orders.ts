import { applyWord } from '../iterate/apply-word.js'
import { reshuffledDraws } from '../law/draws.js'
import { type FiniteLaw, pushForward, rationalKey } from '../law/finite-law.js'
import { lawUnder } from '../law/word-law.js'
import { affine } from '../map/affine.js'
import type { Order, Word } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { geometricSum, power } from './bounds.js'
import type { RationalMap } from './given.js'

const zero = rational(0)

/** x ↦ x/2 + b. */
export const halving = (b: Rational | number): RationalMap =>
  affine(rationals, rational(1, 2), typeof b === 'number' ? rational(b) : b)

/** The fixed point of an affine composition T_w, from its values at 0 and 1. */
function fixedPoint(maps: { at(i: number): RationalMap }, word: Word): Rational {
  const [b, atOne] = [zero, rational(1)].map(x => applyWord(maps, word, x))
  return b!.div(rational(1).sub(atOne!).add(b!))
}

/** x/2 + 0, x/2 + 1, x/2 + 3 in cyclic order from a phase. */
const cycle = [0, 1, 3].map(halving)
const fromPhase = (phase: number) => ({ at: (i: number) => cycle[(phase + i - 1) % 3]! })

/** lim_j of the (3j)-th iterates in an order, for the three phases: the fixed points of T_w. */
export const cyclicLimits = (order: Order): Rational[] =>
  [0, 1, 2].map(phase => fixedPoint(fromPhase(phase), order.word(3)))

/** "{10/7, 20/7, 26/7}", sorted. */
export const showSet = (xs: readonly Rational[]): string =>
  `{${[...xs]
    .sort((a, b) => a.compare(b))
    .map(x => x.toFraction())
    .join(', ')}}`

/** The law of the n-th iterate of x/2 + b from 0, the b's in random order in each epoch. */
export function reshuffledLaw(
  shifts: readonly number[],
  order: Order,
  n: number,
): FiniteLaw<Rational> {
  const epochs = Math.ceil(n / shifts.length)
  const draws = reshuffledDraws(shifts.length, epochs)
  const law = lawUnder(draws, [order.word(n)], shifts.map(halving), zero, rationalKey)
  return pushForward(law, ([x]) => x!, rationalKey)
}

/**
 * Variance at the end of an epoch (the last of them, or in the limit) of x ↦ kx + b from 0 for N
 * values of b in random order, Σ b = 0 and s² the mean of b²:
 * s² N/(N−1) [Σ k^{2j} − (Σ k^j)²/N] (1 − k^{2Ne})/(1 − k^{2N}), sums over j < N, e epochs.
 */
export function epochEndVariance(
  k: Rational,
  shifts: readonly (Rational | number)[],
  epochs = Infinity,
): Rational {
  const N = shifts.length
  const squares = shifts.map(b => rational(1).mul(b).pow(2) as Rational)
  const square = squares.reduce((total, b) => total.add(b), zero).div(N)
  const sum = geometricSum(rationals, k, N)
  const spread = geometricSum(rationals, k.mul(k), N).sub(sum.mul(sum).div(N))
  const passed = (n: number) => rational(1).sub(power(rationals, k, 2 * n))
  const grown = (epochs === Infinity ? rational(1) : passed(N * epochs)).div(passed(N))
  return square
    .mul(rational(N, N - 1))
    .mul(spread)
    .mul(grown)
}
