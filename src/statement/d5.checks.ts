import fc from 'fast-check'
import { applyWord } from '../iterate/apply-word.js'
import { iterates } from '../iterate/iterate.js'
import { equalLaws, equallyWeighted, type FiniteLaw, finiteLaw } from '../law/finite-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { wordOf } from '../order/word.js'
import type { Quadratic } from '../space/quadratic.js'
import { rational } from '../space/rational.js'
import { power } from './bounds.js'
import { upTo } from './counted.js'
import {
  addresses,
  addressLaw,
  addressOf,
  centre,
  corners,
  halfway,
  type Point,
  plane,
  Q3,
  triangleLaw,
} from './d5.triangle.js'
import { all, atMost, either, equals, type Finding, stated } from './finding.js'
import { listed } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const two = Q3.of(2)
const scalar = (n: number, d = 1) => Q3.of(n, d)

/** E f over ℚ(√3). */
const expected = (law: FiniteLaw<Point>, f: (p: Point) => Quadratic): Quadratic =>
  law.atoms.reduce(
    (sum, { point, weight }) => Q3.add(sum, Q3.mul({ a: weight, b: rational(0) }, f(point))),
    Q3.zero,
  )

/** Mean and covariances, (1 − 2^−n) and (1 − 4^−n) of those of μ. */
export function firstMoments(n: number, start: Point, variance = scalar(1, 18)): Finding {
  const halves = power(Q3, Q3.of(1, 2), n)
  const reached = Q3.sub(Q3.one, Q3.mul(halves, halves))
  return all(
    [backward, forward].flatMap(order => {
      const law = triangleLaw(order, n, start)
      const mean = [0, 1].map(i => expected(law, p => p[i]!))
      const target = plane.axpy(halves, plane.sub(start, centre), centre)
      const product = (i: number, j: number) => expected(law, p => Q3.mul(p[i]!, p[j]!))
      const covariance = (i: number, j: number) => Q3.sub(product(i, j), Q3.mul(mean[i]!, mean[j]!))
      return [
        ...[0, 1].map(i => equals(Q3, mean[i]!, target[i]!, `n = ${n}: mean`)),
        equals(Q3, covariance(0, 0), Q3.mul(reached, variance), `n = ${n}: variance along`),
        equals(Q3, covariance(1, 1), Q3.mul(reached, variance), `n = ${n}: variance across`),
        equals(Q3, covariance(0, 1), Q3.zero, `n = ${n}: covariance`),
      ]
    }),
  )
}

/** Corners drawn one after another. */
const draws = fc.array(fc.nat(2), { minLength: 6, maxLength: 40 })
const sequence = (letters: readonly number[]) => listed(letters.map(k => halfway[k]!))

export const checks: readonly Check[] = [
  single(
    'mean (1/2, √3/6), covariance I/18: (1 − 2^−n) and (1 − 4^−n) of it',
    'exact',
    ({ quick }) => {
      const last = quick ? 3 : 6
      const starts = [corners[0]!, centre, [scalar(7), scalar(-3, 2)]]
      const found = [0, ...upTo(last)].flatMap(n => starts.map(start => firstMoments(n, start)))
      return stated(all(found), `all 3^n words, n ≤ ${last}, three starts, both orders, over ℚ(√3)`)
    },
  ),
  single('each cell T_w Δ of r letters has mass 3^−r', 'exact', ({ quick }) => {
    const last = quick ? 4 : 6
    const law = triangleLaw(forward, last, centre)
    const found = upTo(4).map(r => {
      const uniform = finiteLaw(equallyWeighted(addresses(r)), String)
      return either(equalLaws(addressLaw(law, r), uniform), `r = ${r}: ${3 ** r} cells`)
    })
    return stated(all(found), `r ≤ 4, by where the 3^${last} points of Y_${last} lie`)
  }),
  single('3^r cells of side 2^−r: dimension log 3/log 2 = 1.5849625…', 'exact', () => {
    const found = upTo(4).flatMap(r =>
      addresses(r).map(letters => {
        const word = wordOf([...letters].map(Number))
        const maps = { at: (k: number) => halfway[k - 1]! }
        const [p, q] = [0, 1].map(k => applyWord(maps, word, corners[k]!))
        const side = plane.sub(p!, q!)
        return equals(Q3, plane.dot(side, side), power(Q3, scalar(1, 4), r), `${letters}: side²`)
      }),
    )
    return stated(all(found), 'r ≤ 4: 3, 9, 27, 81 cells; 3·2^−s = 1 at s = log 3/log 2')
  }),
  property({
    name: 'backward, X_n stays in the cell of the first r corners',
    kind: 'exact',
    given: draws,
    show: letters => letters.map(k => k + 1).join(''),
    runs: 20,
    holds(letters) {
      const at = upTo(letters.length)
      const points = [...iterates(sequence(letters), backward, centre, { at })]
      return all(
        points.map(({ n, point }) => {
          const first = letters.slice(0, Math.min(n, 5)).map(k => k + 1)
          const found = addressOf(point, first.length)
          return either(found === first.join(''), `X_${n} in ${found}, corners ${first.join('')}`)
        }),
      )
    },
  }),
  property({
    name: 'backward, the time average of a coordinate is within 2/n of θ*',
    kind: 'exact',
    given: draws,
    show: letters => letters.map(k => k + 1).join(''),
    runs: 20,
    holds(letters) {
      // Repeat the last map for ever: θ* = T_1 … T_{N−1} of its corner.
      const N = letters.length
      const maps = sequence(letters)
      const limit = applyWord(maps, backward.word(N - 1), corners[letters[N - 1]!]!)
      let sum = plane.zero()
      const found: Finding[] = []
      for (const { n, point } of iterates(maps, backward, centre, { at: upTo(N) })) {
        sum = plane.add(sum, point)
        const off = plane.sub(plane.scale(Q3.of(1, n), sum), limit)
        found.push(
          ...off.map(x => atMost(Q3, Q3.abs(x), Q3.div(two, Q3.of(n)), `n = ${n}: |average − θ*|`)),
        )
      }
      return all(found)
    },
  }),
]
