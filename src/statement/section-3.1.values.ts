import { momentOf } from '../law/finite-law-on-line.js'
import { backward } from '../order/backward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { all, equals, stated } from './finding.js'
import { property, single } from './property.js'
import { a } from './section-3.1.paths.js'
import { lawAt, signs, stationaryVariance, steps } from './section-3.1.process.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)

/** E X_n⁴ for e = ±1 from 0: three times the variance squared and the fourth cumulant. */
function fourthMoment(h: Rational, n: number): Rational {
  const left = (power4: number) => (n === Infinity ? rational(0) : a({ h }, power4 * n))
  const variance = stationaryVariance(h, one).mul(one.sub(left(2)))
  const step = h.mul(h).mul(h).mul(h)
  const cumulant = step
    .mul(-2)
    .mul(one.sub(left(4)))
    .div(one.sub(a({ h }, 4)))
  return variance.mul(variance).mul(3).add(cumulant)
}

export const valueChecks: readonly Check[] = [
  property({
    name: 'e = ±1: fourth cumulant −2h⁴(1 − a^{4n})/(1 − a⁴)',
    kind: 'exact',
    given: steps,
    show: h => `h = ${h.toFraction()}`,
    runs: 30,
    holds: h =>
      all(
        [1, 2, 4, 6].map(n =>
          equals(Q, momentOf(lawAt(signs(h), backward, n), 4), fourthMoment(h, n), `E X_${n}^4`),
        ),
      ),
  }),
  single('V and E θ*⁴ for e = ±1: the table of values', 'exact', () => {
    const values: readonly (readonly [[number, number], [number, number], [number, number]?])[] = [
      [
        [1, 100],
        [1, 199],
      ],
      [
        [1, 20],
        [1, 39],
      ],
      [
        [1, 10],
        [1, 19],
        [505, 65_341],
      ],
      [
        [1, 4],
        [1, 7],
        [61, 1225],
      ],
      [
        [1, 2],
        [1, 3],
        [1, 5],
      ],
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      [
        [3, 2],
        [3, 1],
        [81, 5],
      ],
    ]
    const found = values.flatMap(([step, V, fourth]) => {
      const h = rational(...step)
      const variance = equals(Q, stationaryVariance(h, one), rational(...V), `V at h = ${step}`)
      if (fourth === undefined) return [variance]
      return [variance, equals(Q, fourthMoment(h, Infinity), rational(...fourth), 'E θ*⁴')]
    })
    return stated(all(found), 'h = 1/100 … 3/2: V = 1/199 … 3; E θ*⁴ = 505/65341 at h = 1/10')
  }),
]
