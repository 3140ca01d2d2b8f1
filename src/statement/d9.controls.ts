import { wordLaw } from '../law/word-law.js'
import { table } from '../map/table.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { halves, meansAt, remainders } from './d9.bias.js'
import { balances, type FiniteSgd } from './d9.chains.js'
import { cubic } from './d9.losses.js'
import { holdsValue, quotient, stationaryMeans } from './d9.means.js'
import { all, either, equals } from './finding.js'
import { limitLaw } from './limit-law.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const [zero, one] = [rational(0), rational(1)]

/** Two maps of the corners of a triangle, 3/4 of [1, 1, 0] and 1/4 of [0, 0, 0]. */
const maps = [
  { point: table<number>([1, 1, 0]), weight: rational(3, 4) },
  { point: table<number>([0, 0, 0]), weight: rational(1, 4) },
]
const triangle: FiniteSgd = {
  choices: { maps, start: 2 },
  points: [
    [zero, zero],
    [one, zero],
    [zero, one],
  ],
  h: one,
  c: [zero, zero],
}
const stationary = limitLaw(maps)

export const controls: readonly Check[] = [
  single('without the factor 2: E⟨θ − c, ∇L⟩ = hE|g|²', 'exact', () => {
    const { work, spread } = balances(triangle, stationary)
    return equals(Q, work.div(2), spread, 'on a triangle: E⟨θ − c, ∇L⟩')
  }),
  single('the full gradient: 2E⟨θ − c, ∇L⟩ = hE|∇L|²', 'exact', () => {
    const { work, fullSpread } = balances(triangle, stationary)
    return equals(Q, work, fullSpread, 'on a triangle: 2E⟨θ − c, ∇L⟩')
  }),
  single('before the law is stationary, Y_1: E∇L = 0', 'exact', () => {
    const { slopes } = balances(triangle, wordLaw(forward.word(1), maps, 2, String))
    return all(slopes.map((slope, i) => equals(Q, slope, zero, `on a triangle: E∂_${i + 1}L`)))
  }),
  single('biased gradients, two maps not drawn evenly: E∇L = 0', 'exact', () => {
    const { slopes } = balances(triangle, stationary, () => rational(1, 2))
    return all(slopes.map((slope, i) => equals(Q, slope, zero, `weighed evenly: E∂_${i + 1}L`)))
  }),
  single('θ² + θ³/2: the mean is the minimiser', 'exact', () => {
    const { theta } = stationaryMeans(cubic, rational(1, 10))
    const { centre, radius } = theta
    return either(
      holdsValue(theta, rational(0)),
      `h = 1/10: E θ = ${Q.toNumber(centre).toFixed(8)} ± ${Q.toNumber(radius).toExponential(0)}`,
    )
  }),
  single('θ² + θ³/2: the bias itself is O(h²)', 'exact', () => {
    const [twice, at] = meansAt(cubic, halves(rational(1, 10), 2))
    const { high } = quotient(twice!.theta, at!.theta)
    return either(
      high.compare(rational(7, 2)) > 0,
      `E_{1/10}/E_{1/20} ≤ ${Q.toNumber(high).toFixed(4)}, not about 4`,
    )
  }),
  single('−h s² L‴/4, without L″²: θ² + θ³/2', 'exact', () => {
    const means = meansAt(cubic, [rational(1, 20)])
    return all(remainders({ ...cubic, second: rational(1) }, means, rational(7, 100)))
  }),
]
