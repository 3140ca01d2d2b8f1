import { iterates } from '../../src/iterate/index.js'
import { affine } from '../../src/map/affine.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { backward } from '../../src/order/index.js'
import type { MapSequence } from '../../src/random/index.js'
import { Source, standardNormal } from '../../src/random/index.js'
import { float64 } from '../../src/space/float64.js'
import { real } from '../../src/space/real.js'
import { fromPeers, ours } from '../harness/sides.js'
import type { Case, Make, Work } from '../harness/work.js'

/**
 * A = s/√d·G with G and b normal, and s such that the Lyapunov exponent is −0.05: contractive on
 * average, and so slowly that a product of 10⁴ of them is not yet 0 in float64.
 * log s = −0.05 − ½(ψ(d/2) + log(2/d)) (Newman 1986).
 */
const slopes: Readonly<Record<number, number>> = { 1: 1.795, 10: 1.002, 50: 0.961 }

/** Maps 1 … N: of each the rows of A, then b. */
function drawn(dimension: number, most: number): Float64Array {
  const source = new Source(1)
  const each = dimension * (dimension + 1)
  const numbers = new Float64Array(most * each)
  for (let i = 1, at = 0; i <= most; i++) {
    source.seek(0, i)
    for (let e = 0; e < each; e++) {
      const scale = e < dimension * dimension ? slopes[dimension]! / Math.sqrt(dimension) : 1
      numbers[at++] = scale * standardNormal(source)
    }
  }
  return numbers
}

/** All maps are made beforehand, on every side. */
function mapsOf(numbers: Float64Array, d: number, most: number): MapSequence<never> {
  const each = d * (d + 1)
  const space = float64(d)
  const maps = Array.from({ length: most }, (_, i) => {
    const own = numbers.subarray(i * each, (i + 1) * each)
    if (d === 1) return affine(real, own[0]!, own[1]!)
    const rows = Array.from({ length: d }, (_, r) => own.slice(r * d, (r + 1) * d))
    return denseAffine(space, rows, own.slice(d * d))
  })
  return { at: i => maps[i - 1] as never }
}

const make: Make = (parameters, { maps: numbers }) => {
  const { dimension: d, most } = parameters as { dimension: number; most: number }
  const maps = mapsOf(numbers as Float64Array, d, most)
  const at = Array.from({ length: most }, (_, i) => i + 1)
  const start: number | Float64Array = d === 1 ? 0 : new Float64Array(d)
  const all = () => {
    const points: (number | Float64Array)[] = []
    for (const { point } of iterates(maps, backward, start as never, { at })) points.push(point)
    return points
  }
  return {
    answer: all().flatMap(point => (typeof point === 'number' ? point : [...point])),
    run: all,
  }
}

export const work: Work = {
  number: 2,
  title: 'All backward iterates n ≤ N of a random affine map',
  module: 'backward',
  cases: (quick): Case[] =>
    [1, 10, 50].map(dimension => {
      const most = quick ? 1000 : 10_000
      return {
        id: `d=${dimension}`,
        title: `X_1, …, X_N in ℝ${dimension === 1 ? '' : dimension === 10 ? '¹⁰' : '⁵⁰'}, N = ${most}`,
        // The naive replay is quadratic: a tenth of N, or less where each step is slow.
        parameters: { dimension, most, naive: dimension === 50 ? most / 20 : most / 10 },
        inputs: () => ({ maps: drawn(dimension, most) }),
        count: most,
        unit: 'iterate',
        rounds: quick ? 5 : 9,
        tolerance: { relative: 1e-9, because: 'float64, products in another order' },
        sides: [
          ours('appended'),
          fromPeers('NumPy, one composition after another', 'numpy', 'appended_numpy'),
          fromPeers('JAX, scan', 'jax', 'scan_jax'),
          fromPeers('JAX, associative_scan', 'jax', 'associative_jax'),
          fromPeers('NumPy, all states that are left at once', 'numpy', 'live_numpy'),
          fromPeers('NumPy, naive replay', 'numpy', 'naive_numpy'),
          fromPeers('JAX, naive replay', 'jax', 'naive_jax'),
        ],
        targets:
          dimension === 10
            ? [
                { against: ['JAX, scan'], least: 1 },
                { against: ['JAX, associative_scan'], least: 1 },
                { against: ['NumPy, naive replay', 'JAX, naive replay'], least: 100 },
              ]
            : [],
        amount: { multiplyAdds: dimension ** 3 + 2 * dimension ** 2, of: 'float64' },
        limit:
          dimension === 1
            ? 'two operations an iterate: what surrounds them'
            : `${dimension}³ multiply-adds of float64 an iterate`,
      }
    }),
  ours: { appended: make },
}
