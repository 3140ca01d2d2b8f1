import fc from 'fast-check'
import type { AffineMoments } from '../law/affine-moments.js'
import type { Weighted } from '../law/finite-law.js'
import { type AffineMap, affine } from '../map/affine.js'
import { type IidMap, iid } from '../random/iid.js'
import type { Source } from '../random/source.js'
import { realLine } from '../space/line.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'

const one = rational(1)

/** A walk of [0, 1] towards its ends: x ↦ Ax + (1 − A)δ, P(δ = 1) = p, P(A ≤ t) = t^a. */
export interface Walk {
  readonly a: Rational
  readonly p: Rational
}

/** 0 < p < 1 and 0 < a ≤ 2. */
export const walks: fc.Arbitrary<Walk> = fc.record({
  a: fc.integer({ min: 1, max: 12 }).map(n => rational(n, 6)),
  p: fc
    .integer({ min: 2, max: 9 })
    .chain(q => fc.integer({ min: 1, max: q - 1 }).map(n => rational(n, q))),
})

export const showWalk = ({ a, p }: Walk): string => `a = ${a.toFraction()}, p = ${p.toFraction()}`

/** Towards either end with probability 1/2, A uniform: the arcsine walk. */
export const arcsine: Walk = { a: one, p: rational(1, 2) }

/** E A^i (1 − A)^k = a k!/((a+i)(a+i+1) … (a+i+k)), Euler's integral. */
function slopes({ a }: Walk, i: number, k: number): Rational {
  let product = a.div(a.add(i))
  for (let j = 1; j <= k; j++) product = product.mul(j).div(a.add(i + j))
  return product
}

/** The moments of the walk, over ℚ. */
export const momentsOf = (walk: Walk): AffineMoments<Rational> => ({
  field: rationals,
  mixed: (i, k) => slopes(walk, i, k).mul(k === 0 ? one : walk.p),
  slope: j => slopes(walk, j, 0),
})

/** E A² = a/(a + 2). */
export const meanSquare = ({ a }: Walk): Rational => a.div(a.add(2))

/** p(1 − p)/(a + 1), the variance of Beta(ap, a(1 − p)). */
export const stationaryVariance = ({ a, p }: Walk): Rational => p.mul(one.sub(p)).div(a.add(1))

/**
 * A walk of six maps with the means E A and E A² of this one: A = 0, 1/2, 1 in place of every A, for
 * a = 1 with the weights of Simpson’s rule. What is quadratic in each A has the same mean in both,
 * so that second moments are had by enumeration.
 */
export function simpson({ a, p }: Walk): readonly Weighted<AffineMap<Rational>>[] {
  const scale = a.add(1).mul(a.add(2))
  const weights = [rational(2).sub(a), a.mul(4), a.mul(a)].map(w => w.div(scale))
  return weights.flatMap((weight, halves) => {
    const slope = rational(halves, 2)
    return [
      { point: affine(rationals, slope, rational(0)), weight: weight.mul(one.sub(p)) },
      { point: affine(rationals, slope, one.sub(slope)), weight: weight.mul(p) },
    ]
  })
}

/** The walk in doubles. A = U for a = 1 and √U for a = 2, U uniform on (0, 1]. */
export function sampledWalk({
  a,
  p,
}: {
  a: 1 | 2
  p: number
}): IidMap<number, number, AffineMap<number>> {
  const drawn = (source: Source) => {
    const u = 1 - source.unit()
    const slope = a === 1 ? u : Math.sqrt(u)
    return { slope, shift: source.unit() < p ? 1 - slope : 0 }
  }
  return iid({
    name: `x ↦ Ax or Ax + 1 − A, a = ${a}, p = ${p}`,
    space: realLine,
    draw: source => {
      const { slope, shift } = drawn(source)
      return affine(real, slope, shift)
    },
    step: (source, x) => {
      const { slope, shift } = drawn(source)
      return slope * x + shift
    },
  })
}
