import { numbers } from '../algebra/fields.js'
import { gradientStep } from '../map/gradient-step.js'
import type { SelfMap } from '../map/self-map.js'
import { float64 } from '../space/float64.js'
import type { SymmetricOperator } from '../space/linear-operator.js'
import { derivative } from './derivative.js'
import type { SmoothLoss } from './vector-field.js'

/** ∇²L(θ), whose products are derivatives of ∇L by forward mode: three gradients' work each. */
export function lossHessian(loss: SmoothLoss<number>, theta: Float64Array): SymmetricOperator {
  const at = Array.from(theta)
  return {
    dimension: loss.dimension,
    apply: v => Float64Array.from(derivative(numbers, loss.gradient, at, Array.from(v))),
  }
}

/**
 * θ ↦ θ − h·∇L(θ) on ℝ^d, with its derivative and the Hessian of L: `eulerStep` of `descent(loss)`
 * over arrays of doubles.
 * @throws MapError unless h is finite
 */
export function descentStep(loss: SmoothLoss<number>, h: number): SelfMap<Float64Array> {
  const gradient = (theta: Float64Array) =>
    Float64Array.from(loss.gradient.apply(numbers, Array.from(theta)))
  const space = float64(loss.dimension)
  return gradientStep(space, h, gradient, undefined, theta => lossHessian(loss, theta))
}
