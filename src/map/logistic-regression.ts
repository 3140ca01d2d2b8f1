import { smooth } from '../algebra/algebra.js'
import { type EmpiricalRisk, type LabelledRows, linearRisk } from './empirical-risk.js'
import { MapError } from './self-map.js'

/**
 * Ridge logistic regression with labels y = ±1:
 * L_B(w) = mean_{i∈B} log(1 + exp(−y_i·x_i·w)) + λ/2·|w|². Nothing in it overflows.
 * @throws MapError if a label is not ±1, λ < 0, or the rows are none, ragged or not finite
 */
export function logisticRegression(data: LabelledRows, lambda: number): EmpiricalRisk {
  const stray = Array.from(data.y).findIndex(y => Math.abs(y) !== 1)
  if (stray >= 0) {
    throw new MapError(
      `logistic regression, label of row ${stray}: expected 1 or -1, got ${data.y[stray]}`,
    )
  }
  return linearRisk(data, lambda, {
    name: 'logistic regression',
    value(score, label) {
      const margin = label * score
      return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)))
    },
    // An exponential that overflows to ∞ gives the right slope, 0.
    slope: (score, label) => -label / (1 + Math.exp(label * score)),
    slopeOn: (on, score, label) => on.scale(-label, smooth(on, 'sigmoid')(on.scale(-label, score))),
    bend(score) {
      const e = Math.exp(-Math.abs(score))
      return e / (1 + e) ** 2
    },
    steepest: 1 / 4,
  })
}
