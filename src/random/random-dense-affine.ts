import { type DenseAffine, denseAffine } from '../map/dense-affine.js'
import { euclidean } from '../space/euclidean.js'
import { float64 } from '../space/float64.js'
import { inBulk } from './bulk.js'
import type { Draw } from './draw.js'
import { type IidMap, iid } from './iid.js'

/**
 * The random affine map x ↦ A·x + b of ℝ^d with all entries independent, those of A of one law and
 * those of b of another: A is drawn row by row, then b. RangeError unless dimension ≥ 1.
 */
export function randomDenseAffine(law: {
  readonly dimension: number
  readonly entry: Draw<number>
  readonly shift: Draw<number>
}): IidMap<Float64Array, number, DenseAffine<Float64Array, number>> {
  const { dimension, entry, shift } = law
  const space = float64(dimension)
  const vector = (draw: Draw<number>, source: Parameters<Draw<number>>[0]) => {
    const v = new Float64Array(dimension)
    for (let i = 0; i < dimension; i++) v[i] = draw(source)
    return v
  }
  return iid({
    name: `x ↦ A·x + b in ℝ^${dimension}`,
    space: euclidean(dimension),
    draw(source) {
      const rows = Array.from({ length: dimension }, () => vector(entry, source))
      return denseAffine(space, rows, vector(shift, source))
    },
    step(source, x) {
      const y = new Float64Array(dimension)
      for (let i = 0; i < dimension; i++) {
        let sum = 0
        for (let j = 0; j < dimension; j++) sum += entry(source) * x[j]!
        y[i] = sum
      }
      for (let i = 0; i < dimension; i++) y[i]! += shift(source)
      return y
    },
    bulk:
      inBulk(entry) && inBulk(shift)
        ? {
            width: dimension,
            draws: dimension * (dimension + 1),
            apply(sources, x, from, to) {
              const a = entry.bulk(sources, dimension * dimension)
              const b = shift.bulk(sources, dimension)
              const y = new Float64Array(dimension)
              for (let at = from, entries = 0; at < to; at += dimension) {
                for (let i = 0; i < dimension; i++) {
                  let sum = 0
                  for (let j = 0; j < dimension; j++) sum += a[entries++]! * x[at + j]!
                  y[i] = sum + b[at - from + i]!
                }
                for (let i = 0; i < dimension; i++) x[at + i] = y[i]!
              }
            },
          }
        : undefined,
  })
}
