import { finiteOf, positiveOf } from './address.js'
import type { Draw } from './draw.js'

/**
 * Cauchy: median + scale·tan(π·u), u uniform on the odd multiples of 2⁻⁵⁴ in (−1/2, 1/2), hence
 * symmetric about the median. One draw. Throws RandomError unless median is finite and scale > 0.
 */
export function cauchy(median: number, scale: number): Draw<number> {
  finiteOf(median, 'Cauchy, median')
  positiveOf(scale, 'Cauchy, scale')
  return source => {
    const u = (source.next53() - 2 ** 52 + 0.5) * 2 ** -53 // exact
    return median + scale * Math.tan(Math.PI * u)
  }
}
