import { positiveInteger } from './dimension.js'
import type { OrderedField } from './field.js'
import type { MetricSpace } from './metric-space.js'
import { kind, scalarObjection } from './objection.js'
import { real } from './real.js'
import { relativeRoundoff, unitRoundoff } from './roundoff.js'

/** A matrix that was given as distances and breaks an axiom of metric spaces. */
export class MetricError extends Error {
  override readonly name = 'MetricError'
}

/**
 * The set {0, …, n − 1} with d(i, j) = matrix[i][j]. Its metric is named after the matrix.
 *
 * Throws MetricError, naming the entries at fault, unless the matrix is square and d a metric.
 * Over doubles each entry counts as a distance rounded once, so a triangle may be broken by the
 * factor that such rounding explains, 1 + 6u.
 */
export function finiteSet<S>(
  field: OrderedField<S>,
  matrix: readonly (readonly S[])[],
): MetricSpace<number, S> {
  const d = matrix.map(row => [...row])
  const fault = shapeFault(field, d) ?? pairFault(field, d) ?? triangleFault(field, d)
  if (fault !== undefined) throw new MetricError(`distance matrix: ${fault}`)
  const metric = `matrix(${d.map(row => row.map(field.show).join(', ')).join('; ')})`
  return onFiniteSet(field, d.length, metric, (i, j) => d[i]![j]!)
}

/** The set {0, …, n − 1} with the discrete metric: d(i, j) = 1 for i ≠ j. RangeError unless n ≥ 1. */
export function discrete(n: number): MetricSpace<number> {
  return onFiniteSet(real, positiveInteger(n, 'number of points'), 'discrete', (i, j) =>
    i === j ? 0 : 1,
  )
}

function onFiniteSet<S>(
  field: OrderedField<S>,
  n: number,
  metric: string,
  distance: (i: number, j: number) => S,
): MetricSpace<number, S> {
  return {
    name: `{0, …, ${n - 1}}`,
    metric,
    field,
    distance,
    // An entry's own rounding, and two more for what the check of triangles lets pass.
    roundoff: relativeRoundoff(field, 3, distance),
    objection: (i: unknown) =>
      typeof i !== 'number'
        ? kind(i)
        : Number.isInteger(i) && i >= 0 && i < n
          ? undefined
          : String(i),
  }
}

function shapeFault<S>(field: OrderedField<S>, d: S[][]): string | undefined {
  if (d.length === 0) return 'expected at least one row'
  for (const [i, row] of d.entries()) {
    if (row.length !== d.length) {
      return `row ${i}: expected ${d.length} entries, got ${row.length}`
    }
    for (const [j, x] of row.entries()) {
      const objection = scalarObjection(field, x)
      if (objection) return `d(${i}, ${j}): expected an element of ${field.name}, got ${objection}`
    }
  }
  return undefined
}

function pairFault<S>({ compare, zero, show }: OrderedField<S>, d: S[][]): string | undefined {
  for (const [i, row] of d.entries()) {
    for (const [j, x] of row.entries()) {
      if (i === j && compare(x, zero) !== 0) return `d(${i}, ${i}) = ${show(x)}, expected 0`
      if (i !== j && compare(x, zero) <= 0) return `d(${i}, ${j}) = ${show(x)}, expected > 0`
      const back = d[j]![i]!
      if (compare(x, back) !== 0) {
        return `d(${i}, ${j}) = ${show(x)} but d(${j}, ${i}) = ${show(back)}`
      }
    }
  }
  return undefined
}

function triangleFault<S>(field: OrderedField<S>, d: S[][]): string | undefined {
  // Entries and their sum rounded: (1 + u)/(1 − u)²; the product with the factor: 1/(1 − u).
  const slack = field.of(field.exact ? 1 : 1 + 6 * unitRoundoff)
  for (const [i, row] of d.entries()) {
    for (const [k, direct] of row.entries()) {
      for (const [j, first] of row.entries()) {
        const detour = field.add(first, d[j]![k]!)
        if (field.compare(direct, field.mul(slack, detour)) > 0) {
          return (
            `d(${i}, ${k}) = ${field.show(direct)} exceeds ` +
            `d(${i}, ${j}) + d(${j}, ${k}) = ${field.show(detour)}`
          )
        }
      }
    }
  }
  return undefined
}
