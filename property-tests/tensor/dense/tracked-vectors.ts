import type { SecondOrderOracle } from '../../../src/expansion/hessian-sum.js'
import { real } from '../../../src/space/real.js'
import type { VectorSpace } from '../../../src/space/vector-space.js'
import type { DenseNetwork } from '../../../src/tensor/dense/network.js'
import type { Batch } from '../../../src/tensor/dense/pass.js'
import { reference } from './reference.js'
import { exactly, rounded, sumOfProducts, type Tracked, times } from './tracked.js'

/** Vectors in float64, each coordinate with a bound on how far float32 may have come from it. */
export type TrackedVector = readonly Tracked[]

export const exactVector = (x: ArrayLike<number>): TrackedVector => Array.from(x, exactly)

/** A sum of two, rounded once. */
const plus = (x: Tracked, y: Tracked): Tracked =>
  rounded({ value: x.value + y.value, error: x.error + y.error }, 1)

const minus = ({ value, error }: Tracked): Tracked => ({ value: -value, error })

/** A scalar, which float32 rounds first. */
const rounding = (s: number): Tracked => ({ value: s, error: Math.abs(Math.fround(s) - s) })

/**
 * The operations of `arenaVectors` in float64, with bounds on its roundings: whatever is written over
 * a vector space runs on it, and gives its own rounding analysis.
 */
export function trackedVectors(dim: number): VectorSpace<TrackedVector> {
  const map2 = (a: TrackedVector, b: TrackedVector, f: (x: Tracked, y: Tracked) => Tracked) =>
    a.map((x, i) => f(x, b[i]!))
  return {
    name: `ℝ^${dim}, tracked`,
    field: real,
    zero: () => exactVector(new Float64Array(dim)),
    add: (a, b) => map2(a, b, plus),
    sub: (a, b) => map2(a, b, (x, y) => plus(x, minus(y))),
    scale: (s, a) => a.map(x => times(rounding(s), x)),
    axpy: (s, x, y) => map2(x, y, (xi, yi) => plus(yi, times(rounding(s), xi))),
    dot: (a, b) => sumOfProducts(a, b).value,
    equal: (a, b) => a.every((x, i) => x.value === b[i]!.value),
  }
}

/**
 * The batch losses of a network, from the formulas. @throws Error where float32 may find other units
 * on than float64: bounds do not reach across kinks.
 */
export function trackedOracle(
  network: DenseNetwork,
  batch: (i: number) => Batch,
): SecondOrderOracle<TrackedVector> {
  const at = (i: number, theta: TrackedVector, v: TrackedVector) => {
    const found = reference(network, theta, batch(i), v)
    if (!found.sure) throw new Error(`batch ${i}: a unit may be on or off`)
    return found
  }
  return {
    gradient: (i, theta) => at(i, theta, theta).gradient,
    hessianVector: (i, theta, v) => at(i, theta, v).hessianVector,
  }
}
