import { type Order, order, wholeNumber } from './order.js'
import { down, up, word } from './word.js'

/**
 * Forward for k maps, then backward from there: T_{k+1} … T_n (T_k … T_1 θ) for n > k.
 * (Dherin et al. 2025, A.5.)
 */
export function switched(k: number): Order {
  wholeNumber(k, 0, 'switched(k)')
  return order(`switched(${k})`, n => (n <= k ? word(down(n, 1)) : word(up(k + 1, n), down(k, 1))))
}
