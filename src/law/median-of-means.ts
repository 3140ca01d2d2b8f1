import { average } from './bounded-range.js'
import type { Concentration } from './concentration.js'
import type { Levels } from './error-rates.js'
import { LawError } from './finite-law.js'
import { SampleError } from './sample.js'

/**
 * The median of the means of k = ⌈8 log(1/δ)⌉ blocks of b = ⌊n/k⌋ draws, for a variable of variance
 * at most σ² and any range: P(|median − μ| ≥ 2σ/√b) ≤ exp(−k/8) ≤ δ, each block being off with
 * probability at most 1/4 (Lugosi & Mendelson 2019, Theorem 2). δ is the smaller of falseAlarm and
 * miss. Draws beyond k·b are left out. Throws LawError unless 0 < variance < ∞, SampleError for
 * fewer than k draws.
 */
export function medianOfMeans(variance: number): Concentration {
  if (!(variance > 0 && variance < Infinity)) {
    throw new LawError(`variance: expected a proved finite bound > 0, got ${variance}`)
  }
  const blocks = ({ falseAlarm, miss }: Levels) =>
    Math.ceil(-8 * Math.log(Math.min(falseAlarm, miss)))
  const radius = (size: number) => 2 * Math.sqrt(variance / size)
  return {
    name: 'median of means',
    detectable(n, levels) {
      const size = Math.floor(n / blocks(levels))
      return size === 0 ? Infinity : 2 * radius(size)
    },
    estimate(sample, levels) {
      const k = blocks(levels)
      const size = Math.floor(sample.length / k)
      if (size === 0) {
        throw new SampleError(`sample: expected at least ${k} draws, got ${sample.length}`)
      }
      const means = new Float64Array(k)
        .map((_, i) => average(sample.subarray(i * size, (i + 1) * size)))
        .sort()
      return {
        center: (means[(k - 1) >> 1]! + means[k >> 1]!) / 2,
        radius: radius(size),
        // Chebyshev for one block, Hoeffding for at least half of the blocks.
        tail(s) {
          const off = variance / (size * s * s)
          return off >= 1 / 2 ? 1 : Math.exp(-2 * k * (1 / 2 - off) ** 2)
        },
      }
    },
  }
}
