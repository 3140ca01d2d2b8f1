import fc from 'fast-check'
import { quadraticField } from '../space/quadratic.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { gamma } from './bounds.js'
import { matrixOf } from './d10.ball.js'
import { growthFigure } from './d10.figure.js'
import { growthBounds, inCone, leastGrowth, logarithm, soft, steep } from './d10.growth.js'
import { determinant, times, trace } from './d10.matrices.js'
import { all, either, equals, stated } from './finding.js'
import { rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals
const zero = rational(0)

export const polyak: readonly Check[] = [
  single('Polyak’s tuning for {1, 25}: ρ = 2/3 each, (12 + 8√2)/9 both', 'exact', () => {
    const field = quadraticField(2)
    const of = (x: Rational) => ({ a: x, b: zero })
    const alone = [soft, steep].map(matrixOf)
    const product = times(alone[1]!, alone[0]!)
    // x² − τx + δ at −(12 ± 8√2)/9.
    const roots = [8, -8].map(b => ({ a: rational(-12, 9), b: rational(-b, 9) }))
    const [tau, delta] = [of(trace(product)), of(determinant(product))]
    const zeros = roots.map(x => field.add(field.sub(field.mul(x, x), field.mul(tau, x)), delta))
    const [large, small] = roots.map(field.abs)
    const found = all([
      ...alone.flatMap((M, i) => [
        equals(Q, trace(M), rational(i === 0 ? 4 : -4, 3), 'double root ±2/3: trace'),
        equals(Q, determinant(M), rational(4, 9), 'determinant'),
      ]),
      ...zeros.map(value => equals(field, value, field.zero, 'characteristic polynomial')),
      either(
        field.compare(large!, small!) > 0 && field.compare(large!, field.one) > 0,
        `${field.show(large!)} is not the largest root, or at most 1`,
      ),
    ])
    return stated(
      found,
      `ρ(M(25)M(1)) = ${field.show(large!)} = ${field.toNumber(large!).toFixed(10)}, ρ = 2/3 each`,
    )
  }),
  property({
    name: 'both maps keep the cone |θ| ≥ (2/3)|θ₋|',
    kind: 'exact',
    given: fc.tuple(rationalUpTo(6), rationalUpTo(9)).filter(inCone),
    show: z => z.map(x => x.toFraction()).join(', '),
    holds: z =>
      all([soft, steep].map(map => either(inCone(map.apply(z)), `${map.name} leaves the cone`))),
  }),
  single('from the cone E log|θ_1/θ_0| ≥ ½ log(4/3): γ ≥ 0.143', 'exact', ({ quick }) => {
    const lengths = quick ? [1, 2, 4] : [1, 2, 4, 8]
    const products = lengths.map(leastGrowth)
    const [first, second] = products
    const rates = products.map(
      (product, i) => logarithm(product) / (lengths[i]! * 2 ** lengths[i]!),
    )
    return stated(
      all([
        equals(Q, first!, rational(4, 3), 'Π |θ_1| over both maps, at least'),
        equals(Q, second!, rational(8960, 2187), 'Π |θ_2| over four words, at least'),
        ...products.map(product => either(product.compare(1) > 0, 'a product is at most 1')),
      ]),
      `n = ${lengths.join(', ')}: products > 1, γ ≥ ${rates.map(rate => rate.toFixed(4)).join(', ')}`,
    )
  }),
  single('M(1) or M(25), i.i.d.: 0.2445 < γ < 0.2449', 'numerical', context => {
    const n = context.quick ? 10 : 12
    const { low, high } = growthBounds(n)
    // A quotient and its logarithm are off by 2u and, as |log| ≤ 2, a product and 2^n sums by γ.
    const rounding = 2 * gamma(2 ** n + 4)
    return {
      holds: 0.2445 < low - rounding && high + rounding < 0.2449,
      detail: `n = ${n}, all words: ${low.toFixed(5)} ≤ γ ≤ ${high.toFixed(5)}`,
      figures: [growthFigure(context.seed, (low + high) / 2)],
    }
  }),
]
