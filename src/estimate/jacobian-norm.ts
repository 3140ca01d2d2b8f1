import { AlgebraError } from '../algebra/algebra.js'
import { numbers } from '../algebra/fields.js'
import type { SelfMap } from '../map/self-map.js'
import { Source } from '../random/source.js'
import type { Chart } from '../space/chart.js'
import type { LinearOperator } from '../space/linear-operator.js'
import { type MetricSpace, pointOf } from '../space/metric-space.js'
import { chartedColumns, chartOf, coordinatesOf, formulaOf, whereDefined } from './charted.js'
import { type Estimate, EstimateError } from './estimate.js'
import { topSingular } from './golub-kahan.js'

/** The linear map of a square matrix given by its columns. */
export function operatorOf(columns: readonly ArrayLike<number>[]): LinearOperator {
  const dimension = columns.length
  return {
    dimension,
    apply(v) {
      const out = new Float64Array(dimension)
      columns.forEach((column, j) => {
        for (let i = 0; i < dimension; i++) out[i]! += column[i]! * v[j]!
      })
      return out
    },
    transpose: v =>
      Float64Array.from(columns, column => v.reduce((sum, vi, i) => sum + column[i]! * vi, 0)),
  }
}

/** (c∘T∘c⁻¹)′ at a point, and how many evaluations of T it took to make. */
interface Linearisation {
  readonly operator: LinearOperator
  readonly evaluations: number
}

/**
 * The derivative of a map in the isometric coordinates of its space at a point: the map's own where
 * it has one, else all its columns by forward mode from the formula. EstimateError if it has neither.
 */
export function linearised<P>(map: SelfMap<P>, space: MetricSpace<P>, p: P): Linearisation {
  const chart = chartOf(space)
  if (map.derivative !== undefined) {
    return { operator: inChart(chart, map.derivative(p), p, map.apply(p)), evaluations: 1 }
  }
  const formula = formulaOf(map, space)
  const columns = chartedColumns(numbers, chart, formula, Array.from(coordinatesOf(p)))
  return { operator: operatorOf(columns), evaluations: columns.length }
}

/** out·A·in with the diagonal matrices that the chart has at p and at its image. */
function inChart<P>(chart: Chart, A: LinearOperator, p: P, image: P): LinearOperator {
  const { dimension, scale, logarithmic } = chart
  if (!logarithmic && scale === undefined) return A
  const [x, y] = [coordinatesOf(p), coordinatesOf(image)]
  const inward = (v: Float64Array) => v.map((vj, j) => (logarithmic ? x[j]! * vj : vj / scale![j]!))
  const outward = (v: Float64Array) =>
    v.map((vi, i) => (logarithmic ? vi / y[i]! : scale![i]! * vi))
  return {
    dimension,
    apply: v => outward(A.apply(inward(v))),
    transpose: v => inward(A.transpose(outward(v))),
  }
}

/** ‖A‖ in a norm, and a direction in which it is attained. */
export interface OperatorNorm {
  readonly value: number
  readonly direction: Float64Array
  /** Products with A and Aᵀ. */
  readonly products: number
}

/**
 * ‖A‖ for a norm of ℝ^d: in ℓ2 by Golub–Kahan (`topSingular`), in ℓ1 and ℓ∞ the largest column or
 * row sum of |A|, from d products; on the line |A|.
 */
export function operatorNorm(A: LinearOperator, norm: Chart['norm'], source: Source): OperatorNorm {
  if (norm === 'ℓ2' && A.dimension > 1) {
    const { value, right, products } = topSingular(A, source)
    return { value, direction: right, products }
  }
  const unit = (j: number) => new Float64Array(A.dimension).fill(1, j, j + 1)
  const lines = Array.from({ length: A.dimension }, (_, j) =>
    norm === 'ℓ1' ? A.apply(unit(j)) : A.transpose(unit(j)),
  )
  const sums = lines.map(line => line.reduce((sum, x) => sum + Math.abs(x), 0))
  const value = Math.max(...sums)
  const place = Math.max(0, sums.indexOf(value))
  const direction = norm === 'ℓ1' ? unit(place) : lines[place]!.map(x => (x < 0 ? -1 : 1))
  return { value, direction, products: A.dimension }
}

/** The local Lipschitz constant at a point, and what it took. */
export interface LocalNorm extends OperatorNorm {
  /** Of the map, and of products with its derivative. */
  readonly evaluations: number
}

function normAt<P>(map: SelfMap<P>, space: MetricSpace<P>, p: P, source: Source): LocalNorm {
  const { operator, evaluations: made } = linearised(map, space, p)
  const found = operatorNorm(operator, chartOf(space).norm, source)
  return { ...found, evaluations: made + (map.derivative === undefined ? 0 : found.products) }
}

/**
 * ‖(c∘T∘c⁻¹)′‖ at a point of the space, c the chart; undefined where T has no derivative there, or
 * none that is finite. EstimateError as `linearised` says.
 */
export function localNorm<P>(
  map: SelfMap<P>,
  space: MetricSpace<P>,
  p: P,
  source: Source,
): LocalNorm | undefined {
  const found = whereDefined(() => normAt(map, space, p, source))
  return found !== undefined && Number.isFinite(found.value) ? found : undefined
}

/** Norms of derivatives at points. */
export interface JacobianNorms {
  /** ‖(c∘T∘c⁻¹)′‖ at each point, c the chart: the local Lipschitz constants of T. */
  readonly norms: readonly number[]
  /** Of maps, and of products with derivatives. */
  readonly evaluations: number
}

/** Where the norms of derivatives are asked for. */
export interface JacobianQuestion<P> {
  readonly space: MetricSpace<P>
  readonly points: readonly P[]
  /** Of the starts of Golub–Kahan: 0 unless given. */
  readonly seed?: number
}

/**
 * The local Lipschitz constants of a map at points: operator norms of its derivative in the metric of
 * the space, right to about 10⁻¹² relative. At a kink that of one element of Clarke's derivative.
 * EstimateError for a space without a chart, a map with neither derivative nor formula, or where there
 * is no derivative, or none that is finite; PointError for what is no point.
 */
export function jacobianNorms<P>(
  map: SelfMap<P>,
  { space, points, seed = 0 }: JacobianQuestion<P>,
): JacobianNorms {
  const source = new Source(seed, 'estimates')
  let evaluations = 0
  const norms = points.map((p, i) => {
    const none = (got: string) =>
      new EstimateError(`${map.name}: expected a finite derivative at ${p}, got ${got}`)
    try {
      const found = normAt(map, space, pointOf(space, p, 'points'), source.seek(0, i + 1))
      evaluations += found.evaluations
      if (Number.isFinite(found.value)) return found.value
      throw none(`norm ${found.value}`)
    } catch (error) {
      throw error instanceof AlgebraError ? none(error.message) : error
    }
  })
  return { norms, evaluations }
}

/** The largest of local constants as a figure: what is seen at points, of a supremum over all. */
export const jacobianEstimate = ({ norms, evaluations }: JacobianNorms): Estimate => ({
  quantity: 'sup ‖T′‖',
  method: 'Jacobian norms',
  source: 'Golub and Kahan 1965',
  kind: 'computed',
  value: Math.max(...norms),
  evaluations,
  detail: `at ${norms.length} point${norms.length === 1 ? '' : 's'}`,
})
