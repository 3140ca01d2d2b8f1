import { finiteOf, RandomError } from './address.js'
import { type BulkDraw, bulkDraw } from './bulk.js'
import type { Draw } from './draw.js'
import type { Source } from './source.js'
import { layers, ziggurat } from './ziggurat.js'

const { x: ends, y: heights } = ziggurat

/**
 * Normal: mean + deviation·z, z standard normal. One draw in 98.5 % of cases.
 * Throws RandomError unless mean is finite and deviation is finite and ≥ 0.
 */
export function normal(mean: number, deviation: number): BulkDraw {
  finiteOf(mean, 'normal, mean')
  if (finiteOf(deviation, 'normal, deviation') < 0) {
    throw new RandomError(`normal, deviation: expected a number ≥ 0, got ${deviation}`)
  }
  return bulkDraw(
    source => mean + deviation * standardNormal(source),
    (sources, each) => sources.normals(each, mean, deviation),
  )
}

/**
 * Standard normal, by the ziggurat method of Marsaglia and Tsang (2000) with 256 layers. Layer, sign
 * and the 53 bits of the abscissa are disjoint bits of one draw (Doornik 2005), and all that
 * follows a rejection comes from further draws. |z| < 12.3.
 *
 * The same on every engine whose Math.log, exp and sqrt agree to the last bit: every V8 does.
 */
export const standardNormal: Draw<number> = source => {
  for (;;) {
    const u = source.next53() * 2 ** -53
    const layer = source.low & (layers - 1)
    const sign = 1 - ((source.low & layers) >>> 7) // from bit 8, without a branch: no one predicts it
    const x = u * ends[layer]!
    if (x < ends[layer + 1]!) return sign * x
    if (layer === 0) return sign * tail(source)
    const y0 = heights[layer]!
    if (y0 + source.unit() * (heights[layer + 1]! - y0) < Math.exp((-x * x) / 2)) return sign * x
  }
}

/** Normal given that it exceeds x₁, the end of the layers (Marsaglia 1964). */
function tail(source: Source): number {
  const end = ends[1]!
  for (;;) {
    const x = -Math.log1p(-source.unit()) / end
    const y = -Math.log1p(-source.unit())
    if (2 * y > x * x) return end + x
  }
}
