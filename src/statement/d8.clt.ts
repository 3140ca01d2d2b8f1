import { iterates } from '../iterate/iterate.js'
import { kolmogorovStatistic, kolmogorovTest } from '../law/kolmogorov.js'
import { normalLaw } from '../law/reference-law.js'
import { type Homothety, homothety } from '../map/homothety.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { standardNormal } from '../random/normal.js'
import type { MapSequence } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { float64 } from '../space/float64.js'
import { rational, rationals } from '../space/rational.js'
import { real } from '../space/real.js'
import { gamma, power } from './bounds.js'
import { upTo } from './counted.js'
import { forwardAverage, sumOfSigns } from './d8.averages.js'
import { growth } from './d8.figure.js'
import { all, atMost } from './finding.js'
import { single } from './property.js'
import type { Check, Context, Outcome } from './statement.js'
import { LEVELS, tested } from './tested.js'

const Q = rationals

/**
 * AR(1) with h = 1/10 and normal noise, `size` realisations at once: homotheties of ℝ^size, whose
 * backward iterates cost a composition each.
 */
function process(size: number, seed: number): MapSequence<Homothety<Float64Array, number>> {
  const space = float64(size)
  const source = new Source(seed)
  const noise = (i: number) => space.zero().map((_, r) => 0.1 * standardNormal(source.seek(r, i)))
  return { at: i => homothety(space, 0.9, noise(i)) }
}

/** The averages of the iterates 1 … n from 0. */
function averages(order: Order, n: number, { seed, quick }: Context): Float64Array {
  const space = float64(quick ? 2000 : 10_000)
  const maps = process(space.zero().length, seed)
  let sum = space.zero()
  for (const { point } of iterates(maps, order, space.zero(), { at: upTo(n) })) {
    sum = space.add(sum, point)
  }
  return space.scale(1 / n, sum)
}

/** Kolmogorov's test of N(0, s²Σ(1 − a^k)²/n²) for the average of 100 iterates. */
const normalAverage = (name: string, order: Order): Check =>
  single(name, 'statistical', context => {
    const law = normalLaw(0, Math.sqrt(forwardAverage(real, 0.9, 1, 100) / 100))
    const test = kolmogorovTest(law).run(averages(order, 100, context), LEVELS)
    return tested(test, 'n = 100, sup|F − G|')
  })

export const cltChecks: readonly Check[] = [
  single(
    'e = ±1: sup|F − Φ| ≤ .56 Σ|c_k|³/(Σ c_k²)^{3/2}, c_k = 1 − a^k',
    'numerical',
    ({ quick }): Outcome => {
      // Y_1 + … + Y_n = Σ c_{n−k+1} e_k: Berry and Esseen, with the constant of Shevtsova 2010.
      const rows = [1, 2, 3, 4, 6].flatMap(quarters =>
        (quick ? [4, 8] : [4, 8, 11]).map(n => {
          const [h, a] = [rational(quarters, 4), 1 - quarters / 4]
          const c = upTo(n).map(k => Math.abs(1 - power(real, a, k)))
          const deviation = Math.sqrt(c.reduce((sum, x) => sum + x * x, 0))
          const bound = c.reduce((sum, x) => sum + 0.56 * power(real, x / deviation, 3), 0)
          const values = sumOfSigns(h, n).atoms.flatMap(({ point, weight }) =>
            Array.from({ length: Q.toNumber(weight) * 2 ** n }, () => Q.toNumber(point)),
          )
          const sorted = Float64Array.from(values).sort()
          const found = kolmogorovStatistic(sorted, normalLaw(0, deviation))
          // Twenty roundings in the bound, in Φ and in the points.
          const what = `h = ${h.toFraction()}, n = ${n}: sup|F − Φ|`
          return { n, bound, found, finding: atMost(real, found, bound - gamma(20), what) }
        }),
      )
      const finding = all(rows.map(row => row.finding))
      const { n, found, bound } = rows.at(-1)!
      return {
        holds: finding.holds,
        detail: finding.holds
          ? `h = 1/4 … 3/2, e.g. 3/2, n = ${n}: ${found.toFixed(3)} ≤ ${bound.toFixed(3)}`
          : finding.because,
        margin: finding.margin ?? 0,
        figures: [growth()],
      }
    },
  ),
  normalAverage('normal e: the average of Y_1 … Y_100 is normal, as given', forward),
]

export const cltControls: readonly Check[] = [
  normalAverage('normal e: so is the average of X_1 … X_100', backward),
]
