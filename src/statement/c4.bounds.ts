import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { affine } from '../map/affine.js'
import { anchored, anchoredDoubling, anchoredReuse } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { down, up, word } from '../order/word.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { anchoredToBackward, geometricSum, power } from './bounds.js'
import { attaining, iterate, oneSlope } from './c4.systems.js'
import { upTo } from './counted.js'
import { all, atMost, equals, type Finding } from './finding.js'
import {
  type Contractions,
  contractionConstants,
  contractions,
  displacement,
  listed,
  rationalUpTo,
  showContractions,
} from './given.js'
import { property } from './property.js'
import { d, limit, path } from './rational-paths.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, two] = [rational(0), rational(2)]

const check = (name: string, holds: (instance: Contractions) => Finding) =>
  property({
    name,
    kind: 'exact',
    given: contractions(2, 6),
    show: showContractions,
    runs: 40,
    holds,
  })

/** A finding for every m and the anchored iterates n = m, …, N of an order that has m. */
const eachAnchor = (
  { maps, start }: Contractions,
  order: (m: number) => ReturnType<typeof anchored>,
  find: (m: number, n: number, point: Rational) => Finding,
) =>
  all(
    [0, ...upTo(maps.length)].flatMap(m =>
      path(listed(maps), order(m), start, maps.length)
        .map((point, n) => ({ n, point }))
        .slice(m)
        .map(({ n, point }) => find(m, n, point)),
    ),
  )

/** Constants k and D, for systems that attain a bound. */
export const extremes = fc.tuple(
  contractionConstants,
  rationalUpTo(6).map(D => D.abs()),
)
export const showExtremes = ([k, D]: readonly [Rational, Rational]): string =>
  `k = ${k.toFraction()}, D = ${D.toFraction()}`

/** d(A_{m,n}, X_n) from 0 against a value, for every m < 5 and 2 ≤ n − m < 8. */
export const eachExtreme = (
  system: typeof attaining,
  a: Rational,
  D: Rational,
  compare: (distance: Rational, m: number, n: number) => Finding,
): Finding =>
  all(
    [0, 1, 2, 3, 4].flatMap(m =>
      [2, 3, 4, 5, 6, 7].map(N => {
        const maps = system(a, D, m, m + N)
        const [A, X] = [anchored(m), backward].map(order => iterate(maps, order, zero, m + N))
        return compare(d(A!, X!), m, m + N)
      }),
    ),
  )

/** Affine maps of any slopes, a start. */
const affineSystems = fc.tuple(
  fc.array(fc.tuple(rationalUpTo(2), rationalUpTo(3)), { minLength: 2, maxLength: 6 }),
  rationalUpTo(4),
)

export const bounds: readonly Check[] = [
  property({
    name: '(e) affine maps: d(A, X_n) = |a_1 ⋯ a_m|·d(Z, B), any slopes',
    kind: 'exact',
    given: affineSystems,
    show: ([maps, start]) =>
      `${maps.map(([a, b]) => `${a.toFraction()}x + ${b.toFraction()}`).join(', ')}; start ${start.toFraction()}`,
    holds([pairs, start]) {
      const maps = listed(pairs.map(([a, b]) => affine(Q, a, b)))
      const n = pairs.length
      return all(
        [0, ...upTo(n)].map(m => {
          const slope = pairs.slice(0, m).reduce((product, [a]) => product.mul(a.abs()), Q.one)
          const Z = applyWord(maps, word(down(n, m + 1)), start)
          const B = applyWord(maps, word(up(m + 1, n)), start)
          const [A, X] = [anchored(m), backward].map(o => applyWord(maps, o.word(n), start))
          return equals(Q, d(A!, X!), slope.mul(d(Z, B)), `m = ${m}, n = ${n}: d(A, X_n)`)
        }),
      )
    },
  }),
  check('(a) d(A, X_n) ≤ k^m d(Z, B) ≤ 2Dk^m(1−k^{n−m})/(1−k)', instance => {
    const { k, maps, start } = instance
    const D = displacement(instance)
    const [x, y] = [backward, forward].map(order => path(listed(maps), order, start, maps.length))
    return eachAnchor(instance, anchored, (m, n, A) => {
      const Z = applyWord(listed(maps), word(down(n, m + 1)), start)
      const B = applyWord(listed(maps), word(up(m + 1, n)), start)
      const inner = power(Q, k, m).mul(d(Z, B))
      return all([
        ...(m === 0 ? [equals(Q, A, y![n]!, `A_{0,${n}}, which is Y_${n},`)] : []),
        atMost(Q, d(A, x![n]!), inner, `d(A_{${m},${n}}, X_${n})`),
        atMost(Q, inner, anchoredToBackward(Q, k, D, m, n), `k^${m} d(Z, B)`),
      ])
    })
  }),
  property({
    name: '(a) is attained for all m < 5, 2 ≤ n−m < 8',
    kind: 'exact',
    given: extremes,
    show: showExtremes,
    runs: 10,
    holds: ([k, D]) =>
      eachExtreme(attaining, k, D, (distance, m, n) =>
        equals(Q, distance, anchoredToBackward(Q, k, D, m, n), `d(A_{${m},${n}}, X_${n})`),
      ),
  }),
  property({
    name: 'affine maps of slope −k attain it for even n−m',
    kind: 'exact',
    given: extremes,
    show: showExtremes,
    runs: 10,
    holds: ([k, D]) =>
      eachExtreme(oneSlope, k.neg(), D, (distance, m, n) => {
        const bound = anchoredToBackward(Q, k, D, m, n)
        const what = `d(A_{${m},${n}}, X_${n})`
        return (n - m) % 2 === 0 ? equals(Q, distance, bound, what) : atMost(Q, distance, bound)
      }),
  }),
  property({
    name: 'of slope k > 0: 2Dk^m(1−k^j)²/(1−k) at n−m = 2j',
    kind: 'exact',
    given: extremes,
    show: showExtremes,
    runs: 10,
    holds: ([k, D]) =>
      eachExtreme(oneSlope, k, D, (distance, m, n) => {
        const j = Math.floor((n - m) / 2)
        if (n - m !== 2 * j) return atMost(Q, distance, anchoredToBackward(Q, k, D, m, n))
        const short = rational(1).sub(power(Q, k, j))
        const reached = two
          .mul(D)
          .mul(power(Q, k, m))
          .mul(short)
          .mul(geometricSum(Q, k, j))
        return equals(Q, distance, reached, `d(A_{${m},${n}}, X_${n})`)
      }),
  }),
  check('(b) d(A, θ*) ≤ k^m D(2−k^{n−m})/(1−k)', instance => {
    const { k } = instance
    const D = displacement(instance)
    const target = limit(instance)
    const scale = D.div(rational(1).sub(k))
    return eachAnchor(instance, anchored, (m, n, A) =>
      atMost(
        Q,
        d(A, target),
        power(Q, k, m)
          .mul(scale)
          .mul(two.sub(power(Q, k, n - m))),
        `d(A_{${m},${n}}, θ*)`,
      ),
    )
  }),
  check('(b) diam{A_{m,n} : n ≥ m} ≤ 2Dk^m/(1−k)', instance => {
    const { k, maps, start } = instance
    const scale = displacement(instance).div(rational(1).sub(k))
    return eachAnchor(instance, anchored, (m, n, A) => {
      const others = path(listed(maps), anchored(m), start, n).slice(m)
      const most = two.mul(scale).mul(power(Q, k, m))
      return all(others.map(other => atMost(Q, d(A, other), most, `d(A_{${m},${n}}, A_{${m},·})`)))
    })
  }),
  check('reuse: d(R, A) ≤ k^n D(1−k^m)/(1−k), n ≥ m', instance => {
    const { k, maps, start } = instance
    const D = displacement(instance)
    return eachAnchor(instance, anchoredReuse, (m, n, R) => {
      const A = iterate(maps, anchored(m), start, n)
      const most = power(Q, k, n)
        .mul(D)
        .mul(geometricSum(Q, k, m))
      return atMost(Q, d(R, A), most, `d(R_{${m},${n}}, A_{${m},${n}})`)
    })
  }),
  check('reuse: d(R, X_n) ≤ k^m D(2−k^n−k^{n−m})/(1−k), n ≥ m', instance => {
    const { k, maps, start } = instance
    const D = displacement(instance)
    const x = path(listed(maps), backward, start, maps.length)
    return eachAnchor(instance, anchoredReuse, (m, n, R) => {
      const reach = geometricSum(Q, k, n).add(geometricSum(Q, k, n - m))
      return atMost(Q, d(R, x[n]!), power(Q, k, m).mul(D).mul(reach), `d(R_{${m},${n}}, X_${n})`)
    })
  }),
  property({
    name: 'doubling: (a) with m = 2⌊log₂ n⌋',
    kind: 'exact',
    given: contractions(20, 24),
    show: showContractions,
    runs: 15,
    holds(instance) {
      const { k, maps, start } = instance
      const D = displacement(instance)
      const [A, X] = [anchoredDoubling(2), backward].map(order =>
        path(listed(maps), order, start, maps.length),
      )
      return all(
        upTo(maps.length).map(n => {
          const m = Math.min(n, 2 * Math.floor(Math.log2(n)))
          return atMost(Q, d(A![n]!, X![n]!), anchoredToBackward(Q, k, D, m, n), `d(A, X_${n})`)
        }),
      )
    },
  }),
]
