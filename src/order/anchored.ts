import { type Order, order, wholeNumber } from './order.js'
import { down, up, word } from './word.js'

/**
 * A_{m,n} = T_1 … T_m (T_n … T_{m+1} θ): the first m maps replayed on top of a forward chain of
 * the others; backward while n ≤ m. Has the law of X_n for every n, and lies within
 * 2Dk^m(1 − k^{n−m})/(1 − k) of X_n for common contraction constant k and D = sup d(θ, T_i θ).
 */
export function anchored(m: number): Order {
  wholeNumber(m, 0, 'anchored(m)')
  return order(`anchored(${m})`, n => (n <= m ? word(up(1, n)) : word(up(1, m), down(n, m + 1))))
}

/**
 * R_{m,n} = T_1 … T_m (T_n … T_1 θ): the first m maps once more on top of the ordinary forward
 * iterate, min(m, n) of them. Nothing restarts when m grows; the law of X_n only up to k^n D/(1−k).
 */
export function anchoredReuse(m: number): Order {
  wholeNumber(m, 0, 'anchoredReuse(m)')
  return order(`anchored-reuse(${m})`, n => word(up(1, Math.min(m, n)), down(n, 1)))
}

/**
 * S_1 … S_m (T_n … T_1 θ) with held-out maps S (indices −1, …, −m), drawn once: has the law of
 * the (n+m)-th iterate and stays near the limit of S_1 S_2 ….
 */
export function anchoredHeldOut(m: number): Order {
  wholeNumber(m, 0, 'anchoredHeldOut(m)')
  return order(`anchored-held-out(${m})`, n => word(down(-1, -m), down(n, 1)))
}

/**
 * Anchored with m = ⌈c·j⌉ (at most n) for 2^j ≤ n < 2^{j+1}, the chain started anew at each power
 * of two: has the law of X_n for every n and converges to its limit, in O(N log N) applications
 * for all n ≤ N.
 */
export function anchoredDoubling(c: number): Order {
  if (!(Number.isFinite(c) && c > 0)) {
    throw new RangeError(`anchoredDoubling(c): expected a number > 0, got ${c}`)
  }
  return order(`anchored-doubling(${c})`, n => {
    if (n === 0) return word()
    const m = Math.min(n, Math.ceil(c * (31 - Math.clz32(n))))
    return word(up(1, m), down(n, m + 1))
  })
}
