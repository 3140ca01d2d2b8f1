import type { Looked } from './looked.js'
import type { MethodName } from './study.js'

/** The largest constant of the maps of the law: what bounds and estimates are of. */
export const supLip = 'sup Lip(T)'

/** What each method is asked for: what a refusal is of. */
export const quantities: Readonly<Record<MethodName, string>> = {
  carried: supLip,
  pairs: supLip,
  'extreme-value': supLip,
  jacobian: supLip,
  interval: supLip,
  curvature: 'm',
  'log-average': 'E log Lip(T)',
  lyapunov: 'γ_1',
  decay: 'k̂ forward',
  ball: 'invariant radius',
  tail: 'α',
}

/** What is found of the maps looked at, on the region: of the law where they are all of its maps. */
export const constantOf = ({ whole, extent }: Pick<Looked<unknown>, 'whole' | 'extent'>): string =>
  whole ? supLip : `max Lip of the ${extent}`
