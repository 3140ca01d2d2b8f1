import type { VectorSpace } from '../space/vector-space.js'
import type { HeavyBall } from './heavy-ball.js'
import { scalar } from './parameters.js'
import type { SelfMap } from './self-map.js'

/**
 * Nesterov's accelerated step on pairs z = (θ, θ₋) of a vector space: with y = θ + β(θ − θ₋),
 * (θ, θ₋) ↦ (y − h·∇L(y), θ). The heavy ball with its gradient taken at y.
 *
 * It carries no Lipschitz constant: even for L = λ|θ|²/2, where it is the matrix
 * [[(1 + β)(1 − hλ), −β(1 − hλ)], [1, 0]], it is no contraction in the Euclidean norm. (Nesterov 1983.)
 * @throws MapError unless h and β are finite
 */
export function nesterov<V, S>(
  space: VectorSpace<V, S>,
  { h, beta }: HeavyBall<S>,
  gradient: (theta: V) => V,
): SelfMap<readonly [V, V], S> {
  scalar(space.field, beta, 'Nesterov step, β')
  scalar(space.field, h, 'Nesterov step, h')
  return new NesterovStep(space, h, beta, gradient)
}

class NesterovStep<V, S> implements SelfMap<readonly [V, V], S> {
  readonly proved = {}
  private readonly minusH: S

  constructor(
    private readonly space: VectorSpace<V, S>,
    private readonly h: S,
    private readonly beta: S,
    private readonly gradient: (theta: V) => V,
  ) {
    this.minusH = space.field.sub(space.field.zero, h)
  }

  get name(): string {
    const [beta, h] = [this.beta, this.h].map(this.space.field.show)
    return `(θ, θ₋) ↦ (y - ${h}·∇L(y), θ), y = θ + ${beta}·(θ - θ₋)`
  }

  apply([theta, previous]: readonly [V, V]): readonly [V, V] {
    const { space } = this
    const ahead = space.axpy(this.beta, space.sub(theta, previous), theta)
    return [space.axpy(this.minusH, this.gradient(ahead), ahead), theta]
  }
}
