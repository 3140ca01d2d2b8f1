import { wholeNumber } from '../order/order.js'
import type { VectorSpace } from '../space/vector-space.js'

/** The gradients ∇L_i and Hessians ∇²L_i of losses L_1, L_2, …, asked for at points and along vectors. */
export interface SecondOrderOracle<V> {
  /** ∇L_i(θ), a new vector. */
  gradient(i: number, theta: V): V
  /** ∇²L_i(θ)·v, a new vector. */
  hessianVector(i: number, theta: V, v: V): V
  /** Gives up a vector that is not needed any more, where vectors hold memory of their own. */
  release?(v: V): void
}

/**
 * Σ_{i≤n} ∇²L_i·(before·S_{<i} + after·S_{>i}) with S_{<i}, S_{>i} the sums of the gradients before
 * and after i, all at θ: every second-order term of n gradient steps is one of these. Without a
 * matrix: n Hessian-vector products, 2n gradients (n where `after` is 0), and five vectors of
 * memory besides θ and the oracle's own, whatever n is. The sum is the caller's to give up.
 * Throws RangeError unless n is an integer ≥ 0.
 */
export function hessianSum<V, S>(
  space: VectorSpace<V, S>,
  oracle: SecondOrderOracle<V>,
  n: number,
  theta: V,
  { before, after }: { readonly before: S; readonly after: S },
): V {
  wholeNumber(n, 0, 'n')
  const { field } = space
  const release = (v: V) => oracle.release?.(v)
  /** y + s·x in the place of y. */
  const plus = (y: V, s: S, x: V): V => {
    const sum = space.axpy(s, x, y)
    release(y)
    return sum
  }
  let along = space.zero()
  if (field.compare(after, field.zero) !== 0) {
    for (let i = 1; i <= n; i++) {
      const g = oracle.gradient(i, theta)
      along = plus(along, after, g)
      release(g)
    }
  }
  let sum = space.zero()
  for (let i = 1; i <= n; i++) {
    const g = oracle.gradient(i, theta)
    along = plus(along, field.sub(field.zero, after), g)
    const product = oracle.hessianVector(i, theta, along)
    sum = plus(sum, field.one, product)
    release(product)
    along = plus(along, before, g)
    release(g)
  }
  release(along)
  return sum
}
