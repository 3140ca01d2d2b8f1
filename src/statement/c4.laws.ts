import fc from 'fast-check'
import {
  equalLaws,
  equallyWeighted,
  expectation,
  type FiniteLaw,
  rationalKey,
  type Weighted,
} from '../law/finite-law.js'
import { wasserstein1 } from '../law/finite-law-on-line.js'
import { jointWordLaw, wordLaw } from '../law/word-law.js'
import { anchored, anchoredDoubling, anchoredHeldOut, anchoredReuse } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { down, up, type Word, word } from '../order/word.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { geometricSum, power } from './bounds.js'
import { difference, gapOfAr1, secondMoment, stationaryVariance, weights } from './c4.systems.js'
import { upTo } from './counted.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import {
  type Contractions,
  contractions,
  displacement,
  type RationalMap,
  showContractions,
} from './given.js'
import { property, single } from './property.js'
import { d } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals

/** The law of a word over independent draws from the maps, each as likely. */
export const lawOf = ({ maps, start }: Contractions, w: Word): FiniteLaw<Rational> =>
  wordLaw<Rational>(w, draws(maps), start, rationalKey)

const draws = (maps: readonly RationalMap[]): readonly Weighted<RationalMap>[] =>
  equallyWeighted(maps)

/** Whether A has the law of the given iterates of backward and forward order. */
export function sameLaw(instance: Contractions, A: Order, n: number, as = n): Finding {
  const law = lawOf(instance, A.word(n))
  const same = [backward, forward].every(order => equalLaws(law, lawOf(instance, order.word(as))))
  return either(same, `${A.name} at ${n} ${same ? 'has' : 'has not'} the law of X_${as}`)
}

const lawCheck = (name: string, holds: (instance: Contractions) => Finding): Check =>
  property({
    name,
    kind: 'exact',
    given: contractions(2, 3),
    show: showContractions,
    runs: 20,
    holds,
  })

/** Slopes of AR(1) with h = 1/10, 1/4 and 3/2. */
const slopes = [rational(9, 10), rational(3, 4), rational(-1, 2)]

/** A finding for every such slope and all m ≤ n, n up to 8. */
export const eachAr1 = (find: (a: Rational, m: number, n: number) => Finding): Finding =>
  all(
    slopes.flatMap(a =>
      [1, 2, 5, 8].flatMap(n => [0, ...upTo(n)].filter(m => m % 2 === 0).map(m => find(a, m, n))),
    ),
  )

const square = (a: Rational, m: number) => power(Q, a, 2 * m)

export const laws: readonly Check[] = [
  lawCheck('(c) A_{m,n} has the law of X_n and Y_n', instance =>
    all([1, 2, 3, 4].flatMap(n => upTo(n).map(m => sameLaw(instance, anchored(m), n)))),
  ),
  lawCheck('(c) held-out: the law of X_{n+m}', instance =>
    all(
      [0, 1, 2].flatMap(m => [0, 1, 2].map(n => sameLaw(instance, anchoredHeldOut(m), n, n + m))),
    ),
  ),
  lawCheck('(c) doubling: the law of X_n', instance =>
    all([1, 2, 3, 4, 5].map(n => sameLaw(instance, anchoredDoubling(1), n))),
  ),
  lawCheck('reuse: W_1 to the law of X_n ≤ k^n D(1−k^m)/(1−k)', instance => {
    const D = displacement(instance)
    return all(
      [1, 2, 3].flatMap(n =>
        upTo(n).map(m => {
          const [R, X] = [anchoredReuse(m), backward].map(order => lawOf(instance, order.word(n)))
          const most = power(Q, instance.k, n)
            .mul(D)
            .mul(geometricSum(Q, instance.k, m))
          return atMost(Q, wasserstein1(R!, X!), most, `m = ${m}, n = ${n}: W_1`)
        }),
      ),
    )
  }),
  single('(d) AR(1): a^{2m}V along a path, (1−a^{2m})V across', 'exact', () =>
    // From T_m on, all that differs between realisations of T_1 … T_m is "across".
    stated(
      eachAr1((a, m, n) => {
        const A = weights(a, anchored(m), n)
        const [V, one] = [stationaryVariance(a), rational(1)]
        const along = square(a, m)
          .mul(V)
          .mul(one.sub(square(a, n - m)))
        const across = one.sub(square(a, m)).mul(V)
        const what = `a = ${a.toFraction()}, m = ${m}, n = ${n}:`
        return all([
          equals(
            Q,
            secondMoment(A, i => i > m),
            along,
            `${what} along`,
          ),
          equals(
            Q,
            secondMoment(A, i => i > 0 && i <= m),
            across,
            `${what} across`,
          ),
          equals(Q, secondMoment(A), V.mul(one.sub(square(a, n))), `${what} variance`),
        ])
      }),
      'along a^{2m}V(1−a^{2(n−m)}), across (1−a^{2m})V, together V(1−a^{2n}), for h = 1/10, 1/4, 3/2',
    ),
  ),
  single('(e) AR(1): E(A−X_n)² = 2a^{2m}[V(1−a^{2N}) − Nh²a^{N−1}]', 'exact', () => {
    const gap = (a: Rational, m: number, n: number) =>
      secondMoment(difference(weights(a, anchored(m), n), weights(a, backward, n)))
    const finding = eachAr1((a, m, n) => {
      const expected = n === m ? rational(0) : gapOfAr1(a, m, n)
      return equals(Q, gap(a, m, n), expected, `a = ${a.toFraction()}, m = ${m}, n = ${n}`)
    })
    const a = rational(9, 10)
    const share = gapOfAr1(a, 20, 200).div(stationaryVariance(a))
    // 2a^{2m}, but for 2a^{2m}(a^{2N} + N(1 − a²)a^{N−1}) ≤ (N + 1)a^{N−1}
    const rest = rational(181).mul(power(Q, a, 179))
    const rms = Math.sqrt(Q.toNumber(share))
    return stated(
      all([
        finding,
        equals(Q, gap(a, 20, 30), gapOfAr1(a, 20, 30), 'h = 1/10, m = 20, n = 30'),
        atMost(Q, share.sub(rational(2).mul(square(a, 20))).abs(), rest, 'distance to 2a^{2m}'),
        either(rms > 0.1719 && rms < 0.172, `h = 1/10, m = 20: rms/√V = ${rms}`),
      ]),
      `h = 1/10, m = 20, n = 200: rms/√V = ${rms.toFixed(6)}; √2·a^20 = ${(Math.SQRT2 * 0.9 ** 20).toFixed(6)}`,
    )
  }),
  single('stopping at X_m is nearer iff θ² < V', 'exact', () => {
    // E(X_m − θ*)² = a^{2m}(θ² + V) against E(A − θ*)² → 2a^{2m}V; X_40 is nearly θ*.
    const finding = all(
      [rational(3, 4), rational(-1, 2)].flatMap(a =>
        [0, 5].flatMap(m => {
          const [n, V] = [40, stationaryVariance(a)]
          const [X, A] = [backward, anchored(m)].map(order => weights(a, order, n))
          const stopped = [...weights(a, backward, m), ...upTo(n - m).map(() => rational(0))]
          return [rational(1, 2), rational(2)].map(ratio => {
            const [near, far] = [difference(stopped, X!), difference(A!, X!)].map(gap =>
              secondMoment(gap).add(ratio.mul(V).mul(gap[0]!).mul(gap[0]!)),
            )
            const nearer = near!.compare(far!) < 0
            return either(
              nearer === ratio.compare(rational(1)) < 0,
              `a = ${a.toFraction()}, m = ${m}, θ² = ${ratio.toFraction()}·V: ${nearer ? 'X_m' : 'A'} is nearer`,
            )
          })
        }),
      ),
    )
    return stated(finding, 'a = 3/4 and −1/2, m = 0 and 5: X_m for θ² = V/2, A for θ² = 2V')
  }),
  property({
    name: '(e) E d(A,X_n)^p ≤ (E l^p)^m E d(Z,B)^p, p = 1, 2',
    kind: 'exact',
    given: fc.tuple(contractions(2, 3), fc.constantFrom(1, 2)),
    show: ([instance, p]) => `p = ${p}; ${showContractions(instance)}`,
    runs: 20,
    holds: ([instance, p]) => shrinks(instance, p, p),
  }),
]

/** E d(A, X_n)^p ≤ (E l^p)^m E d(Z, B)^p, with (E l^q)^{p/q} for E l^p, q = 1 or p. */
export function shrinks({ maps, start }: Contractions, p: number, q: number): Finding {
  const each = rational(1, maps.length)
  const mean = maps
    .map(map => power(Q, map.proved.lipschitz!['|·|']!, q))
    .reduce((sum, l) => sum.add(l.mul(each)), rational(0))
  const factor = power(Q, mean, p / q)
  const apart = (one: Word, other: Word) =>
    expectation(jointWordLaw<Rational>([one, other], draws(maps), start, rationalKey), ([x, y]) =>
      power(Q, d(x!, y!), p),
    )
  return all(
    [0, 1, 2].flatMap(m =>
      [m + 2].map(n => {
        const inner = apart(word(down(n, m + 1)), word(up(m + 1, n)))
        const outer = apart(anchored(m).word(n), backward.word(n))
        const most = power(Q, factor, m).mul(inner)
        return atMost(Q, outer, most, `m = ${m}, n = ${n}: E d(A, X_n)^${p}`)
      }),
    ),
  )
}
