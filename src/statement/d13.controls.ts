import {
  equallyWeighted,
  type FiniteLaw,
  finiteLaw,
  rationalKey,
  totalVariation,
} from '../law/finite-law.js'
import { wassersteinInfinity, wassersteinPower } from '../law/quantile-coupling.js'
import { transition } from '../law/transition.js'
import { affine } from '../map/affine.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { at, meanConstant, slopes } from './d13.checks.js'
import { atMost } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, one, two] = [0, 1, 2].map(x => rational(x)) as [Rational, Rational, Rational]
const half = rational(1, 2)

/** A = 0 or 2: E l = 1, E l² = 2, max l = 2. */
const nothingOrTwice = slopes(zero, two)
/** The laws of A·0 and A·1. */
const images = (maps: typeof nothingOrTwice): [FiniteLaw<Rational>, FiniteLaw<Rational>] => [
  transition(at(zero), maps),
  transition(at(one), maps),
]

export const controls: readonly Check[] = [
  single('p = ∞ with E l in place of max l: A = 0 or 2', 'exact', () =>
    atMost(
      Q,
      wassersteinInfinity(...images(nothingOrTwice)),
      meanConstant(nothingOrTwice, 1),
      'W_∞',
    ),
  ),
  single('p = 2 with (E l)² in place of E l²: A = 0 or 2', 'exact', () => {
    const l = meanConstant(nothingOrTwice, 1)
    return atMost(Q, wassersteinPower(...images(nothingOrTwice), 2), l.mul(l), 'W_2²')
  }),
  single('exp(E log l) in place of E l: A = 1/2 or 3/2', 'exact', () => {
    // exp(E log l) = √(3/4) < 1 makes X_n converge, and yet W_1 does not shrink.
    const found = wassersteinPower(...images(slopes(half, rational(3, 2))), 1)
    return atMost(Q, found.mul(found), rational(3, 4), 'W_1²')
  }),
  single('TV in place of W_1: x/2 or x/2 + 1/3', 'exact', () => {
    const maps = equallyWeighted([zero, rational(1, 3)].map(b => affine(Q, half, b)))
    const [a, b] = images(maps)
    return atMost(Q, totalVariation(a, b), half.mul(totalVariation(at(zero), at(one))), 'TV')
  }),
  single('maps that depend on the point: T chosen after X', 'exact', () => {
    // X = 0 or 1 either way, W_1(μ, μ) = 0; x ↦ x or x + 1, once as X says and once independently.
    const μ = finiteLaw(equallyWeighted([zero, one]), rationalKey)
    const chosen = finiteLaw(equallyWeighted([zero, two]), rationalKey)
    const independent = transition(μ, equallyWeighted([zero, one].map(b => affine(Q, one, b))))
    return atMost(Q, wassersteinPower(chosen, independent, 1), zero, 'W_1')
  }),
]
