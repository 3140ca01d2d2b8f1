import { standardNormal } from '../random/normal.js'
import { Source } from '../random/source.js'
import type { SymmetricOperator } from '../space/linear-operator.js'
import { type Estimate, EstimateError } from './estimate.js'
import { insideRounding, KrylovSpace, roundingOf } from './krylov.js'
import { atLeast } from './streams.js'
import { tridiagonalEigen } from './tridiagonal.js'

/** How Lanczos is run. */
export interface LanczosOptions {
  readonly seed: number
  /** Of the seed: runs on different streams are independent. 0 unless given. */
  readonly stream?: number
  /** Products with the operator, at most: 300 or the dimension, if that is less, unless given. */
  readonly budget?: number
  /** Done when both ends are within this share of |A| of an eigenvalue: 10⁻¹² unless given, or rounding. */
  readonly tolerance?: number
  /** Go on to the dimension, for all eigenvalues: where that is ≤ 64 and the budget, unless given. */
  readonly all?: boolean
  readonly stop?: () => boolean
}

/** A Ritz value: some eigenvalue is within `error` of it. */
export interface Ritz {
  readonly value: number
  readonly error: number
}

/** What is known of the eigenvalues of a symmetric operator. */
export interface Spectrum {
  readonly dimension: number
  /** Ritz values, ascending, all between the ends of the spectrum. */
  readonly values: Float64Array
  /** For each of them: some eigenvalue is no farther than that, up to `rounding`. */
  readonly errors: Float64Array
  readonly least: Ritz
  readonly greatest: Ritz
  /**
   * What rounding may have moved every value by: 32 times what is usual of a product, times the root
   * of the number of chains, for each leaves as much out.
   */
  readonly rounding: number
  /** Both ends are within the tolerance of eigenvalues, and no invariant subspace hides others. */
  readonly converged: boolean
  /** The values are all d eigenvalues, each as often as its multiplicity. */
  readonly complete: boolean
  /** With probability 1 − 10⁻⁶ over the start, no eigenvalue is so far beyond the ends. */
  readonly beyond: number
  readonly products: number
}

/** The probability with which an eigenvalue may be `beyond`. */
const failure = 1e-6

/**
 * The extreme eigenvalues of a symmetric operator, by Lanczos with full reorthogonalisation from a
 * random start. Where a chain closes, another begins at a random vector orthogonal to all before:
 * one invariant subspace is not believed. In d products it has all eigenvalues. A Ritz value with
 * residual r has an eigenvalue within r, and the error of an end is of the order of r² over its gap.
 * How far beyond them others may hide is by Kuczyński and Woźniakowski 1992, theorem 4.2.
 * O(m²·d) for m products, and m vectors of memory. A pure function of the operator and the seed.
 * Source: Lanczos 1950; Paige 1980.
 * @throws EstimateError for a budget or tolerance that makes no sense, or products not finite
 */
export function lanczos(operator: SymmetricOperator, options: LanczosOptions): Spectrum {
  const { dimension } = operator
  const { stream = 0, tolerance = 1e-12, stop = () => false } = options
  const budget = atLeast(1, options.budget ?? Math.min(dimension, 300), 'Lanczos, budget')
  const all = options.all ?? (dimension <= 64 && budget >= dimension)
  if (!(tolerance >= 0)) {
    throw new EstimateError(`Lanczos, tolerance: expected a number ≥ 0, got ${tolerance}`)
  }
  const source = new Source(options.seed, 'estimates')
  const space = new KrylovSpace(operator)
  const chains: Chain[] = []
  const enough = Math.max(tolerance, roundingOf(operator))
  let halted = false
  const halt = () => (halted ||= space.products >= budget || stop())
  let converged = false
  do {
    source.seek(stream, chains.length)
    // Of d random coordinates something is outside any proper subspace, sooner or later.
    while (!space.begin(randomVector(source, dimension)));
    const chain = runChain(space, all ? undefined : enough, halt)
    chains.push(chain)
    converged = chain.done && (space.full || (!all && (chains.length > 1 || !chain.closed)))
  } while (!converged && !halted)
  return spectrumOf(operator, space, chains, converged)
}

/** The Ritz values of a chain, how far each may be off, and whether its ends will do. */
interface Chain {
  readonly steps: number
  readonly values: Float64Array
  readonly errors: Float64Array
  readonly closed: boolean
  readonly done: boolean
}

/** Grows a chain until it is closed, its ends are within the tolerance, if there is one, or halted. */
function runChain(space: KrylovSpace, tolerance: number | undefined, halt: () => boolean): Chain {
  let check = 1
  for (;;) {
    const reach = space.grow()
    const steps = space.diagonal.length
    const closed = reach === 0
    const last = halt()
    if (!closed && !last && steps < check) continue
    // Looking costs O(steps²): at every tenth step of a long chain.
    check = Math.ceil(1.1 * steps) + 1
    const { values, last: ends } = tridiagonalEigen(space.diagonal, space.off)
    const errors = ends.map(s => Math.abs(s) * reach)
    const worst = Math.max(errors[0]!, errors.at(-1)!)
    const allowed = tolerance === undefined ? 0 : tolerance * space.size
    // A chain that is all but closed goes on: its ends are near eigenvalues, perhaps not the last.
    const done = closed || (worst <= allowed && allowed < reach)
    if (done || last) return { steps, values, errors, closed, done }
  }
}

function spectrumOf(
  operator: SymmetricOperator,
  space: KrylovSpace,
  chains: readonly Chain[],
  converged: boolean,
): Spectrum {
  const all = chains
    .flatMap(({ values, errors }) =>
      Array.from(values, (value, i): Ritz => ({ value, error: errors[i]! })),
    )
    .sort((a, b) => a.value - b.value)
  const [least, greatest] = [all[0]!, all.at(-1)!]
  const first = chains[0]!
  const { dimension } = operator
  return {
    dimension,
    values: Float64Array.from(all, ritz => ritz.value),
    errors: Float64Array.from(all, ritz => ritz.error),
    least,
    greatest,
    rounding: insideRounding(operator) * Math.sqrt(chains.length) * space.size,
    converged,
    complete: space.full && chains.at(-1)!.closed,
    beyond: first.closed ? 0 : hidden(dimension, first.steps, greatest.value - least.value),
    products: space.products,
  }
}

/**
 * P(λmax − θ > ε·(λmax − λmin)) ≤ 1.648·√d·e^{−√ε(2m − 1)} after m steps from a start uniform on the
 * sphere, and so for λmin; the spread of the spectrum is then at most that of the θ's over 1 − 2ε.
 */
function hidden(dimension: number, steps: number, spread: number): number {
  const root = Math.log((2 * 1.648 * Math.sqrt(dimension)) / failure) / (2 * steps - 1)
  const epsilon = root * root
  return epsilon < 1 / 2 ? (epsilon * spread) / (1 - 2 * epsilon) : Infinity
}

/** The ends of a spectrum as figures: proved on the inside alone where Lanczos has not converged. */
export function endsOf(spectrum: Spectrum, matrix: string): readonly Estimate[] {
  const { least, greatest, rounding, beyond, converged, products, dimension } = spectrum
  const common = {
    method: 'Lanczos',
    source: 'Lanczos 1950; Paige 1980',
    evaluations: products,
    detail: spectrum.complete
      ? `all ${dimension} eigenvalues`
      : `${spectrum.values.length} Ritz values in ℝ^${dimension}; with probability ${1 - failure} no eigenvalue is ${beyond.toPrecision(2)} or more beyond them`,
  }
  const figure = (name: string, { value, error }: Ritz, kind: Estimate['kind']): Estimate => {
    const off = error + rounding
    const interval = { low: value - off, high: value + off, confidence: 1 }
    const quantity = `${name}(${matrix})`
    return { quantity, kind: converged ? 'computed' : kind, value, interval, ...common }
  }
  return [figure('λmin', least, 'upper bound'), figure('λmax', greatest, 'lower bound')]
}

/** d independent standard normal numbers: a direction uniform on the sphere. */
export const randomVector = (source: Source, dimension: number): Float64Array =>
  new Float64Array(dimension).map(() => standardNormal(source))
