import { type EmpiricalRisk, type LabelledRows, linearRisk } from './empirical-risk.js'

/**
 * Ridge regression: L_B(w) = mean_{i∈B} ½(x_i·w − y_i)² + λ/2·|w|², with gradient
 * mean (x_i·w − y_i)·x_i + λw and Hessian mean x_i·x_iᵀ + λ.
 * @throws MapError if λ < 0, or the rows are none, ragged or not finite
 */
export function ridgeRegression(data: LabelledRows, lambda: number): EmpiricalRisk {
  return linearRisk(data, lambda, {
    name: 'ridge regression',
    value: (score, label) => (score - label) ** 2 / 2,
    slope: (score, label) => score - label,
    slopeOn: (on, score, label) => on.sub(score, on.of(label)),
    bend: () => 1,
    steepest: 1,
  })
}
