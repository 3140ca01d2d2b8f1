import { iterationOrder } from '../../src/arbitrary/iteration-order.js'

/** Every order shipped, with small parameters. */
export const orders = iterationOrder()
