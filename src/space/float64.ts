import { positiveInteger } from './dimension.js'
import type { ElementwiseSpace } from './elementwise-space.js'
import { real } from './real.js'

/**
 * ℝ^dim as Float64Array: one rounding a coordinate in every operation, two in axpy.
 * Throws RangeError unless dim is a whole number ≥ 1.
 * Arguments are taken to have dim coordinates; metric spaces are what checks points.
 */
export function float64(dim: number): ElementwiseSpace<Float64Array> {
  positiveInteger(dim, 'dimension')
  const map2 = (a: Float64Array, b: Float64Array, f: (x: number, y: number) => number) => {
    const out = new Float64Array(dim)
    for (let i = 0; i < dim; i++) out[i] = f(a[i]!, b[i]!)
    return out
  }
  return {
    name: `ℝ^${dim}`,
    field: real,
    zero: () => new Float64Array(dim),
    add: (a, b) => map2(a, b, (x, y) => x + y),
    sub: (a, b) => map2(a, b, (x, y) => x - y),
    scale: (s, a) => map2(a, a, x => s * x),
    axpy: (s, x, y) => map2(x, y, (xi, yi) => yi + s * xi),
    dot(a, b) {
      let sum = 0
      for (let i = 0; i < dim; i++) sum += a[i]! * b[i]!
      return sum
    },
    equal: (a, b) => a.length === b.length && a.every((x, i) => x === b[i]),
    constant: s => new Float64Array(dim).fill(s),
    multiply: (a, b) => map2(a, b, (x, y) => x * y),
    divide: (a, b) => map2(a, b, (x, y) => x / y),
    squareRoot: a => map2(a, a, Math.sqrt),
  }
}
