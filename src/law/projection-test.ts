import type { Levels } from './error-rates.js'
import { LawError } from './finite-law.js'
import { type PointCloud, SampleError, twoClouds, type Vector } from './sample.js'
import { smirnovTest } from './smirnov.js'
import { type StatisticalTest, statisticalTest } from './statistical-test.js'

/**
 * The test of P = Q on ℝ^d by Smirnov's test along K given directions u, each at level α/K (union
 * bound): guaranteed for every law, bounded or not. The directions must not be chosen by looking
 * at the data. Throws LawError unless they are finite, non-zero and of one dimension, SampleError
 * for points of another.
 */
export function projectionTest(
  directions: readonly Vector[],
): StatisticalTest<readonly [readonly Vector[], readonly Vector[]]> {
  const count = directions.length
  const dim = directions[0]?.length ?? 0
  for (const u of directions) {
    const squares = Array.from(u).reduce((sum, x) => sum + x * x, 0)
    if (u.length !== dim || !(squares > 0 && squares < Infinity)) {
      throw new LawError(
        `directions: expected non-zero vectors of ℝ^${dim}, got [${Array.from(u)}]`,
      )
    }
  }
  if (dim === 0) throw new LawError('directions: expected at least one')
  const each = ({ falseAlarm, miss }: Levels) => ({ falseAlarm: falseAlarm / count, miss })
  return statisticalTest({
    name: `Smirnov along ${count} directions`,
    discrepancy: 'max over u of sup|F_u − G_u|',
    guarantee: 'guaranteed',
    detectable: (n, levels) => smirnovTest.detectable(n, each(levels)),
    judge([first, second], levels) {
      const [xs, ys] = twoClouds(first, second)
      if (xs.dim !== dim) {
        throw new SampleError(`samples: expected points of ℝ^${dim}, got ℝ^${xs.dim}`)
      }
      const results = directions.map(u =>
        smirnovTest.run([projected(xs, u), projected(ys, u)], each(levels)),
      )
      const worst = results.reduce((a, b) => (b.statistic > a.statistic ? b : a))
      return {
        statistic: worst.statistic,
        threshold: worst.threshold,
        pValue: Math.min(1, count * worst.pValue),
        samples: worst.rates.samples,
        detectable: worst.rates.detectable,
      }
    },
  })
}

/** ⟨x_i, u⟩ for every point x_i. */
function projected({ size, dim, coordinates }: PointCloud, u: Vector): Float64Array {
  return new Float64Array(size).map((_, i) => {
    let sum = 0
    for (let k = 0; k < dim; k++) sum += coordinates[i * dim + k]! * u[k]!
    return sum
  })
}
