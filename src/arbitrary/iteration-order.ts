import fc from 'fast-check'
import { anchored, anchoredDoubling, anchoredHeldOut, anchoredReuse } from '../order/anchored.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { intermittent, intermittentEvery } from '../order/intermittent.js'
import type { Order } from '../order/order.js'
import { permuted } from '../order/permuted.js'
import { switched } from '../order/switched.js'
import { window } from '../order/window.js'
import { named } from './readable.js'

/** Which parameters. */
export interface IterationOrderConstraints {
  /** Parameters are whole numbers up to this; 12 unless given. */
  readonly most?: number
}

/** Any order that there is, with small parameters; shrinks to forward. */
export function iterationOrder({ most = 12 }: IterationOrderConstraints = {}): fc.Arbitrary<Order> {
  const parameter = fc.nat(most)
  const resets = fc
    .uniqueArray(fc.integer({ min: 1, max: Math.max(1, most) }), { maxLength: 3 })
    .map(places => places.sort((a, b) => a - b))
  return fc
    .oneof(
      { withCrossShrink: true },
      fc.constantFrom(forward, backward),
      parameter.map(switched),
      parameter.map(window),
      resets.map(intermittent),
      fc.integer({ min: 1, max: Math.max(1, most) }).map(intermittentEvery),
      parameter.map(anchored),
      parameter.map(anchoredReuse),
      parameter.map(anchoredHeldOut),
      fc.integer({ min: 1, max: Math.max(1, most) }).map(c => anchoredDoubling(c / 3)),
      fc.integer().map(permuted),
    )
    .map(order => named({ ...order }))
}
