import { aPriori } from '../iterate/certificate.js'
import { backwardLimit } from '../iterate/limit.js'
import { type DenseAffine, denseAffine } from '../map/dense-affine.js'
import { finite } from '../random/finite.js'
import { float64 } from '../space/float64.js'
import { positiveCone } from '../space/positive-cone.js'
import { real } from '../space/real.js'
import { gamma } from './bounds.js'
import { all, atMost } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const cone = positiveCone(3)
const vectors = float64(3)
/** Each of e^Δ = 9, so of contraction constant tanh(Δ/4) = 1/2. */
const matrices: readonly DenseAffine<Float64Array, number>[] = [
  [
    [9, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ],
  [
    [3, 2, 4],
    [1, 6, 4],
    [1, 2, 12],
  ],
  [
    [15, 5, 5],
    [1, 3, 1],
    [2, 2, 6],
  ],
].map(rows =>
  denseAffine(
    vectors,
    rows.map(row => Float64Array.from(row)),
    vectors.zero(),
  ),
)

/** Theorem 2.2 in Hilbert's metric: a limit to within 10^−9 is as near to a later X_n as it says. */
export const limitCheck: Check = single(
  'i.i.d. matrices: the direction of A_1 … A_n x, certified',
  'numerical',
  ({ seed, quick }) => {
    const start = Float64Array.of(1, 1, 1)
    const moved = matrices.map(A => A.apply(start))
    const D = Math.max(...moved.map(x => cone.distance(start, x) + cone.roundoff!(start, x)))
    // A product is right to γ_4 in every coordinate, 2·2γ_4 in the metric, and such errors are
    // halved from map to map: 8γ_4 in all, for either point.
    const runs = Array.from({ length: quick ? 10 : 100 }, (_, stream) => {
      const maps = finite(cone, matrices).realize(seed, stream)
      const certificate = aPriori<Float64Array>({ k: 1 / 2, D })
      const [near, far] = [1e-9, 1e-13].map(tolerance =>
        backwardLimit(maps, start, certificate, { tolerance, space: cone }),
      )
      const [x, y] = [near!.point, far!.point]
      const slack = far!.error + 16 * gamma(4) + cone.roundoff!(x, y)
      return atMost(real, cone.distance(x, y), near!.error + slack, `d(X_${near!.n}, X_${far!.n})`)
    })
    const finding = all(runs)
    return {
      holds: finding.holds,
      detail: finding.holds
        ? `${runs.length} products of 3 matrices, within 10^−9`
        : finding.because,
      margin: finding.margin ?? 0,
      instances: runs.length,
    }
  },
)
