import fc from 'fast-check'
import type { Weighted } from '../law/finite-law.js'
import { affine } from '../map/affine.js'
import { clipAffine } from '../map/clip-affine.js'
import { foldedAffine } from '../map/folded-affine.js'
import type { SelfMap } from '../map/self-map.js'
import type { MapSequence } from '../random/random-map.js'
import { type Rational, rational, rationals } from '../space/rational.js'

/** A self-map of ℚ. */
export type RationalMap = SelfMap<Rational, Rational>

/** A rational p/q with |p| ≤ most and 1 ≤ q ≤ 6, shrinking to 0. */
export const rationalUpTo = (most: number): fc.Arbitrary<Rational> =>
  fc
    .tuple(fc.integer({ min: -most, max: most }), fc.integer({ min: 1, max: 6 }))
    .map(([p, q]) => rational(p, q))

/** A contraction constant 0 ≤ k < 1. */
export const contractionConstants: fc.Arbitrary<Rational> = fc
  .integer({ min: 1, max: 8 })
  .chain(q => fc.nat(q - 1).map(p => rational(p, q)))

/** A map of ℚ with Lipschitz constant at most k: affine or folded, any sign. */
export const contractionsBy = (k: Rational): fc.Arbitrary<RationalMap> =>
  fc
    .tuple(fc.boolean(), fc.integer({ min: -4, max: 4 }), rationalUpTo(6))
    .map(([fold, quarters, shift]) => {
      const slope = k.mul(rational(quarters, 4))
      return fold ? foldedAffine(rationals, shift, slope) : affine(rationals, slope, shift)
    })

/** Finitely many maps of ℚ with one contraction constant k, and a start. */
export interface Contractions {
  readonly k: Rational
  readonly maps: readonly RationalMap[]
  readonly start: Rational
}

/** Between `least` and `most` k-contractions, k random. */
export const contractions = (least: number, most: number): fc.Arbitrary<Contractions> =>
  contractionConstants.chain(k =>
    fc.record({
      k: fc.constant(k),
      maps: fc.array(contractionsBy(k), { minLength: least, maxLength: most }),
      start: rationalUpTo(6),
    }),
  )

/** "k = 1/2; x ↦ 1/2·x + 1, x ↦ 3; start 0". */
export const showContractions = ({ k, maps, start }: Contractions): string =>
  `k = ${k.toFraction()}; ${maps.map(map => map.name).join(', ')}; start ${start.toFraction()}`

/** T_i = maps[i − 1], and the last of them for every later i. */
export function listed<M>(maps: readonly M[]): MapSequence<M> {
  return {
    at(i) {
      const map = maps[Math.min(i, maps.length) - 1]
      if (map === undefined) throw new RangeError(`map ${i}: expected 1 … ${maps.length}`)
      return map
    },
  }
}

/** D(θ) = max_i d(θ, T_i θ). */
export const displacement = ({ maps, start }: Pick<Contractions, 'maps' | 'start'>): Rational =>
  maps
    .map(map => map.apply(start).sub(start).abs())
    .reduce((most, d) => (d.compare(most) > 0 ? d : most), rational(0))

/** A map of ℚ of any kind: expanding, folded, clipped and constant ones among them. */
export const rationalMaps: fc.Arbitrary<RationalMap> = fc
  .tuple(fc.nat(2), rationalUpTo(3), rationalUpTo(6), fc.nat(6))
  .map(([kind, slope, shift, width]) => {
    if (kind === 0) return affine(rationals, slope, shift)
    if (kind === 1) return foldedAffine(rationals, shift, slope)
    const lo = rational(-width, 2)
    return clipAffine(rationals, slope, shift, { lo, hi: lo.add(rational(width)) })
  })

/** An i.i.d. choice among finitely many maps, and a start: its laws can be enumerated. */
export interface Choices<P, M> {
  readonly maps: readonly Weighted<M>[]
  readonly start: P
}

/** Between `least` and `most` of the given maps, chosen with rational probabilities. */
export const choicesOf = <P, M>(
  maps: fc.Arbitrary<M>,
  start: fc.Arbitrary<P>,
  least: number,
  most: number,
): fc.Arbitrary<Choices<P, M>> =>
  fc.record({
    maps: fc
      .array(fc.tuple(maps, fc.integer({ min: 1, max: 4 })), { minLength: least, maxLength: most })
      .map(parts => {
        const total = parts.reduce((sum, [, part]) => sum + part, 0)
        return parts.map(([point, part]) => ({ point, weight: rational(part, total) }))
      }),
    start,
  })

/** "1/3 of x ↦ 2·x + 1, 2/3 of x ↦ 0; start 1". */
export const showChoices = <P>({ maps, start }: Choices<P, { readonly name: string }>): string =>
  `${maps.map(({ point, weight }) => `${weight.toFraction()} of ${point.name}`).join(', ')}; start ${start}`
