import type { Algebra } from '../algebra/algebra.js'
import { real } from '../space/real.js'
import type { Curvature } from './curvature.js'
import { nonNegative } from './parameters.js'
import { MapError } from './self-map.js'

/** A table of n rows: features x_i ∈ ℝ^d and a label y_i each. */
export interface LabelledRows {
  readonly x: readonly Float64Array[]
  readonly y: ArrayLike<number>
}

/**
 * A loss on labelled rows, over a batch of them: L_B(w) = mean_{i∈B} ℓ(x_i·w, y_i) + λ/2·|w|².
 * A batch is a list of row numbers, repeats allowed; where it is not given it is every row.
 */
export interface EmpiricalRisk {
  readonly name: string
  readonly rows: number
  readonly dim: number
  loss(w: Float64Array, batch?: readonly number[]): number
  gradient(w: Float64Array, batch?: readonly number[]): Float64Array
  /** ∇L_B(w) over any algebra of floats. */
  gradientOn<T>(on: Algebra<number, T>, w: readonly T[], batch?: readonly number[]): readonly T[]
  /** ∇²L_B(w)·v = mean_{i∈B} ℓ″(x_i·w, y_i)·(x_i·v)·x_i + λv, in O(|B|·d). */
  hessianVector(w: Float64Array, v: Float64Array, batch?: readonly number[]): Float64Array
  /**
   * m = λ and M = λ + sup ℓ″·mean_{i∈B} |x_i|²: the largest eigenvalue of mean x_i·x_iᵀ is at most
   * its trace. O(|B|). The largest M of single rows bounds that of every batch.
   */
  curvature(batch?: readonly number[]): Curvature
}

/** ℓ(s, y), the loss of one row as a function of its score s = x·w and its label. */
export interface PointLoss {
  readonly name: string
  value(score: number, label: number): number
  /** ∂ℓ/∂s. */
  slope(score: number, label: number): number
  /** ∂ℓ/∂s over any algebra of floats. */
  slopeOn<T>(on: Algebra<number, T>, score: T, label: number): T
  /** ∂²ℓ/∂s². */
  bend(score: number, label: number): number
  /** A bound of ∂²ℓ/∂s². */
  readonly steepest: number
}

/**
 * The empirical risk of a convex loss of linear scores, with ridge λ ≥ 0.
 * @throws MapError if λ < 0, the table is empty or ragged, or a number in it is not finite; from
 *   the methods if a batch is empty or names a row that is not there
 */
export function linearRisk(data: LabelledRows, lambda: number, point: PointLoss): EmpiricalRisk {
  nonNegative(real, lambda, `${point.name}, λ`)
  const { x, y } = checkedRows(data, point.name)
  const dim = x[0]!.length
  const squares = x.map(row => dot(row, row))
  const every = x.map((_, i) => i)
  const checkedBatch = (batch: readonly number[]) => {
    if (batch.length === 0) throw new MapError(`${point.name}, batch: expected a row, got none`)
    for (const i of batch) {
      if (x[i] !== undefined) continue
      throw new MapError(`${point.name}, batch: expected rows 0 to ${x.length - 1}, got ${i}`)
    }
    return batch
  }
  const mean = (batch: readonly number[], value: (i: number) => number) =>
    checkedBatch(batch).reduce((sum, i) => sum + value(i), 0) / batch.length
  /** mean_{i∈B} weight(i)·x_i + λv. */
  const combined = (
    batch: readonly number[],
    weight: (i: number) => number,
    v: Float64Array,
  ): Float64Array => {
    const sum = new Float64Array(dim)
    for (const i of checkedBatch(batch)) {
      const xi = x[i]!
      const c = weight(i)
      for (let j = 0; j < dim; j++) sum[j]! += c * xi[j]!
    }
    for (let j = 0; j < dim; j++) sum[j] = sum[j]! / batch.length + lambda * v[j]!
    return sum
  }
  return {
    name: point.name,
    rows: x.length,
    dim,
    loss: (w, batch = every) =>
      mean(batch, i => point.value(dot(x[i]!, w), y[i]!)) + (lambda / 2) * dot(w, w),
    gradient: (w, batch = every) => combined(batch, i => point.slope(dot(x[i]!, w), y[i]!), w),
    gradientOn(on, w, batch = every) {
      const slopes = checkedBatch(batch).map(i => {
        const score = w.reduce((sum, wj, j) => on.add(sum, on.scale(x[i]![j]!, wj)), on.zero)
        return { row: x[i]!, slope: on.scale(1 / batch.length, point.slopeOn(on, score, y[i]!)) }
      })
      return w.map((wj, j) =>
        slopes.reduce(
          (sum, { row, slope }) => on.add(sum, on.scale(row[j]!, slope)),
          on.scale(lambda, wj),
        ),
      )
    },
    hessianVector: (w, v, batch = every) =>
      combined(batch, i => point.bend(dot(x[i]!, w), y[i]!) * dot(x[i]!, v), v),
    curvature: (batch = every) => ({
      kind: 'gradient',
      m: lambda,
      M: lambda + point.steepest * mean(batch, i => squares[i]!),
    }),
  }
}

function dot(u: Float64Array, v: Float64Array): number {
  let sum = 0
  for (let j = 0; j < u.length; j++) sum += u[j]! * v[j]!
  return sum
}

function checkedRows(data: LabelledRows, what: string): LabelledRows {
  const { x, y } = data
  const dim = x[0]?.length ?? 0
  if (dim === 0) throw new MapError(`${what}, rows: expected a row with a feature, got none`)
  if (y.length !== x.length) {
    throw new MapError(`${what}, labels: expected ${x.length}, one a row, got ${y.length}`)
  }
  x.forEach((row, i) => {
    if (row.length !== dim) {
      throw new MapError(`${what}, row ${i}: expected ${dim} features, got ${row.length}`)
    }
    if (!row.every(Number.isFinite) || !Number.isFinite(y[i])) {
      throw new MapError(`${what}, row ${i}: expected finite numbers, got (${row}), label ${y[i]}`)
    }
  })
  return data
}
