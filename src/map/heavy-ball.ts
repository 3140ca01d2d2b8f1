import type { VectorSpace } from '../space/vector-space.js'
import { scalar } from './parameters.js'
import type { SelfMap } from './self-map.js'

/** Step size h and momentum β of the heavy ball. */
export interface HeavyBall<S = number> {
  readonly h: S
  readonly beta: S
}

/**
 * Polyak's heavy ball on pairs z = (θ, θ₋) of a vector space:
 * (θ, θ₋) ↦ (θ + β(θ − θ₋) − h·∇L(θ), θ).
 *
 * It carries no Lipschitz constant: even for L = λ|θ|²/2, where it is the matrix
 * [[1 + β − hλ, −β], [1, 0]] of spectral radius < 1 iff |β| < 1 and 0 < hλ < 2(1 + β), it is no
 * contraction in the Euclidean norm (β = 0.9, hλ = 0.1: norm 2.21, spectral radius 0.949), and for
 * random λ there may be no norm at all that all the maps contract. (Polyak 1964.)
 * @throws MapError unless h and β are finite
 */
export function heavyBall<V, S>(
  space: VectorSpace<V, S>,
  { h, beta }: HeavyBall<S>,
  gradient: (theta: V) => V,
): SelfMap<readonly [V, V], S> {
  scalar(space.field, beta, 'heavy ball, β')
  scalar(space.field, h, 'heavy ball, h')
  return new HeavyBallStep(space, h, beta, gradient)
}

class HeavyBallStep<V, S> implements SelfMap<readonly [V, V], S> {
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
    return `(θ, θ₋) ↦ (θ + ${beta}·(θ - θ₋) - ${h}·∇L(θ), θ)`
  }

  apply([theta, previous]: readonly [V, V]): readonly [V, V] {
    const { space } = this
    const coasted = space.axpy(this.beta, space.sub(theta, previous), theta)
    return [space.axpy(this.minusH, this.gradient(theta), coasted), theta]
  }
}
