import { applyWord } from '../iterate/apply-word.js'
import { independentDraws } from '../law/draws.js'
import { type FiniteLaw, type Key, pushForward, rationalKey } from '../law/finite-law.js'
import { type Applicable, lawUnder } from '../law/word-law.js'
import { type Adam, type AdamState, adam, adamStart } from '../map/adam.js'
import { gradientStep } from '../map/gradient-step.js'
import { scheduled, timed } from '../map/scheduled.js'
import type { Order } from '../order/order.js'
import type { ElementwiseSpace } from '../space/elementwise-space.js'
import { float64 } from '../space/float64.js'
import { scalars } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'

/**
 * The law of the n-th iterate where T_i is one of two maps, which may depend on i, each with
 * probability 1/2: all 2^n draws, one by one.
 */
export function coinLaw<P>(
  pair: (i: number) => readonly [Applicable<P>, Applicable<P>],
  order: Order,
  n: number,
  { start, key }: { readonly start: P; readonly key: Key<P> },
): FiniteLaw<P> {
  const half = rational(1, 2)
  function* draws() {
    for (const { point: toss, weight } of independentDraws([half, half], upTo(n))) {
      yield { weight, point: (i: number) => 2 * (i - 1) + toss(i) }
    }
  }
  const joint = lawUnder(draws(), [order.word(n)], upTo(n).flatMap(pair), start, key)
  return pushForward(joint, points => points[0] as P, key)
}

/** A step size for each t = 1, 2, …. */
export type Schedule = (t: number) => Rational

/** The step of size h on (θ − e)²/2. */
const sgdStep = (h: Rational, e: number) =>
  gradientStep(scalars(rationals), h, (theta: Rational) => theta.sub(e))

/** θ_n of SGD on (θ − e)²/2, e = ±1, the schedule counted at application: part of the state. */
export function countedLaw(h: Schedule, order: Order, n: number, start: Rational) {
  const map = (e: number) => scheduled(`e = ${e}`, t => sgdStep(h(t), e))
  const pair = [map(-1), map(1)] as const
  const law = coinLaw(() => pair, order, n, {
    start: timed(start),
    key: ({ point, t }) => `${point.toFraction()}, ${t}`,
  })
  return pushForward(law, ({ point }) => point, rationalKey)
}

/** The same with step h(i) in map i, whenever it is applied: the mistake. */
export const indexedLaw = (h: Schedule, order: Order, n: number, start: Rational) =>
  coinLaw(i => [sgdStep(h(i), -1), sgdStep(h(i), 1)], order, n, { start, key: rationalKey })

/** ℚ with exact roots of squares: enough for Adam where every gradient is the same. */
const rationalLine: ElementwiseSpace<Rational, Rational> = {
  ...scalars(rationals),
  constant: s => s,
  multiply: (a, b) => a.mul(b),
  divide: (a, b) => a.div(b),
  squareRoot: a => {
    const root = a.pow(rational(1, 2))
    if (root === null) throw new RangeError(`root: expected a square, got ${a.toFraction()}`)
    return root as Rational
  },
}

/** θ_n of Adam from 0 where every gradient is g. */
export function adamDrift(g: Rational, h: Rational, order: Order, n: number): Rational {
  const map = adam(rationalLine, { h }, () => g)
  return applyWord({ at: () => map }, order.word(n), adamStart(rationalLine, rational(0))).theta
}

const line = float64(1)

/** θ_n of Adam with step 1/2 on (θ − e)²/2 from 1, e = ±1, in doubles. */
export function adamLaw(
  order: Order,
  n: number,
  correction: (i: number) => NonNullable<Adam['biasCorrection']>,
): FiniteLaw<number> {
  const map = (i: number, e: number) =>
    adam(line, { h: 0.5, biasCorrection: correction(i) }, theta => theta.map(x => x - e))
  const law = coinLaw<AdamState<Float64Array>>(i => [map(i, -1), map(i, 1)], order, n, {
    start: adamStart(line, Float64Array.of(1)),
    key: ({ theta, m, v, t }) => `${theta[0]} ${m[0]} ${v[0]} ${t}`,
  })
  return pushForward(law, ({ theta }) => theta[0]!, String)
}

/** Mean and standard deviation of a law of doubles. */
export function moments(law: FiniteLaw<number>): { mean: number; sd: number } {
  const mass = law.atoms.map(({ point, weight }) => ({ x: point, w: rationals.toNumber(weight) }))
  const mean = mass.reduce((sum, { x, w }) => sum + w * x, 0)
  const square = mass.reduce((sum, { x, w }) => sum + w * (x - mean) * (x - mean), 0)
  return { mean, sd: Math.sqrt(square) }
}
