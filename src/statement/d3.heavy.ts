import fc from 'fast-check'
import { affineMoments, momentsAfter, stationaryMoments } from '../law/affine-moments.js'
import { rationalKey } from '../law/finite-law.js'
import { meanOf } from '../law/finite-law-on-line.js'
import { MomentError, tailIndex } from '../law/moment-index.js'
import { logAverageSign, slopeLaw } from '../law/slopes.js'
import { wordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { unitRoundoff } from '../space/roundoff.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import {
  type AffineLaw,
  contracts,
  leastSquares,
  mapOf,
  mixed,
  sgdOn,
  slopesOf,
} from './d3.choices.js'
import { granted, refusal } from './d3.refusal.js'
import { all, either, equals, stated } from './finding.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

/** Slopes 1/b with probability b^j/(b^j + 1) and b with the rest: α = j. */
function wholeIndex(b: number, j: number): AffineLaw {
  const odds = b ** j
  return [
    { point: mapOf(rational(1, b), rational(1)), weight: rational(odds, odds + 1) },
    { point: mapOf(rational(b), rational(1)), weight: rational(1, odds + 1) },
  ]
}

/** Whether the recursion for stationary moments agrees to run. */
function recursionRuns(maps: AffineLaw, order: number): boolean {
  try {
    return stationaryMoments(affineMoments(maps), order).length === order + 1
  } catch (error) {
    if (error instanceof MomentError) return false
    throw error
  }
}

/** √q for a square q of ℚ with numerator and denominator below 2^53. */
const root = (q: Rational) => rational(Math.sqrt(Number(q.n)), Math.sqrt(Number(q.d)))

/** The law of T_1 … T_n x − T_1 … T_n y: that of A_1 … A_n (x − y). */
const gapLaw = (maps: AffineLaw, gap: Rational, n: number) => {
  const linear = maps.map(({ point, weight }) => ({ point: mapOf(point.a, rational(0)), weight }))
  return wordLaw(backward.word(n), linear, gap, rationalKey)
}

export const heavyChecks: readonly Check[] = [
  property({
    name: 'moments of order below α are granted, the others refused: α = j',
    kind: 'exact',
    given: fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 6 })),
    show: ([b, j]) => `slopes 1/${b} and ${b}, j = ${j}`,
    runs: 30,
    holds([b, j]) {
      const maps = wholeIndex(b, j)
      const moments = upTo(8).map(order =>
        either(
          granted(maps, order).holds === order < j && recursionRuns(maps, order) === order < j,
          `α = ${j}, E X^${order}`,
        ),
      )
      return all([either(tailIndex(slopeLaw(maps)) === j, `α = ${j}`), ...moments])
    },
  }),
  single('slopes 1/2 and 19/10 converge, α = .1152', 'numerical', () => {
    const slopes = slopeLaw(slopesOf([1, 2], [19, 10]))
    const alpha = tailIndex(slopes)
    // E|A|^s − 1 on either side, each power within 4 roundings of at most 2.
    const excess = (s: number) => (Math.exp(-s * Math.LN2) + Math.exp(s * Math.log(1.9))) / 2 - 1
    const rounding = 16 * unitRoundoff
    const holds = excess(0.11515) < -rounding && excess(0.11525) > rounding
    const within = alpha > 0.11515 && alpha < 0.11525
    const sign = logAverageSign(slopes)
    return either(
      holds && within && sign === -1,
      `E log|A| < 0, E|A|^s − 1 = ${excess(0.11515).toExponential(1)}, ${excess(0.11525).toExponential(1)} at s = .11515, .11525; α = ${alpha.toPrecision(7)}`,
    )
  }),
  single('a variance is refused there, with the reason', 'exact', () => {
    const cases: readonly (readonly [AffineLaw, number, string])[] = [
      [slopesOf([1, 2], [19, 10]), 2, 'variance: expected E A² < 1, got 193/100'],
      [slopesOf([1, 2], [3, 2]), 2, 'variance: expected E A² < 1, got 5/4'],
      [slopesOf([1, 2], [3, 2]), 1, 'mean: expected E |A| < 1, got 1'],
      [slopesOf([1, 2], [-3, 2]), 1, 'mean: expected E |A| < 1, got 1'],
    ]
    const found = cases.map(([maps, order, reason]) => {
      const given = refusal(maps, order)
      const what = order === 1 ? 'mean' : 'variance'
      const alpha = Number(tailIndex(slopeLaw(maps)).toPrecision(4))
      const tail = `the stationary law has infinite ${what} (tail index α = ${alpha})`
      return either(given === `${reason}: ${tail}; Kesten 1973`, given ?? 'granted')
    })
    return stated(
      all(found),
      '“variance: expected E A² < 1, got 193/100: … α = 0.1152 …”; three more',
    )
  }),
  single('slopes 1/2 and 3/2, α = 1: E X_n = x + n', 'exact', ({ quick }) => {
    const maps = slopesOf([1, 2], [3, 2])
    const start = rational(1, 3)
    const enumerated = upTo(quick ? 6 : 10).map(n => {
      const law = wordLaw(backward.word(n), maps, start, rationalKey)
      return equals(Q, meanOf(law), start.add(n), `E X_${n}`)
    })
    const [, late] = momentsAfter(affineMoments(maps), start, 500, 1)
    const found = all([
      either(contracts(maps) && tailIndex(slopeLaw(maps)) === 1, 'E log|A| < 0 and α = 1'),
      ...enumerated,
      equals(Q, late!, start.add(500), 'E X_500'),
    ])
    return stated(found, `E log|A| < 0, and E X_n = x + n for n ≤ ${enumerated.length} and n = 500`)
  }),
  single('slopes 1/25, 49/25: E|X_n^x − X_n^y| stays, E√|X_n^x − X_n^y| = (4/5)^n', 'exact', () => {
    const maps = slopesOf([1, 25], [49, 25])
    const found = upTo(8).flatMap(n => {
      const { atoms } = gapLaw(maps, rational(1), n)
      const roots = atoms.reduce(
        (sum, { point, weight }) => sum.add(weight.mul(root(point))),
        Q.zero,
      )
      return [
        equals(Q, meanOf(gapLaw(maps, rational(1), n)), rational(1), `n = ${n}, mean distance`),
        equals(Q, roots, power(Q, rational(4, 5), n), `n = ${n}, mean root of it`),
      ]
    })
    return stated(all(found), 'α = 1; x − y = 1: E|·| = 1 and E√|·| = (4/5)^n for n ≤ 8')
  }),
  property({
    name: 'SGD on (xθ − y)²/2, one datum a step: a variance iff h < 2E x²/E x⁴',
    kind: 'exact',
    given: leastSquares,
    show: ({ h, features }) => `h = ${h.toFraction()}, x = ${features.map(x => x.toFraction())}`,
    holds(data) {
      const sum = (k: number) => data.features.reduce((s, x) => s.add(power(Q, x, k)), Q.zero)
      const bound = sum(2).mul(2).div(sum(4))
      return either(
        granted(sgdOn(data), 2).holds === data.h.compare(bound) < 0,
        `2E x²/E x⁴ = ${bound.toFraction()}`,
      )
    },
  }),
  single('SGD, x = 1 and 3, h = 1/4 < 2/E x²: converges, infinite variance', 'exact', () => {
    const maps = sgdOn({ h: rational(1, 4), features: [rational(1), rational(3)] })
    const square = mixed(maps, 2, 0)
    return all([
      either(contracts(maps), 'E log|A| = log(15/16)/2 < 0'),
      either(!granted(maps, 2).holds, 'a variance is granted'),
      stated(
        equals(Q, square, rational(17, 16), 'E A²'),
        'E A² = 17/16, E log|A| = log(15/16)/2 < 0',
      ),
    ])
  }),
]
