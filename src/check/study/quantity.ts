import type { MethodName } from './study.js'

/** The largest constant of the maps looked at, on the region: what bounds and estimates are of. */
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
