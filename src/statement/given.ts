import fc from 'fast-check'
import { contractionConstant } from '../arbitrary/contraction-constant.js'
import {
  type Contractions as ContractionsOver,
  contractions as contractionsOf,
  showContractions as showContractionsOver,
} from '../arbitrary/contractions.js'
import { lineMap } from '../arbitrary/line-map.js'
import { scalar } from '../arbitrary/scalar.js'
import { weighted } from '../arbitrary/weighted.js'
import type { Weighted } from '../law/finite-law.js'
import type { SelfMap } from '../map/self-map.js'
import { type Rational, rational, rationals } from '../space/rational.js'

export { listed } from '../arbitrary/listed.js'

/** A self-map of ℚ. */
export type RationalMap = SelfMap<Rational, Rational>

/** A rational p/q with |p| ≤ most and 1 ≤ q ≤ 6, shrinking to 0. */
export const rationalUpTo = (most: number): fc.Arbitrary<Rational> => scalar(rationals, { most })

/** A contraction constant 0 ≤ k < 1. */
export const contractionConstants: fc.Arbitrary<Rational> = contractionConstant(rationals)

/** A map of ℚ with Lipschitz constant at most k that carries its fixed point: affine or folded. */
export const contractionsBy = (k: Rational): fc.Arbitrary<RationalMap> =>
  lineMap(rationals, { k, kinds: ['affine', 'folded'] })

/** Finitely many maps of ℚ with one contraction constant k, and a start. */
export type Contractions = ContractionsOver<Rational>

/** Between `least` and `most` k-contractions, k random. */
export const contractions = (least: number, most: number): fc.Arbitrary<Contractions> =>
  contractionsOf(rationals, { minLength: least, maxLength: most, kinds: ['affine', 'folded'] })

/** "k = 1/2; x ↦ 1/2·x + 1, x ↦ 3; start 0". */
export const showContractions = showContractionsOver(rationals)

/** D(θ) = max_i d(θ, T_i θ). */
export const displacement = ({ maps, start }: Pick<Contractions, 'maps' | 'start'>): Rational =>
  maps
    .map(map => map.apply(start).sub(start).abs())
    .reduce((most, d) => (d.compare(most) > 0 ? d : most), rational(0))

/** A map of ℚ of any kind: expanding, folded, clipped and constant ones among them. */
export const rationalMaps: fc.Arbitrary<RationalMap> = lineMap(rationals, {
  kinds: ['affine', 'folded', 'clipped'],
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
  fc.record({ maps: weighted(maps, { minLength: least, maxLength: most }), start })

/** "1/3 of x ↦ 2·x + 1, 2/3 of x ↦ 0; start 1". */
export const showChoices = <P>({ maps, start }: Choices<P, { readonly name: string }>): string =>
  `${maps.map(({ point, weight }) => `${weight.toFraction()} of ${point.name}`).join(', ')}; start ${start}`
