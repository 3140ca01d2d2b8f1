import { iterates } from '../iterate/iterate.js'
import { equallyWeighted, type FiniteLaw, type Weighted } from '../law/finite-law.js'
import { jointWordLaw } from '../law/word-law.js'
import { constant } from '../map/constant.js'
import type { SelfMap } from '../map/self-map.js'
import type { Order } from '../order/order.js'
import { type Word, wordOf } from '../order/word.js'
import { finite } from '../random/finite.js'
import type { MapSequence } from '../random/random-map.js'
import { discrete } from '../space/finite-set.js'
import { type Rational, rational } from '../space/rational.js'

/** x₀ = 0, y₀ = 1, and a third point to start from. */
export const space = discrete(3)
export const start = 2

/** θ ↦ x₀ and θ ↦ y₀. */
export const [toX, toY] = [constant(space, 0, 'x₀'), constant(space, 1, 'y₀')]
export const coin: readonly Weighted<SelfMap<number>>[] = equallyWeighted([toX, toY])

/** The i.i.d. law of the two. */
export const randomConstant = finite(space, [toX, toY])

/** A word of one letter: T_i. */
export const letter = (i: number): Word => wordOf([i])

/** The joint law of the points that words send the start to. */
export const joint = (...words: readonly Word[]) => jointWordLaw(words, coin, start, String)

/** P(all coordinates are equal). */
export const agreement = (law: FiniteLaw<readonly number[]>): Rational =>
  law.atoms
    .filter(({ point }) => point.every(x => x === point[0]))
    .reduce((sum, { weight }) => sum.add(weight), rational(0))

/** The iterates n = 1 … last of a realisation, by the compositor. */
export function walk(maps: MapSequence<SelfMap<number>>, order: Order, last: number): number[] {
  const at = Array.from({ length: last }, (_, i) => i + 1)
  return Array.from(iterates(maps, order, start, { at, space }), ({ point }) => point)
}
