import type { Algebra } from './algebra.js'

/** Σ_{i=from}^{to} a_i b_{k−i}: from 0 to k (so unless given) the k-th coefficient of a·b. */
export function convolution<S, T>(
  base: Algebra<S, T>,
  a: readonly T[],
  b: readonly T[],
  k: number,
  from = 0,
  to = k,
): T {
  let sum = base.zero
  for (let i = from; i <= to; i++) sum = base.add(sum, base.mul(a[i]!, b[k - i]!))
  return sum
}

/** The series q with q·b = a, to the order of a. Throws AlgebraError where b_0 is no unit. */
export function quotient<S, T>(
  base: Algebra<S, T>,
  a: readonly T[],
  b: readonly T[],
): readonly T[] {
  const q: T[] = []
  for (let k = 0; k < a.length; k++) {
    const known = convolution(base, b, q, k, 1)
    q.push(base.div(base.sub(a[k]!, known), b[0]!))
  }
  return q
}
