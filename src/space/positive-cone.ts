import { positiveInteger } from './dimension.js'
import type { MetricSpace } from './metric-space.js'
import { float64Objection } from './objection.js'
import { real } from './real.js'
import { unitRoundoff } from './roundoff.js'

/**
 * The open cone (0, ∞)^dim with Hilbert's projective metric
 *   d(x, y) = log max_i (x_i/y_i) + log max_j (y_j/x_j).
 *
 * It is a metric on rays: a point stands for its ray {cx : c > 0}, and d(x, y) = 0 iff y = cx for
 * some c > 0, that is x_i y_j = x_j y_i for all i, j. Positive matrices contract it (Birkhoff
 * 1957). No coordinate may be under 2^-1022 of the largest: no quotient here then underflows.
 * Throws RangeError unless dim ≥ 1.
 */
export function positiveCone(dim: number): MetricSpace<Float64Array> {
  positiveInteger(dim, 'dimension')
  const distance = (x: Float64Array, y: Float64Array) => {
    // Scaled to largest coordinate 1, both maxima are ≥ 1: no logarithm is negative, none cancels.
    const [xTop, yTop] = [largest(x), largest(y)]
    let up = 1
    let down = 1
    for (let i = 0; i < dim; i++) {
      const [xi, yi] = [x[i]! / xTop, y[i]! / yTop]
      up = Math.max(up, xi / yi)
      down = Math.max(down, yi / xi)
    }
    return Math.log(up) + Math.log(down)
  }
  return {
    name: `cone (0, ∞)^${dim} with Hilbert's metric`,
    metric: 'Hilbert',
    field: real,
    distance,
    // Each maximum takes three roundings, 3u in its logarithm, which is itself within an ulp (2u,
    // relative), then the sum: 6u + 3u d to first order. One u more in each covers the rest.
    roundoff: (x, y) => unitRoundoff * (7 + 4 * distance(x, y)),
    objection: p => float64Objection(dim, p) ?? outside(p),
  }
}

function largest(x: Float64Array): number {
  let top = 0
  for (const xi of x) top = Math.max(top, xi)
  return top
}

function outside(p: Float64Array): string | undefined {
  const top = largest(p)
  for (const [i, x] of p.entries()) {
    if (x <= 0) return `${x} at coordinate ${i + 1} (not positive)`
    if (x / top < 2 ** -1022) return `${x} at coordinate ${i + 1} (under 2^-1022 of the largest)`
  }
  return undefined
}
