import type { OrderedField } from '../space/field.js'
import { type ClipAffine, clipAffine } from './clip-affine.js'

/**
 * Lindley's map x ↦ max(x + u, 0) on [0, ∞): the waiting time of the next customer, u = service −
 * interarrival time. Clip-affine, increasing, Lipschitz constant 1. (Lindley 1952; run backward:
 * Loynes 1962.)
 * @throws MapError unless u is finite
 */
export function lindley<S>(field: OrderedField<S>, u: S): ClipAffine<S> {
  return clipAffine(field, field.one, u, { lo: field.zero })
}
