import type { Formula } from '../algebra/formula.js'
import { float64 } from '../space/float64.js'
import type { LinearOperator } from '../space/linear-operator.js'
import type { VectorSpace } from '../space/vector-space.js'
import { stepDerivative } from './descent.js'
import type { EmpiricalRisk } from './empirical-risk.js'
import { gradientStep } from './gradient-step.js'
import type { Descent, Proved, SelfMap } from './self-map.js'

/**
 * The steps of stochastic gradient descent on an empirical risk: batch B ↦ the map
 * w ↦ w − h·∇L_B(w) on ℝ^d, which carries its Lipschitz constant max(|1 − hm|, |1 − hM|) in ℓ2,
 * its derivative and its formula. Making a map costs O(|B|), applying it or its derivative O(|B|·d).
 * @throws MapError unless h is finite; when a map is made, if its batch is empty or names a row
 *   that is not there
 */
export function sgdStep(
  risk: EmpiricalRisk,
  h: number,
): (batch: readonly number[]) => SelfMap<Float64Array> {
  const space = float64(risk.dim)
  return batch => new SgdStep(risk, h, space, batch)
}

class SgdStep implements SelfMap<Float64Array> {
  private readonly step: SelfMap<Float64Array>

  constructor(
    private readonly risk: EmpiricalRisk,
    private readonly h: number,
    space: VectorSpace<Float64Array>,
    private readonly batch: readonly number[],
  ) {
    this.step = gradientStep(space, h, w => risk.gradient(w, batch), risk.curvature(batch))
  }

  get name(): string {
    return `SGD step of ${this.risk.name}, h = ${this.h}, rows ${this.batch.join(' ')}`
  }

  get proved(): Proved<Float64Array> {
    return this.step.proved
  }

  apply(w: Float64Array): Float64Array {
    return this.step.apply(w)
  }

  get formula(): Formula<number> {
    const { batch, h, risk } = this
    return {
      dimension: risk.dim,
      apply(on, w) {
        const gradient = risk.gradientOn(on, w, batch)
        return w.map((wj, j) => on.sub(wj, on.scale(h, gradient[j]!)))
      },
    }
  }

  get descent(): Descent {
    const { batch, h, risk } = this
    const { m, M } = risk.curvature(batch)
    return {
      h,
      hessian: w => ({ dimension: risk.dim, apply: v => risk.hessianVector(w, v, batch) }),
      curvature: { m, M },
      // Without a ridge, a sum of one square x·xᵀ for each different row.
      ...(m === 0 && { rank: Math.min(new Set(batch).size, risk.dim) }),
    }
  }

  derivative(w: Float64Array): LinearOperator {
    return stepDerivative(this.descent, w)
  }
}
