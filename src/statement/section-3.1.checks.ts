import { meanOf, varianceOf } from '../law/finite-law-on-line.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { all, equals } from './finding.js'
import { a, inLaw, pathOf, pathwise, weighted } from './section-3.1.paths.js'
import {
  lawAt,
  noiseVariance,
  squaredGap,
  stationaryVariance,
  together,
  varianceAt,
} from './section-3.1.process.js'
import { valueChecks } from './section-3.1.values.js'
import type { Check } from './statement.js'

const Q = rationals
const one = rational(1)
export const checks: readonly Check[] = [
  pathwise('X_n = a^n θ + h Σ a^{j−1} e_j, Y_n with a^{n−j}', realisation =>
    all([
      ...pathOf(realisation, backward).map((x, n) =>
        equals(
          Q,
          x,
          weighted(realisation, n, j => j - 1),
          `X_${n}`,
        ),
      ),
      ...pathOf(realisation, forward).map((y, n) =>
        equals(
          Q,
          y,
          weighted(realisation, n, j => n - j),
          `Y_${n}`,
        ),
      ),
    ]),
  ),
  pathwise('X_{n+1} − X_n = a^n h (e_{n+1} − θ)', realisation => {
    const { h, errors, start } = realisation
    const x = pathOf(realisation, backward)
    return all(
      errors.map((e, n) =>
        equals(
          Q,
          x[n + 1]!.sub(x[n]!),
          a({ h }, n).mul(h).mul(e.sub(start)),
          `X_${n + 1} − X_${n}`,
        ),
      ),
    )
  }),
  pathwise('X_m − X_n = a^n (X′_{m−n} − θ), X′ from e_{n+1}: so θ*', realisation => {
    const { h, errors, start } = realisation
    const x = pathOf(realisation, backward)
    return all(
      errors.map((_, n) => {
        const later = pathOf({ h, start, errors: errors.slice(n) }, backward)
        const gap = later[later.length - 1]!.sub(start)
        return equals(Q, x[errors.length]!.sub(x[n]!), a({ h }, n).mul(gap), `X_m − X_${n}`)
      }),
    )
  }),
  inLaw('mean a^n θ and variance V(1 − a^{2n}), both orders', process =>
    all(
      [backward, forward].flatMap(order =>
        [0, 1, 2, 3, 4, 5].flatMap(n => {
          const law = lawAt(process, order, n)
          return [
            equals(Q, meanOf(law), a(process, n).mul(process.start), `mean, n = ${n}`),
            equals(Q, varianceOf(law), varianceAt(process, n), `variance, n = ${n}`),
          ]
        }),
      ),
    ),
  ),
  inLaw('E(X_m − X_n)² → a^{2n}(V + θ²) as m → ∞', process =>
    // Exactly a^{2n}(V(1 − a^{2r}) + θ²(1 − a^r)²) for r = m − n.
    all(
      [0, 1, 2, 3].flatMap(n =>
        [1, 2].map(r => {
          const drift = process.start.mul(one.sub(a(process, r)))
          const limit = varianceAt(process, r).add(drift.mul(drift))
          const found = together(process, backward, [n, n + r], squaredGap)
          return equals(Q, found, a(process, 2 * n).mul(limit), `n = ${n}, m = ${n + r}`)
        }),
      ),
    ),
  ),
  inLaw('E(Y_{n+1} − Y_n)² = 2hV + h² a^{2n}(θ² − V) → 2hV', process =>
    all(
      [0, 1, 2, 3, 4].map(n => {
        const { h, start } = process
        const V = stationaryVariance(h, noiseVariance(process))
        const rest = h
          .mul(h)
          .mul(a(process, 2 * n))
          .mul(start.mul(start).sub(V))
        const found = together(process, forward, [n, n + 1], squaredGap)
        return equals(Q, found, h.mul(2).mul(V).add(rest), `n = ${n}`)
      }),
    ),
  ),
  inLaw('Cov(Y_n, Y_{n+r}) = a^r Var Y_n', process =>
    all(
      [1, 2, 3].flatMap(n =>
        [1, 2].map(r => {
          const product = together(process, forward, [n, n + r], (y, later) => y.mul(later))
          const means = process.start.mul(process.start).mul(a(process, 2 * n + r))
          const expected = a(process, r).mul(varianceAt(process, n))
          return equals(Q, product.sub(means), expected, `n = ${n}, r = ${r}`)
        }),
      ),
    ),
  ),
  ...valueChecks,
]
