import { type LabelledTable, linearScores } from './linear-scores.js'
import type { SmoothLoss } from './vector-field.js'

/**
 * Least squares: L(w) = mean_i ½(x_i·w − y_i)² + λ/2·|w|², with ∇L(w) = mean (x_i·w − y_i)·x_i + λw.
 * Over any field: rational rows and labels give an exact loss.
 * Throws RangeError for no row, ragged rows, or labels that are not one a row.
 */
export function leastSquares<S>(table: LabelledTable<S>): SmoothLoss<S> {
  return linearScores(table, {
    name: 'least squares',
    value(on, score, label) {
      const gap = on.sub(score, on.of(label))
      return on.mul(on.rational(1, 2), on.mul(gap, gap))
    },
    slope: (on, score, label) => on.sub(score, on.of(label)),
  })
}
