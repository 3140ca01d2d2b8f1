import fc from 'fast-check'
import { gradientStep } from '../map/gradient-step.js'
import type { SelfMap } from '../map/self-map.js'
import { showTuple } from '../map/show.js'
import type { Tuple } from '../map/tuple.js'
import type { VectorSpace } from '../space/vector-space.js'
import { named } from './readable.js'
import { vector } from './vector.js'

/** Which quadratic losses, and which step sizes. */
export interface QuadraticStepConstraints<S> {
  /** Eigenvalues of the Hessian lie in [m, M], 0 ≤ m ≤ M. 1 and 4 unless given. */
  readonly m?: S
  readonly M?: S
  /** The step size; eighths of 2/M, all below it, unless given. */
  readonly h?: S
}

/**
 * A gradient step θ ↦ θ − h·H(θ − c) of the loss ½(θ − c)ᵀH(θ − c), H = diag(λ) with m ≤ λ_i ≤ M. It
 * carries its constant max(|1 − hm|, |1 − hM|) in ℓ2: less than 1 where 0 < m and 0 < h < 2/M.
 * Shrinks to H = m, c = 0 and the least h.
 */
export function quadraticStep<V extends Tuple<V, S>, S>(
  space: VectorSpace<V, S>,
  constraints: QuadraticStepConstraints<S> = {},
): fc.Arbitrary<SelfMap<V, S>> {
  const { field } = space
  const { m = field.one, M = field.of(4), h } = constraints
  const origin = space.zero()
  const length = { minLength: origin.length, maxLength: origin.length }
  // Four equal steps from m to M; the last is M itself, without rounding.
  const eigenvalue = fc
    .nat(4)
    .map(n => (n === 4 ? M : field.add(m, field.mul(field.sub(M, m), field.of(n, 4)))))
  const step =
    h === undefined
      ? fc.integer({ min: 1, max: 7 }).map(n => field.div(field.of(n, 4), M))
      : fc.constant(h)
  return fc.tuple(step, fc.array(eigenvalue, length), vector(space)).map(([h, lambda, c]) => {
    const gradient = (theta: V) => space.sub(theta, c).map((x, i) => field.mul(lambda[i]!, x))
    const step = gradientStep(space, h, gradient, { kind: 'gradient', m, M })
    const name = `θ ↦ θ - ${field.show(h)}·diag${showTuple(field, lambda)}·(θ - ${showTuple(field, c)})`
    return named({ name, proved: step.proved, apply: (theta: V) => step.apply(theta) })
  })
}
