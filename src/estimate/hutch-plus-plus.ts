import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { rademacher } from '../random/rademacher.js'
import { Source } from '../random/source.js'
import type { SymmetricOperator } from '../space/linear-operator.js'
import type { Estimate, Interval } from './estimate.js'
import { dot, insideRounding, norm } from './krylov.js'
import { randomVector } from './lanczos.js'
import { atLeast } from './streams.js'

/** How a trace is estimated. */
export interface TraceOptions {
  readonly seed: number
  readonly stream?: number
  /** Products with the operator, at most: 6 or more, or the dimension. */
  readonly budget: number
  readonly stop?: () => boolean
}

/** An estimate of a trace. */
export interface Trace {
  readonly value: number
  /** Student's, of 95 %, over the probes of the remainder; a point where the value is exact. */
  readonly interval: Interval
  /** Up to rounding: there was a product for each dimension. */
  readonly exact: boolean
  /** The dimension of the subspace on which the trace was taken, and the probes of what is outside. */
  readonly sketch: number
  readonly probes: number
  readonly products: number
}

/**
 * The trace of a symmetric operator by Hutch++: with Q an orthonormal basis of the range of A·S for
 * ⌊budget/3⌋ normal vectors S, tr A = tr QᵀAQ + tr (I − QQᵀ)A(I − QQᵀ), the first exactly, the
 * second as the mean of gᵀ(I − QQᵀ)A(I − QQᵀ)g over sign vectors g, as many as the products left.
 * Its error falls like 1/budget for semidefinite operators, that of plain Hutchinson like its root.
 * Where 3·rank ≤ budget nothing but rounding is outside, and the interval is as narrow; where the
 * budget has a product for each dimension, the diagonal is added up, whole. With `stop`, of what was
 * done by then, and two probes at least.
 * Source: Meyer, Musco, Musco, Woodruff 2021, algorithm 1.
 * @throws EstimateError unless the budget is an integer, 6 or more, or the dimension if that is less
 */
export function hutchPlusPlus(operator: SymmetricOperator, options: TraceOptions): Trace {
  const { dimension } = operator
  const { seed, stream = 0, stop = () => false } = options
  const budget = atLeast(Math.min(6, dimension), options.budget, 'Hutch++, budget')
  if (budget >= dimension) return byAxes(operator)
  const source = new Source(seed, 'estimates')
  const third = Math.floor(budget / 3)
  const basis: Float64Array[] = []
  let onRange = 0
  let size = 0
  let products = 0
  const times = (v: Float64Array) => {
    products++
    return operator.apply(v)
  }
  for (let i = 0; i < third && !stop(); i++) {
    const image = times(randomVector(source.seek(stream, i), dimension))
    size = Math.max(size, norm(image))
    const q = outside(basis, image, insideRounding(operator) * size)
    // A random combination of columns that has nothing new: that was all of the range. (Of sign
    // vectors, for a range along few axes, it often is not.)
    if (q === undefined) break
    basis.push(q)
    onRange += dot(q, times(q))
  }
  const samples: number[] = []
  while (products < budget && !(samples.length >= 2 && stop())) {
    const g = project(basis, signVector(source.seek(stream, third + samples.length), dimension))
    samples.push(dot(g, times(g)))
  }
  const n = samples.length
  const mean = samples.reduce((sum, x) => sum + x, 0) / n
  const variance = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1)
  const off = tQuantile(0.975, n - 1) * Math.sqrt(variance / n)
  const value = onRange + mean
  return {
    value,
    interval: { low: value - off, high: value + off, confidence: 0.95 },
    exact: false,
    sketch: basis.length,
    probes: n,
    products,
  }
}

/** A trace as a figure. */
export function traceEstimate(trace: Trace, matrix: string): Estimate {
  const { value, interval, exact, sketch, probes, products } = trace
  return {
    quantity: `tr(${matrix})`,
    method: 'Hutch++',
    source: 'Meyer, Musco, Musco, Woodruff 2021',
    kind: exact ? 'computed' : 'estimate',
    value,
    interval,
    evaluations: products,
    detail: exact ? 'the diagonal, added up' : `${sketch} dimensions, ${probes} probes`,
  }
}

/** By a product for each dimension. */
function byAxes(operator: SymmetricOperator): Trace {
  const { dimension } = operator
  let value = 0
  for (let i = 0; i < dimension; i++) {
    const axis = new Float64Array(dimension)
    axis[i] = 1
    value += operator.apply(axis)[i]!
  }
  const interval = { low: value, high: value, confidence: 1 }
  return { value, interval, exact: true, sketch: dimension, probes: 0, products: dimension }
}

const signVector = (source: Source, dimension: number): Float64Array =>
  new Float64Array(dimension).map(() => rademacher(source))

/** v less its part in the span of the basis. */
function project(basis: readonly Float64Array[], v: Float64Array): Float64Array {
  const w = v.slice()
  // Twice is enough (Kahan).
  for (const q of [...basis, ...basis]) {
    const c = dot(w, q)
    for (let i = 0; i < w.length; i++) w[i]! -= c * q[i]!
  }
  return w
}

function outside(basis: readonly Float64Array[], v: Float64Array, least: number) {
  const w = project(basis, v)
  const reach = norm(w)
  return reach <= least
    ? undefined
    : project(
        basis,
        w.map(x => x / reach),
      )
}
