import { positiveOf } from './address.js'
import type { Draw } from './draw.js'

/**
 * Exponential of the given rate: −log(1 − u)/rate, u uniform on the multiples of 2⁻⁵³ in [0, 1); so at
 * most 36.8/rate. One draw. Throws RandomError unless rate > 0.
 */
export function exponential(rate: number): Draw<number> {
  positiveOf(rate, 'exponential, rate')
  return source => -Math.log1p(-source.unit()) / rate
}
