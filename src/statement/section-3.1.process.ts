import fc from 'fast-check'
import { rationalKey, type Weighted } from '../law/finite-law.js'
import { jointWordLaw, wordLaw } from '../law/word-law.js'
import { affine } from '../map/affine.js'
import type { Order } from '../order/order.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { rationalUpTo } from './given.js'

const zero = rational(0)
const one = rational(1)

/** θ ↦ (1 − h)θ + h e. */
export const sgdMap = (h: Rational, e: Rational) => affine(rationals, one.sub(h), h.mul(e))

/** A step 0 < h < 2 and an i.i.d. error with finitely many values, mean 0. */
export interface Process {
  readonly h: Rational
  readonly noise: readonly Weighted<Rational>[]
  readonly start: Rational
}

/** h = p/q with 0 < h < 2. */
export const steps: fc.Arbitrary<Rational> = fc
  .integer({ min: 1, max: 6 })
  .chain(q => fc.integer({ min: 1, max: 2 * q - 1 }).map(p => rational(p, q)))

const mean = (noise: readonly Weighted<Rational>[]) =>
  noise.reduce((sum, { point, weight }) => sum.add(point.mul(weight)), zero)

const errors: fc.Arbitrary<readonly Weighted<Rational>[]> = fc
  .array(fc.tuple(rationalUpTo(4), fc.integer({ min: 1, max: 3 })), { minLength: 2, maxLength: 3 })
  .map(parts => {
    const total = parts.reduce((sum, [, part]) => sum + part, 0)
    const noise = parts.map(([point, part]) => ({ point, weight: rational(part, total) }))
    const shift = mean(noise)
    return noise.map(({ point, weight }) => ({ point: point.sub(shift), weight }))
  })

export const processes: fc.Arbitrary<Process> = fc.record({
  h: steps,
  noise: errors,
  start: rationalUpTo(4),
})

export const showProcess = ({ h, noise, start }: Process): string => {
  const law = noise.map(({ point, weight }) => `${point.toFraction()} w.p. ${weight.toFraction()}`)
  return `h = ${h.toFraction()}, θ = ${start.toFraction()}, e = ${law.join(', ')}`
}

/** a = 1 − h. */
export const ratio = ({ h }: Pick<Process, 'h'>): Rational => one.sub(h)

/** s² = E e². */
export const noiseVariance = ({ noise }: Process): Rational =>
  noise.reduce((sum, { point, weight }) => sum.add(point.mul(point).mul(weight)), zero)

/** V = h s²/(2 − h). */
export const stationaryVariance = (h: Rational, square: Rational): Rational =>
  h.mul(square).div(rational(2).sub(h))

/** Var X_n = Var Y_n = V(1 − a^{2n}). */
export const varianceAt = (process: Process, n: number): Rational =>
  stationaryVariance(process.h, noiseVariance(process)).mul(
    one.sub(power(rationals, ratio(process), 2 * n)),
  )

const mapsOf = ({ h, noise }: Process) =>
  noise.map(({ point, weight }) => ({ point: sgdMap(h, point), weight }))

/** The law of the n-th iterate in an order. */
export const lawAt = (process: Process, order: Order, n: number) =>
  wordLaw(order.word(n), mapsOf(process), process.start, rationalKey)

/** E f(n-th iterate, m-th iterate) in an order. */
export function together(
  process: Process,
  order: Order,
  [n, m]: readonly [number, number],
  f: (a: Rational, b: Rational) => Rational,
): Rational {
  const words = [order.word(n), order.word(m)]
  const law = jointWordLaw(words, mapsOf(process), process.start, rationalKey)
  return law.atoms.reduce((sum, { point: [a, b], weight }) => sum.add(f(a!, b!).mul(weight)), zero)
}

export const squaredGap = (a: Rational, b: Rational): Rational => b.sub(a).mul(b.sub(a))

/** e = ±1 from 0. */
export const signs = (h: Rational): Process => ({
  h,
  noise: [one, one.neg()].map(point => ({ point, weight: rational(1, 2) })),
  start: zero,
})
