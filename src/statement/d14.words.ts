import fc from 'fast-check'
import { affine } from '../map/affine.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { contractionConstants, type RationalMap, rationalUpTo } from './given.js'
import { limit } from './rational-paths.js'

const Q = rationals

/** Maps of ℚ, all k-contractions. */
export interface System {
  readonly k: Rational
  readonly maps: readonly RationalMap[]
}

/** An infinite word: the letters given (numbers of maps), the last of them for ever. */
export type Letters = readonly number[]

/** θ* = lim T_{w1} T_{w2} … of a word. */
export const limitOf = ({ maps }: Pick<System, 'maps'>, letters: Letters): Rational =>
  limit({ maps: letters.map(letter => maps[letter % maps.length]!) })

/** Two words that agree on their first m letters: the beginning, and how each goes on. */
export interface Branching {
  readonly shared: Letters
  readonly tails: readonly [Letters, Letters]
}

const tail = fc.array(fc.nat(11), { minLength: 1, maxLength: 4 })
export const branchings: fc.Arbitrary<Branching> = fc.record({
  shared: fc.array(fc.nat(11), { maxLength: 6 }),
  tails: fc.tuple(tail, tail),
})

/** |θ*(uv) − θ*(uw)|. */
export function gap(system: Pick<System, 'maps'>, { shared, tails }: Branching): Rational {
  const [v, w] = tails.map(letters => limitOf(system, [...shared, ...letters]))
  return v!.sub(w!).abs()
}

/** Increasing affine maps with slopes from 0 to k. */
export const increasingSystems: fc.Arbitrary<System> = contractionConstants.chain(k =>
  fc.record({
    k: fc.constant(k),
    maps: fc.array(
      fc
        .tuple(fc.nat(4), rationalUpTo(6))
        .map(([quarters, b]) => affine(Q, k.mul(rational(quarters, 4)), b)),
      { minLength: 2, maxLength: 4 },
    ),
  }),
)

/**
 * The ends of the limit set K of increasing contractions: the least fixed point and the greatest.
 * (inf K = min_i T_i(inf K) is fixed by some T_i, and no fixed point of another is less.)
 */
export function ends({ maps }: Pick<System, 'maps'>): readonly [least: number, greatest: number] {
  const fixed = maps.map(map => map.proved.fixedPoint!)
  const best = (sign: 1 | -1) =>
    fixed.reduce((at, x, i) => (sign * x.compare(fixed[at]!) > 0 ? i : at), 0)
  return [best(-1), best(1)]
}

/** diam K. */
export function diameter(system: Pick<System, 'maps'>): Rational {
  const [least, greatest] = ends(system).map(i => system.maps[i]!.proved.fixedPoint!)
  return greatest!.sub(least!)
}

export const show = ([{ k, maps }, { shared, tails }]: readonly [System, Branching]): string =>
  `k = ${k.toFraction()}; ${maps.map(map => map.name).join(', ')}; ${shared} then ${tails.join(' or ')}`
