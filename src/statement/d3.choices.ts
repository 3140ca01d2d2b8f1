import fc from 'fast-check'
import type { Weighted } from '../law/finite-law.js'
import { logAverageSign, slopeLaw } from '../law/slopes.js'
import { type AffineMap, affine } from '../map/affine.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { type Choices, choicesOf, rationalUpTo } from './given.js'

/** A random affine map of ℚ with finitely many values. */
export type AffineLaw = readonly Weighted<AffineMap<Rational>>[]

/** The map x ↦ ax + b of ℚ. */
export const mapOf = (a: Rational, b: Rational): AffineMap<Rational> => affine(rationals, a, b)

/** Slopes n/d, all alike likely, each with the shift 1. */
export const slopesOf = (...slopes: readonly (readonly [number, number])[]): AffineLaw =>
  slopes.map(([n, d]) => ({
    point: mapOf(rational(n, d), rational(1)),
    weight: rational(1, slopes.length),
  }))

const affineMaps = fc
  .tuple(rationalUpTo(2), rationalUpTo(4))
  .map(([slope, shift]) => mapOf(slope, shift))

/** Up to three maps with slopes of any size, and a start. */
export const anyChoices: fc.Arbitrary<Choices<Rational, AffineMap<Rational>>> = choicesOf(
  affineMaps,
  rationalUpTo(3),
  1,
  3,
)

/** E A^i B^k, summed here. */
export const mixed = (maps: AffineLaw, i: number, k: number): Rational =>
  maps.reduce((sum, { point: { a, b }, weight }) => {
    const factors = [...Array<Rational>(i).fill(a), ...Array<Rational>(k).fill(b)]
    return sum.add(factors.reduce((product, x) => product.mul(x), weight))
  }, rational(0))

/** Those of them with E A² < 1. */
export const squareContracting = anyChoices.filter(({ maps }) => mixed(maps, 2, 0).compare(1) < 0)

/** SGD on E(xθ − y)²/2 for one of a few data (x, y): θ ↦ (1 − hx²)θ + hxy. */
export interface LeastSquares {
  readonly h: Rational
  readonly features: readonly Rational[]
}

export const leastSquares: fc.Arbitrary<LeastSquares> = fc.record({
  h: fc.integer({ min: 1, max: 40 }).map(n => rational(n, 40)),
  features: fc.array(
    fc.integer({ min: 1, max: 9 }).map(n => rational(n, 3)),
    { minLength: 1, maxLength: 3 },
  ),
})

/** Its maps, with y = ±1 at every feature, so that no θ fits all data. */
export const sgdOn = ({ h, features }: LeastSquares): AffineLaw =>
  features.flatMap(x =>
    [1, -1].map(y => ({
      point: mapOf(rational(1).sub(h.mul(x).mul(x)), h.mul(x).mul(y)),
      weight: rational(1, 2 * features.length),
    })),
  )

/** Whether E log|A| < 0. */
export const contracts = (maps: AffineLaw): boolean => logAverageSign(slopeLaw(maps)) < 0
