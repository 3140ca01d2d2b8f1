import type { LinearOperator } from '../space/linear-operator.js'
import type { Descent } from './self-map.js'

/** (θ ↦ θ − h·∇L(θ))′ = I − h·∇²L(θ), its own transpose. */
export function stepDerivative({ h, hessian }: Descent, theta: Float64Array): LinearOperator {
  const bend = hessian(theta)
  const apply = (v: Float64Array) => bend.apply(v).map((bi, i) => v[i]! - h * bi)
  return { dimension: bend.dimension, apply, transpose: apply }
}
