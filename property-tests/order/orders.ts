import { fc } from '@fast-check/vitest'
import {
  anchored,
  anchoredDoubling,
  anchoredHeldOut,
  anchoredReuse,
} from '../../src/order/anchored.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { intermittent } from '../../src/order/intermittent.js'
import type { Order } from '../../src/order/order.js'
import { permuted } from '../../src/order/permuted.js'
import { switched } from '../../src/order/switched.js'
import { window } from '../../src/order/window.js'

const small = fc.nat(12)

/** Every order shipped, with small parameters. */
export const orders: fc.Arbitrary<Order> = fc
  .oneof(
    fc.constantFrom(forward, backward),
    small.map(switched),
    small.map(window),
    fc
      .uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 3 })
      .map(resets => intermittent(resets.sort((a, b) => a - b))),
    small.map(anchored),
    small.map(anchoredReuse),
    small.map(anchoredHeldOut),
    fc.integer({ min: 1, max: 12 }).map(c => anchoredDoubling(c / 3)),
    fc.integer().map(permuted),
  )
  .map(order => ({ ...order, toString: () => order.name }))
