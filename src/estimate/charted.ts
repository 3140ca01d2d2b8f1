import { type Algebra, AlgebraError } from '../algebra/algebra.js'
import { type Dual, dual } from '../algebra/dual.js'
import type { Formula } from '../algebra/formula.js'
import type { SelfMap } from '../map/self-map.js'
import type { Draw } from '../random/draw.js'
import type { Chart } from '../space/chart.js'
import type { MetricSpace } from '../space/metric-space.js'
import { EstimateError } from './estimate.js'
import { box, inRegion, type Region, uniformIn } from './region.js'

/** The chart of a space. EstimateError if it has none. */
export function chartOf<P>(space: MetricSpace<P>): Chart {
  if (space.chart !== undefined) return space.chart
  throw new EstimateError(`space: expected one with a chart in ℝ^d, got ${space.name}`)
}

/** The formula of a map of a space with a chart. EstimateError if it has none of that dimension. */
export function formulaOf<P>(map: SelfMap<P>, space: MetricSpace<P>): Formula<number> {
  const { dimension } = chartOf(space)
  const { formula } = map
  if (formula?.dimension === dimension) return formula
  const got = formula === undefined ? 'none' : `one of dimension ${formula.dimension}`
  throw new EstimateError(`${map.name}: expected a formula of dimension ${dimension}, got ${got}`)
}

/** The coordinates of a point that is a double or a Float64Array of them. */
export const coordinatesOf = <P>(p: P): Float64Array =>
  p instanceof Float64Array ? p : Float64Array.of(Number(p))

/** The point of a space with a chart that has given coordinates; an object of its own. */
export function pointAt<P>(space: MetricSpace<P>, x: Float64Array): P {
  const { dimension } = chartOf(space)
  const array = x.slice() as P
  if (dimension > 1 || space.objection(array) === undefined) return array
  return x[0] as P
}

/** The region, if it lies in a space with a chart, to judge by its ends. EstimateError if not. */
export function regionIn<P>(space: MetricSpace<P>, region: Region): Region {
  const { dimension } = chartOf(space)
  if (region.low.length !== dimension) {
    throw new EstimateError(
      `region: expected ${dimension} coordinates (${space.name}), got ${region.low.length}`,
    )
  }
  for (const end of [region.low, region.high]) {
    const objection = space.objection(pointAt(space, end))
    if (objection === undefined) continue
    throw new EstimateError(`region: expected one in ${space.name}, got ${objection}`)
  }
  return region
}

/** A point of a region: uniform, in the logarithms of coordinates where the chart is logarithmic. */
export function drawnFrom(chart: Chart, region: Region): Draw<Float64Array> {
  if (!chart.logarithmic) return uniformIn(region)
  const logarithms = uniformIn(box(region.low.map(Math.log), region.high.map(Math.log)))
  return source => {
    for (;;) {
      const x = logarithms(source).map((z, i) =>
        Math.min(region.high[i]!, Math.max(region.low[i]!, Math.exp(z))),
      )
      if (inRegion(region, x)) return x
    }
  }
}

/**
 * (c∘T∘c⁻¹)′(c(x))·v for the chart c: the derivative of a map in isometric coordinates, at the point
 * of coordinates x along v, by dual numbers over any algebra of floats. Over `enclosures` it encloses
 * these derivatives at all points of a box.
 */
export function chartedDerivative<T>(
  on: Algebra<number, T>,
  { scale, logarithmic }: Chart,
  formula: Formula<number>,
  x: readonly T[],
  v: readonly T[],
): readonly T[] {
  const inward = (value: T, j: number): T => {
    if (logarithmic) return on.mul(value, v[j]!)
    return scale ? on.div(v[j]!, on.of(scale[j]!)) : v[j]!
  }
  const outward = ({ value, slope }: Dual<T>, i: number): T => {
    if (logarithmic) return on.div(slope, value)
    return scale ? on.scale(scale[i]!, slope) : slope
  }
  const along = x.map((value, j) => ({ value, slope: inward(value, j) }))
  return formula.apply(dual(on), along).map(outward)
}

/** The columns of (c∘T∘c⁻¹)′(c(x)), or some of them: one evaluation of the formula each. */
export const chartedColumns = <T>(
  on: Algebra<number, T>,
  chart: Chart,
  formula: Formula<number>,
  x: readonly T[],
  which: readonly number[] = x.map((_, j) => j),
): readonly (readonly T[])[] =>
  which.map(j =>
    chartedDerivative(
      on,
      chart,
      formula,
      x,
      x.map((_, i) => (i === j ? on.one : on.zero)),
    ),
  )

/** What f returns; undefined where a map is not defined. */
export function whereDefined<T>(f: () => T): T | undefined {
  try {
    return f()
  } catch (error) {
    if (error instanceof AlgebraError) return undefined
    throw error
  }
}
