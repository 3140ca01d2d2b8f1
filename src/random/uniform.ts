import { finiteOf, RandomError } from './address.js'
import type { Draw } from './draw.js'

/**
 * Uniform on [low, high): low + (high − low)·u, u uniform on the multiples of 2⁻⁵³ in [0, 1). The
 * sum is rounded, so `high` itself can occur. One draw.
 * Throws RandomError unless low < high and both are finite.
 */
export function uniform(low: number, high: number): Draw<number> {
  finiteOf(low, 'uniform, low')
  finiteOf(high, 'uniform, high')
  const width = finiteOf(high - low, 'uniform, high − low')
  if (width <= 0) throw new RandomError(`uniform: expected low < high, got ${low} and ${high}`)
  return source => low + width * source.unit()
}
