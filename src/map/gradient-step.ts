import type { LinearOperator, SymmetricOperator } from '../space/linear-operator.js'
import type { VectorSpace } from '../space/vector-space.js'
import { type Curvature, curvatureFactor } from './curvature.js'
import { stepDerivative } from './descent.js'
import { scalar } from './parameters.js'
import type { Descent, Proved, SelfMap } from './self-map.js'

/**
 * θ ↦ θ − h·F(θ) on any vector space, F = ∇L or any vector field. With the field's curvature it
 * carries its Lipschitz constant in ℓ2, which is |·| on the line (`curvatureFactor`). With the
 * Hessian of L, over points that are a double or an array of them, it carries its derivative.
 * @throws MapError unless h is finite and the curvature makes sense
 */
export function gradientStep<V, S>(
  space: VectorSpace<V, S>,
  h: S,
  gradient: (theta: V) => V,
  curvature?: Curvature<S>,
  hessian?: (theta: Float64Array) => SymmetricOperator,
): SelfMap<V, S> {
  scalar(space.field, h, 'gradient step, h')
  const factor = curvature && curvatureFactor(space.field, h, curvature)
  const plain = new GradientStep(space, h, gradient, factor)
  if (hessian === undefined || typeof h !== 'number') return plain
  return new BentStep(space, h, gradient, factor, { h, hessian, ...boundsOf(curvature) })
}

/** m ≤ ∇²L ≤ M, where they are given for a gradient, as floats. */
function boundsOf<S>(curvature: Curvature<S> | undefined): Pick<Descent, 'curvature'> {
  if (curvature?.kind !== 'gradient') return {}
  const { m, M } = curvature
  return typeof m === 'number' && typeof M === 'number' ? { curvature: { m, M } } : {}
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

/** A gradient step that knows how its loss bends. */
class BentStep<V, S> extends GradientStep<V, S> {
  constructor(
    space: VectorSpace<V, S>,
    h: S,
    gradient: (theta: V) => V,
    factor: S | undefined,
    readonly descent: Descent,
  ) {
    super(space, h, gradient, factor)
  }

  derivative(theta: V): LinearOperator {
    const at = typeof theta === 'number' ? [theta] : (theta as ArrayLike<number>)
    return stepDerivative(this.descent, Float64Array.from(at))
  }
}
