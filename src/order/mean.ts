import type { Order } from './order.js'

/** The mean over orders: its n-th iterate is the average of the n-th iterates of its parts. */
export interface OrderMean {
  readonly name: string
  readonly parts: readonly Order[]
}

/** The mean of one or more orders. Its iterates need a vector space to be averaged in. */
export function mean(...parts: readonly Order[]): OrderMean {
  if (parts.length === 0)
    throw new RangeError('mean(orders): expected at least one order, got none')
  return { name: `mean(${parts.map(part => part.name).join(', ')})`, parts }
}
