import { smooth } from '../algebra/algebra.js'
import { type LabelledTable, linearScores } from './linear-scores.js'
import type { SmoothLoss } from './vector-field.js'

/**
 * The logistic loss with labels y = ±1: L(w) = mean_i log(1 + e^(−y_i x_i·w)) + λ/2·|w|², with
 * ∇L(w) = −mean y_i σ(−y_i x_i·w)·x_i + λw. Over algebras of floats, else AlgebraError; nothing in it overflows.
 * Throws RangeError for no row, ragged rows, or a label that is not ±1 or missing.
 */
export function logisticLoss(table: LabelledTable<number>): SmoothLoss<number> {
  const stray = Array.from(table.labels).find(y => Math.abs(y) !== 1)
  if (stray !== undefined) {
    throw new RangeError(`logistic loss, label: expected 1 or −1, got ${stray}`)
  }
  return linearScores(table, {
    name: 'logistic loss',
    needs: 'softplus',
    value: (on, score, label) => smooth(on, 'softplus')(on.scale(-label, score)),
    slope: (on, score, label) => on.scale(-label, smooth(on, 'sigmoid')(on.scale(-label, score))),
  })
}
