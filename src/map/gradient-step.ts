import type { VectorSpace } from '../space/vector-space.js'
import { type Curvature, curvatureFactor } from './curvature.js'
import { scalar } from './parameters.js'
import type { Proved, SelfMap } from './self-map.js'

/**
 * θ ↦ θ − h·F(θ) on any vector space, F = ∇L or any vector field. With the field's curvature it
 * carries its Lipschitz constant in ℓ2, which is |·| on the line (`curvatureFactor`).
 * @throws MapError unless h is finite and the curvature makes sense
 */
export function gradientStep<V, S>(
  space: VectorSpace<V, S>,
  h: S,
  gradient: (theta: V) => V,
  curvature?: Curvature<S>,
): SelfMap<V, S> {
  scalar(space.field, h, 'gradient step, h')
  const factor = curvature && curvatureFactor(space.field, h, curvature)
  return new GradientStep(space, h, gradient, factor)
}

class GradientStep<V, S> implements SelfMap<V, S> {
  readonly proved: Proved<V, S>
  private readonly minusH: S

  constructor(
    private readonly space: VectorSpace<V, S>,
    private readonly h: S,
    private readonly gradient: (theta: V) => V,
    factor: S | undefined,
  ) {
    this.minusH = space.field.sub(space.field.zero, h)
    this.proved = factor === undefined ? {} : { lipschitz: { '|·|': factor, ℓ2: factor } }
  }

  get name(): string {
    return `θ ↦ θ - ${this.space.field.show(this.h)}·∇L(θ)`
  }

  apply(theta: V): V {
    return this.space.axpy(this.minusH, this.gradient(theta), theta)
  }
}
