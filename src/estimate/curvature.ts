import type { Descent, SelfMap } from '../map/self-map.js'
import type { SymmetricOperator } from '../space/linear-operator.js'
import { EstimateError } from './estimate.js'
import { type LanczosOptions, lanczos, type Spectrum } from './lanczos.js'

/** The Hessian of one loss at one point, and what is known of it without looking. */
export interface LossHessian {
  /** "map 3 at point 1". */
  readonly name: string
  readonly operator: SymmetricOperator
  /** A proved bound on its rank. */
  readonly rank?: number
}

/** How curvature is measured. */
export interface CurvatureOptions extends Omit<LanczosOptions, 'stream'> {
  /** The step size. */
  readonly h: number
  /** An eigenvalue of size ≤ that share of |H| counts as 0: 10⁻⁹ unless given, or rounding if more. */
  readonly rankTolerance?: number
  /** The Hessian of the whole loss, for the largest h that is stable on it. */
  readonly full?: SymmetricOperator
  /** m ≤ ∇²L ≤ M for all losses everywhere, where that is proved. */
  readonly proved?: { readonly m: number; readonly M: number }
}

/** One Hessian: least and greatest eigenvalue, and what they say of the step θ ↦ θ − hHθ. */
export interface LossCurvature {
  readonly name: string
  readonly spectrum: Spectrum
  readonly m: number
  readonly M: number
  /** |I − hH| = max(|1 − hm|, |1 − hM|). */
  readonly factor: number
  /** Why H has an eigenvalue 0, if it has. */
  readonly deficient?: Deficiency
}

/** A singular Hessian: |I − hH| ≥ 1 for every h. */
export interface Deficiency {
  /** 'proved' where rank < dimension is known; 'to rounding' where an eigenvalue is 0 to the tolerance. */
  readonly known: 'proved' | 'to rounding'
  /** Its rank, or a proved bound of it; absent where not all eigenvalues were found. */
  readonly rank?: number
  readonly reason: string
}

/** The curvature of the losses of a gradient map at the points looked at. */
export interface CurvatureReport {
  readonly h: number
  readonly losses: readonly LossCurvature[]
  readonly full?: LossCurvature
  /** The least and the greatest eigenvalue of all losses. */
  readonly m: number
  readonly M: number
  /** max(|1 − hm|, |1 − hM|): sharp for gradients (Nesterov 2004, theorem 2.1.12). */
  readonly factor: number
  /** √(1 − 2hm + h²M²), of Dherin et al. 2025, lemma 2.5: never less than `factor` for h ≥ 0, m ≥ 0. */
  readonly lemmaFactor: number
  readonly deficient: readonly LossCurvature[]
  /** Constants that hold everywhere, where curvature is proved; else the report is local. */
  readonly proved?: { readonly m: number; readonly M: number; readonly factor: number }
  readonly converged: boolean
  readonly products: number
}

/** The Hessians of gradient maps at points, each map at each. Maps that have none are left out. */
export function hessiansOf(
  maps: readonly Pick<SelfMap<Float64Array>, 'descent'>[],
  points: readonly Float64Array[],
): readonly LossHessian[] {
  const known = maps.flatMap(({ descent }, i) => (descent ? [{ descent, i }] : []))
  return points.flatMap((theta, p) =>
    known.map(({ descent, i }) => ({
      name: points.length === 1 ? `map ${i + 1}` : `map ${i + 1} at point ${p + 1}`,
      operator: descent.hessian(theta),
      ...(descent.rank !== undefined && { rank: descent.rank }),
    })),
  )
}

/** The curvature that all of some steps are proved to have everywhere, if all are. */
export function provedCurvature(
  steps: readonly (Descent | undefined)[],
): { readonly m: number; readonly M: number } | undefined {
  const each = steps.map(step => step?.curvature)
  if (each.length === 0 || !each.every(c => c !== undefined)) return undefined
  return { m: Math.min(...each.map(c => c.m)), M: Math.max(...each.map(c => c.M)) }
}

/**
 * How losses bend at the points looked at, by Lanczos on their Hessian-vector products, and what
 * that makes of θ ↦ θ − h∇L_i(θ): at those points the step's derivative has norm
 * max(|1 − hm|, |1 − hM|). It is the Lipschitz constant in ℓ2 near them, not elsewhere: only
 * `proved` is global. A singular Hessian makes it ≥ 1 for every h, which is said with its reason.
 * The budget is for each Hessian. Where `stop` becomes true it reports on those it has, one at least.
 * Source: Ghorbani, Krishnan, Xiao 2019 for the method; Nesterov 2004, theorem 2.1.12; Dherin et al.
 * 2025, lemma 2.5.
 * @throws EstimateError unless there is a Hessian, they are of one dimension, and h is finite
 */
export function curvatureOf(
  hessians: readonly LossHessian[],
  options: CurvatureOptions,
): CurvatureReport {
  const { h, full, proved, stop = () => false } = options
  if (!Number.isFinite(h)) {
    throw new EstimateError(`curvature, h: expected a finite number, got ${h}`)
  }
  const dimension = hessians[0]?.operator.dimension
  const other = hessians.find(({ operator }) => operator.dimension !== dimension)
  if (dimension === undefined) throw new EstimateError('curvature: expected a Hessian, got none')
  if (other) {
    throw new EstimateError(
      `curvature, ${other.name}: expected dimension ${dimension}, got ${other.operator.dimension}`,
    )
  }
  const losses: LossCurvature[] = []
  for (const hessian of hessians) {
    if (losses.length > 0 && stop()) break
    losses.push(curvatureOfOne(hessian, losses.length, options))
  }
  const whole =
    full && !stop()
      ? curvatureOfOne({ name: 'full loss', operator: full }, hessians.length, options)
      : undefined
  const m = Math.min(...losses.map(loss => loss.m))
  const M = Math.max(...losses.map(loss => loss.M))
  const all = whole ? [...losses, whole] : losses
  return {
    h,
    losses,
    ...(whole && { full: whole }),
    m,
    M,
    factor: gradientFactor(h, m, M),
    lemmaFactor: lemmaFactor(h, m, M),
    deficient: losses.filter(loss => loss.deficient !== undefined),
    ...(proved && { proved: { ...proved, factor: gradientFactor(h, proved.m, proved.M) } }),
    converged: losses.length === hessians.length && all.every(loss => loss.spectrum.converged),
    products: all.reduce((sum, loss) => sum + loss.spectrum.products, 0),
  }
}

/** max(|1 − hm|, |1 − hM|). */
export const gradientFactor = (h: number, m: number, M: number): number =>
  Math.max(Math.abs(1 - h * m), Math.abs(1 - h * M))

/** √(1 − 2hm + h²M²), with M at least |m|. */
export function lemmaFactor(h: number, m: number, M: number): number {
  const hL = h * Math.max(Math.abs(m), Math.abs(M))
  return Math.sqrt(Math.max(0, 1 - 2 * h * m + hL * hL))
}

function curvatureOfOne(
  hessian: LossHessian,
  stream: number,
  options: CurvatureOptions,
): LossCurvature {
  const { seed, budget, tolerance, all, stop, h } = options
  const spectrum = lanczos(hessian.operator, {
    seed,
    stream,
    ...(budget !== undefined && { budget }),
    ...(tolerance !== undefined && { tolerance }),
    ...(all !== undefined && { all }),
    ...(stop && { stop }),
  })
  const [m, M] = [spectrum.least.value, spectrum.greatest.value]
  const deficient = deficiency(hessian, spectrum, options.rankTolerance ?? 1e-9)
  return {
    name: hessian.name,
    spectrum,
    m,
    M,
    factor: gradientFactor(h, m, M),
    ...(deficient && { deficient }),
  }
}

function deficiency(
  { rank, operator: { dimension } }: LossHessian,
  spectrum: Spectrum,
  tolerance: number,
): Deficiency | undefined {
  if (rank !== undefined && rank < dimension) {
    return { known: 'proved', rank, reason: `rank ≤ ${rank} in ℝ^${dimension}` }
  }
  const { values, errors, least, greatest, rounding, complete } = spectrum
  const size = Math.max(Math.abs(least.value), Math.abs(greatest.value))
  const zero = Math.max(tolerance * size, rounding)
  const found = values.findIndex((value, i) => Math.abs(value) + errors[i]! <= zero)
  if (found < 0) return undefined
  const numerical = values.reduce((n, value) => n + (Math.abs(value) > zero ? 1 : 0), 0)
  return {
    known: 'to rounding',
    ...(complete && { rank: numerical }),
    reason: `an eigenvalue ${values[found]!.toExponential(1)}, 0 to within ${zero.toExponential(1)}`,
  }
}
