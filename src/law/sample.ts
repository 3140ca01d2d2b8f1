/** Data that is not a sample, or not one of the law it was given for. */
export class SampleError extends Error {
  override readonly name = 'SampleError'
}

/** The finite numbers of a sample, copied. Throws SampleError if empty or not all finite. */
export function sampleOf(xs: ArrayLike<number>, what: string): Float64Array {
  if (xs.length === 0) throw new SampleError(`${what}: expected at least one draw, got none`)
  const sample = Float64Array.from(xs)
  const bad = sample.findIndex(x => !Number.isFinite(x))
  if (bad >= 0) throw new SampleError(`${what}: expected finite numbers, got ${xs[bad]} at ${bad}`)
  return sample
}

/** A point of ℝ^d by its coordinates. */
export type Vector = ArrayLike<number>

/** A sample of ℝ^d: `coordinates` holds the points one after another. */
export interface PointCloud {
  readonly size: number
  readonly dim: number
  readonly coordinates: Float64Array
}

/** The points of a sample of ℝ^d. Throws SampleError if empty, not finite or of several dimensions. */
export function pointsOf(points: readonly Vector[], what: string): PointCloud {
  const dim = points[0]?.length ?? 0
  if (dim === 0) throw new SampleError(`${what}: expected at least one point of ℝ^d, d ≥ 1`)
  const coordinates = new Float64Array(points.length * dim)
  points.forEach((point, i) => {
    if (point.length !== dim) {
      throw new SampleError(`${what}: expected points of ℝ^${dim}, got ℝ^${point.length} at ${i}`)
    }
    for (let k = 0; k < dim; k++) {
      if (!Number.isFinite(point[k])) {
        throw new SampleError(`${what}: expected finite coordinates, got ${point[k]} at point ${i}`)
      }
      coordinates[i * dim + k] = point[k]!
    }
  })
  return { size: points.length, dim, coordinates }
}

/** Two samples of one space ℝ^d. Throws SampleError if their dimensions differ. */
export function twoClouds(
  xs: readonly Vector[],
  ys: readonly Vector[],
): readonly [PointCloud, PointCloud] {
  const x = pointsOf(xs, 'first sample')
  const y = pointsOf(ys, 'second sample')
  if (x.dim !== y.dim) {
    throw new SampleError(`second sample: expected points of ℝ^${x.dim}, got ℝ^${y.dim}`)
  }
  return [x, y]
}
