import { Source } from '../random/source.js'
import type { SymmetricOperator } from '../space/linear-operator.js'
import { EstimateError } from './estimate.js'
import { KrylovSpace } from './krylov.js'
import { randomVector } from './lanczos.js'
import { atLeast } from './streams.js'
import { tridiagonalEigen } from './tridiagonal.js'

/** How a spectral density is taken. */
export interface DensityOptions {
  readonly seed: number
  readonly stream?: number
  /** Random vectors: 10 unless given. */
  readonly probes?: number
  /** Products for each: 50 or the dimension, if that is less, unless given. */
  readonly steps?: number
  /** The standard deviation of the Gaussian around each node: a hundredth of their range unless given. */
  readonly width?: number
  readonly stop?: () => boolean
}

/** The weights that one probe vector gives to nodes on the line: they add up to 1. */
export interface Quadrature {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/** The spectral distribution of a symmetric operator, of mass 1/d at each eigenvalue, by samples. */
export interface SpectralDensity {
  readonly dimension: number
  readonly probes: readonly Quadrature[]
  readonly width: number
  readonly products: number
}

/** A mean over probes, and its standard error: NaN of one probe. */
export interface ProbeMean {
  readonly value: number
  readonly standardError: number
}

/**
 * Stochastic Lanczos quadrature: for a random unit vector v, E vᵀf(A)v = tr f(A)/d, and m steps of
 * Lanczos from v give vᵀf(A)v = Σ weight·f(node) exactly for polynomials of degree below 2m.
 * O(probes·(m products + m²·d)). With `stop`, of the probes that were finished; one at least.
 * Source: Ubaru, Chen, Saad 2017; Lin, Saad, Yang 2016 for the smoothed density.
 * @throws EstimateError unless probes and steps are positive integers and the width is positive
 */
export function spectralDensity(
  operator: SymmetricOperator,
  options: DensityOptions,
): SpectralDensity {
  const { dimension } = operator
  const { seed, stream = 0, stop = () => false } = options
  const count = atLeast(1, options.probes ?? 10, 'spectral density, probes')
  const steps = atLeast(1, options.steps ?? Math.min(dimension, 50), 'spectral density, steps')
  if (options.width !== undefined && !(options.width > 0 && options.width < Infinity)) {
    throw new EstimateError(`spectral density, width: expected a number > 0, got ${options.width}`)
  }
  const source = new Source(seed, 'estimates')
  const probes: Quadrature[] = []
  let products = 0
  while (probes.length < count && (probes.length === 0 || !stop())) {
    const space = new KrylovSpace(operator)
    space.begin(randomVector(source.seek(stream, probes.length), dimension))
    // A closed chain has all of v: its quadrature is exact.
    while (space.grow() > 0 && space.products < steps);
    products += space.products
    const { values, first } = tridiagonalEigen(space.diagonal, space.off)
    probes.push({ nodes: values, weights: first.map(x => x * x) })
  }
  return { dimension, probes, width: options.width ?? usualWidth(probes), products }
}

/** A hundredth of the range of the nodes, or of their size where there is but one. */
function usualWidth(probes: readonly Quadrature[]): number {
  const low = Math.min(...probes.map(({ nodes }) => nodes[0]!))
  const high = Math.max(...probes.map(({ nodes }) => nodes.at(-1)!))
  const size = Math.max(Math.abs(low), Math.abs(high))
  return (high - low > 1e-9 * size ? high - low : size || 1) / 100
}

/** (1/d)·tr f(A). */
export function spectralMean(
  { probes }: SpectralDensity,
  f: (lambda: number) => number,
): ProbeMean {
  const each = probes.map(({ nodes, weights }) =>
    nodes.reduce((sum, node, i) => sum + weights[i]! * f(node), 0),
  )
  const n = each.length
  const value = each.reduce((sum, x) => sum + x, 0) / n
  const variance = each.reduce((sum, x) => sum + (x - value) ** 2, 0) / (n - 1)
  return { value, standardError: Math.sqrt(variance / n) }
}

/** The density at t, per unit of length: the distribution smoothed by a Gaussian of its width. */
export function densityAt(density: SpectralDensity, t: number): number {
  const { width } = density
  const scale = 1 / (width * Math.sqrt(2 * Math.PI))
  return spectralMean(density, x => scale * Math.exp(-(((t - x) / width) ** 2) / 2)).value
}

/** The share of the eigenvalues that are at most t, without smoothing. */
export const shareUpTo = (density: SpectralDensity, t: number): ProbeMean =>
  spectralMean(density, x => (x <= t ? 1 : 0))
