import fc from 'fast-check'
import { discreteLaw } from '../arbitrary/discrete-law.js'
import {
  equallyWeighted,
  type FiniteLaw,
  finiteLaw,
  rationalKey,
  type Weighted,
} from '../law/finite-law.js'
import { wassersteinInfinity, wassersteinPower } from '../law/quantile-coupling.js'
import { transition } from '../law/transition.js'
import { affine } from '../map/affine.js'
import { type Rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { all, atMost, equals } from './finding.js'
import {
  type Choices,
  choicesOf,
  type RationalMap,
  rationalMaps,
  rationalUpTo,
  showChoices,
} from './given.js'
import { property } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
type Law = FiniteLaw<Rational>
type Maps = readonly Weighted<RationalMap>[]

const laws = discreteLaw(rationalUpTo(6), rationalKey)
/** i.i.d. maps of any kind, and two laws to start from. */
const instances = choicesOf<readonly [μ: Law, ν: Law], RationalMap>(
  rationalMaps,
  fc.tuple(laws, laws),
  1,
  3,
)
const show = ({ maps, start }: Choices<readonly [Law, Law], RationalMap>) =>
  showChoices({ maps, start: fc.stringify(start) })

/** E l^p. */
export const meanConstant = (maps: Maps, p: number): Rational =>
  maps.reduce(
    (sum, { point, weight }) => sum.add(power(Q, point.proved.lipschitz!['|·|']!, p).mul(weight)),
    Q.zero,
  )

/** x ↦ Ax, A each of the values with the same probability. */
export const slopes = (...values: readonly Rational[]): Maps =>
  equallyWeighted(values.map(a => affine(Q, a, Q.zero)))

/** δ_x. */
export const at = (x: Rational): Law => finiteLaw([{ point: x, weight: Q.one }], rationalKey)

const increasing = fc
  .tuple(rationalUpTo(3), rationalUpTo(6))
  .map(([a, b]): RationalMap => affine(Q, a.abs(), b))
const linear = rationalUpTo(3).map((a): RationalMap => affine(Q, a.abs(), Q.zero))

export const checks: readonly Check[] = [
  property({
    name: 'W_p(μP, νP)^p ≤ E l^p W_p(μ, ν)^p, p = 1, 2, 3',
    kind: 'exact',
    given: instances,
    show,
    holds: ({ maps, start: [μ, ν] }) =>
      all(
        [1, 2, 3].map(p => {
          const found = wassersteinPower(transition(μ, maps), transition(ν, maps), p)
          const most = meanConstant(maps, p).mul(wassersteinPower(μ, ν, p))
          return atMost(Q, found, most, `W_${p}^${p}`)
        }),
      ),
  }),
  property({
    name: 'n steps: W_p(μP^n, νP^n)^p ≤ (E l^p)^n W_p(μ, ν)^p',
    kind: 'exact',
    given: instances,
    show,
    runs: 30,
    holds({ maps, start: [μ, ν] }) {
      let [a, b] = [μ, ν]
      return all(
        [1, 2, 3].flatMap(n => {
          ;[a, b] = [transition(a, maps), transition(b, maps)]
          return [1, 2].map(p => {
            const most = power(Q, meanConstant(maps, p), n).mul(wassersteinPower(μ, ν, p))
            return atMost(Q, wassersteinPower(a, b, p), most, `n = ${n}: W_${p}^${p}`)
          })
        }),
      )
    },
  }),
  property({
    name: 'attained by x ↦ Ax, A ≥ 0, from 0 and y: E l^p |y|^p',
    kind: 'exact',
    given: choicesOf(linear, rationalUpTo(6), 1, 3),
    show: showChoices,
    holds: ({ maps, start }) =>
      all(
        [1, 2, 3].map(p =>
          equals(
            Q,
            wassersteinPower(transition(at(Q.zero), maps), transition(at(start), maps), p),
            meanConstant(maps, p).mul(power(Q, start.abs(), p)),
            `W_${p}^${p}`,
          ),
        ),
      ),
  }),
  property({
    name: 'p = 1: attained by increasing affine maps, any two points',
    kind: 'exact',
    given: choicesOf(increasing, fc.tuple(rationalUpTo(6), rationalUpTo(6)), 1, 3),
    show: showChoices,
    holds: ({ maps, start: [x, y] }) =>
      equals(
        Q,
        wassersteinPower(transition(at(x), maps), transition(at(y), maps), 1),
        meanConstant(maps, 1).mul(x.sub(y).abs()),
        'W_1',
      ),
  }),
  property({
    name: 'p = ∞: W_∞(μP, νP) ≤ max l · W_∞(μ, ν)',
    kind: 'exact',
    given: instances,
    show,
    holds({ maps, start: [μ, ν] }) {
      const most = maps
        .map(({ point }) => point.proved.lipschitz!['|·|']!)
        .reduce((a, b) => (a.compare(b) < 0 ? b : a))
      const found = wassersteinInfinity(transition(μ, maps), transition(ν, maps))
      return atMost(Q, found, most.mul(wassersteinInfinity(μ, ν)), 'W_∞')
    },
  }),
]
