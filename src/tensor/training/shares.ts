import { plan } from '../../iterate/plan.js'
import type { Order } from '../../order/order.js'

/**
 * The wanted n of an order in at most so many shares, which cost together no more than a tenth more
 * than all at once: shares go round n by n, so that each has short words and long ones. One share
 * where words share their work, as forward ones do.
 */
export function shares(order: Order, at: readonly number[], most: number): number[][] {
  const whole = plan(order, at).applications
  for (let count = Math.min(most, at.length); count > 1; count--) {
    const dealt = Array.from({ length: count }, (_, k) => at.filter((_, i) => i % count === k))
    const cost = dealt.reduce((sum, share) => sum + plan(order, share).applications, 0)
    if (cost <= 1.1 * whole) return dealt
  }
  return [[...at]]
}
