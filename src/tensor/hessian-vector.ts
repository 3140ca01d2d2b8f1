import type { VectorSpace } from '../space/vector-space.js'

/** ∇²L(θ)·v, and an estimate of how far off it is in ℓ2. */
export interface HessianVector<V> {
  readonly product: V
  readonly error: number
}

/** How a Hessian-vector product is differenced. */
export interface DifferenceOptions {
  /** The unit roundoff of the gradient: 2^−24 unless given. */
  readonly unit?: number
  /** The step along v: unit^{1/3}·(1 + |θ|)/|v| unless given. */
  readonly step?: number
}

/**
 * ∇²L(θ)·v by central differences of gradients, D(ε) = (∇L(θ + εv) − ∇L(θ − εv))/2ε, four gradients
 * in all. For three times differentiable gradients D(ε) is off by O(ε²) and by rounding, about
 * unit·|∇L|/ε; the error is estimated as |D(2ε) − D(ε)|/3 plus that, and is large where a kink of
 * the loss lies within 2ε|v| of θ. For tensors, which have no second derivatives that can be
 * trusted; `dense` networks have exact ones. Not on WebGPU, where norms cannot be read. What is made
 * on the way is the caller's to tidy, as `differencedOracle` does.
 */
export function differencedHessianVector<V>(
  space: VectorSpace<V>,
  gradient: (theta: V) => V,
  theta: V,
  v: V,
  options: DifferenceOptions = {},
): HessianVector<V> {
  const { unit = 2 ** -24 } = options
  const norm = (w: V) => Math.sqrt(space.dot(w, w))
  const length = norm(v)
  if (length === 0) return { product: space.scale(0, v), error: 0 }
  const step = options.step ?? (Math.cbrt(unit) * (1 + norm(theta))) / length
  const [near, size] = difference(step)
  const [far] = difference(2 * step)
  const truncation = norm(space.sub(far, near)) / 3
  return { product: near, error: truncation + (unit * size) / step }

  function difference(h: number): readonly [V, number] {
    const [ahead, behind] = [h, -h].map(s => gradient(space.axpy(s, v, theta)))
    return [space.scale(1 / (2 * h), space.sub(ahead!, behind!)), norm(ahead!) + norm(behind!)]
  }
}
