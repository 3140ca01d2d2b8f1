import type { MetricSpace } from './metric-space.js'
import { scalarObjection } from './objection.js'
import { real } from './real.js'
import { relativeRoundoff } from './roundoff.js'

/**
 * The positive reals with d(x, y) = |log x − log y|: the metric in which x ↦ cx is an isometry
 * and x ↦ 1/(x + u) a strict contraction wherever x is bounded.
 *
 * For 0 < l ≤ h it is computed as log1p((h − l)/l), which keeps its relative accuracy for close
 * points: two roundings, two more for log1p (within an ulp in the fdlibm that engines carry), not
 * amplified since t/((1 + t) log(1 + t)) ≤ 1. Where the quotient overflows, d > 709 and
 * log h − log l will do: 5 u d to first order.
 */
export const positiveReals: MetricSpace<number> = {
  name: '(0, ∞) with the log metric',
  metric: '|log|',
  field: real,
  chart: { dimension: 1, norm: 'ℓ2', logarithmic: true },
  distance: logDistance,
  roundoff: relativeRoundoff(real, 6, logDistance),
  objection: p => scalarObjection(real, p) ?? (p > 0 ? undefined : `${p} (not positive)`),
}

function logDistance(x: number, y: number): number {
  const lo = Math.min(x, y)
  const hi = Math.max(x, y)
  const excess = (hi - lo) / lo
  return excess < Infinity ? Math.log1p(excess) : Math.log(hi) - Math.log(lo)
}
