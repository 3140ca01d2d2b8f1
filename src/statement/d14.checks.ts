import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { expectation, pushForward, rationalKey } from '../law/finite-law.js'
import { jointWordLaw } from '../law/word-law.js'
import { affine } from '../map/affine.js'
import { backward } from '../order/backward.js'
import { up, word } from '../order/word.js'
import { rational, rationals } from '../space/rational.js'
import { power } from './bounds.js'
import { cantor, fan } from './d14.figure.js'
import {
  type Branching,
  branchings,
  diameter,
  ends,
  gap,
  increasingSystems,
  limitOf,
  type System,
  show,
} from './d14.words.js'
import { all, atMost, equals, stated } from './finding.js'
import { type Contractions, contractions, displacement, listed, showChoices } from './given.js'
import { limitLaw, limitLaws } from './limit-law.js'
import { property, single } from './property.js'
import {
  noiseVariance,
  processes,
  ratio,
  sgdMap,
  showProcess,
  stationaryVariance,
} from './section-3.1.process.js'
import type { Check, Outcome } from './statement.js'
import { sameLaw } from './tested.js'
import { tableChoices } from './theorem-2.6.checks.js'

const Q = rationals

/** Two words that agree on m letters have limits within k^m diam K. */
export const within = (system: System, branching: Branching, k = system.k, more = 0) => {
  const m = branching.shared.length
  const most = power(Q, k, m + more).mul(diameter(system))
  return atMost(Q, gap(system, branching), most, `m = ${m}: distance`)
}

export const checks: readonly Check[] = [
  property({
    name: 'words that agree on m letters: |θ* − θ*′| ≤ k^m diam K',
    kind: 'exact',
    given: fc.tuple(increasingSystems, branchings),
    show,
    holds: ([system, branching]) => within(system, branching),
  }),
  property({
    name: 'affine and folded maps: ≤ k^m 2D/(1 − k)',
    kind: 'exact',
    given: fc.tuple(contractions(2, 4), branchings),
    show,
    holds([system, branching]: [Contractions, Branching]) {
      const m = branching.shared.length
      const radius = displacement(system).div(Q.one.sub(system.k))
      const most = power(Q, system.k, m).mul(radius.mul(2))
      return atMost(Q, gap(system, branching), most, `m = ${m}: distance`)
    },
  }),
  property({
    name: 'attained by maps kx + b: k^m diam K',
    kind: 'exact',
    given: fc.tuple(increasingSystems, branchings),
    show,
    holds([{ k, maps }, { shared }]) {
      const same = { maps: maps.map(map => affine(Q, k, map.apply(Q.zero))) }
      const [least, greatest] = ends(same)
      const found = gap(same, { shared, tails: [[least], [greatest]] })
      const most = power(Q, k, shared.length).mul(diameter(same))
      return equals(Q, found, most, `m = ${shared.length}: distance`)
    },
  }),
  property({
    name: 'θ* lies in T_1 … T_m(hull of K), for every m',
    kind: 'exact',
    given: fc.tuple(increasingSystems, fc.array(fc.nat(11), { minLength: 1, maxLength: 8 })),
    show: ([system, letters]) => show([system, { shared: letters, tails: [[], []] }]),
    holds([system, letters]) {
      const limit = limitOf(system, letters)
      const maps = listed(letters.map(letter => system.maps[letter % system.maps.length]!))
      const hull = ends(system).map(i => system.maps[i]!.proved.fixedPoint!)
      return all(
        [0, ...letters.map((_, i) => i + 1)].flatMap(m => {
          const [lo, hi] = hull.map(end => applyWord(maps, backward.word(m), end))
          return [atMost(Q, lo!, limit, `T_1 … T_${m}(min)`), atMost(Q, limit, hi!, 'θ*')]
        }),
      )
    },
  }),
  single(
    'Cantor: T_1, …, T_m are the first m ternary digits of θ*',
    'exact',
    ({ quick }): Outcome => {
      const m = quick ? 5 : 8
      const found = Array.from({ length: 2 ** m }, (_, bits) =>
        Array.from({ length: m }, (_, i) => (bits >> i) & 1),
      ).flatMap(letters => {
        const lo = letters.reduce(
          (sum, letter, i) => sum.add(power(Q, rational(1, 3), i + 1).mul(2 * letter)),
          Q.zero,
        )
        const hi = lo.add(power(Q, rational(1, 3), m))
        // Both 0, 0, … and 1, 1, … may follow: the least and the greatest way to go on.
        return [
          equals(Q, limitOf(cantor, [...letters, 0]), lo, 'least'),
          equals(Q, limitOf(cantor, [...letters, 1]), hi, 'greatest'),
        ]
      })
      const finding = stated(
        all(found),
        `${2 ** m} words of ${m} letters, an interval of 3^−${m} each`,
      )
      return { holds: finding.holds, detail: finding.because, figures: [fan()] }
    },
  ),
  property({
    name: 'tables: given T_1 = t, θ* has the law t_*μ',
    kind: 'exact',
    given: tableChoices,
    show: showChoices,
    runs: 40,
    holds({ maps }) {
      const [μ, given] = [limitLaw(maps), limitLaws(maps)]
      return all(
        maps.map(({ point }) =>
          sameLaw(given(point), pushForward(μ, point.apply.bind(point), String), point.name),
        ),
      )
    },
  }),
  property({
    name: 'AR(1): E(X_n − X_n′)² = 2a^{2m}V(1 − a^{2(n−m)}), m shared',
    kind: 'exact',
    given: processes,
    show: showProcess,
    runs: 15,
    holds(process) {
      const { h, noise, start } = process
      const maps = noise.map(({ point, weight }) => ({ point: sgdMap(h, point), weight }))
      const V = stationaryVariance(h, noiseVariance(process))
      const square = ratio(process).mul(ratio(process))
      return all(
        [
          [0, 2],
          [1, 2],
          [1, 3],
          [3, 4],
        ].map(([m, n]) => {
          const words = [word(up(1, n!)), word(up(1, m!), up(n! + 1, 2 * n! - m!))]
          const law = jointWordLaw(words, maps, start, rationalKey)
          const found = expectation(law, ([x, y]) => x!.sub(y!).mul(x!.sub(y!)))
          const rest = Q.one.sub(power(Q, square, n! - m!))
          const expected = power(Q, square, m!).mul(V).mul(2).mul(rest)
          return equals(Q, found, expected, `m = ${m}, n = ${n}`)
        }),
      )
    },
  }),
]
