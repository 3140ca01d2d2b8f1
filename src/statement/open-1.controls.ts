import { real } from '../space/real.js'
import { upTo } from './counted.js'
import { all, atMost, either } from './finding.js'
import { areCoefficients, H, paths, showPath } from './open-1.checks.js'
import { coefficients, rms, toNumber, within } from './open-1.series.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

/** The coefficients without (−1)^{q−1}. */
function* unsigned(n: number): Generator<bigint[]> {
  let sign = 1n
  for (const terms of coefficients(n)) {
    yield terms.map(k => k * sign)
    sign = -sign
  }
}

/** (−1)^{q−1}C(j−1, q−1), those of X_n alone. */
function* backwardAlone(n: number): Generator<bigint[]> {
  for (const q of upTo(n)) {
    yield upTo(n).map(j => upTo(q - 1).reduce((c, i) => (-c * BigInt(j - i)) / BigInt(i), 1n))
  }
}

export const controls: readonly Check[] = [
  property({
    name: 'the coefficients without the sign (−1)^{q−1}',
    kind: 'exact',
    given: paths,
    show: showPath,
    holds: areCoefficients(unsigned),
  }),
  property({
    name: 'the coefficients without C(n−j, q−1)',
    kind: 'exact',
    given: paths,
    show: showPath,
    holds: areCoefficients(backwardAlone),
  }),
  single('a few orders more: four do at nh = 4', 'exact', () => {
    const fourth = rms({ H, n: 200 }).squares[3]!
    const error = Math.sqrt(toNumber(fourth)).toPrecision(3)
    return either(within(fourth), `nh = 4, order 4: rms error of ${error} deviations`)
  }),
  single('every order is nearer than the one before, nh = 2', 'numerical', () => {
    const squares = rms({ H, n: 100 }).squares.map(toNumber)
    return all(
      squares.slice(1).map((s, i) => atMost(real, s, squares[i]!, `order ${i + 2}: mean square`)),
    )
  }),
  single('partial sums stay within ten deviations, nh = 8', 'numerical', () => {
    const { worst } = rms({ H, n: 400 })
    return atMost(real, worst, 10, 'nh = 8: largest rms error')
  }),
]
