import type { Algebra } from '../algebra/algebra.js'
import { numbers } from '../algebra/fields.js'
import type { Formula } from '../algebra/formula.js'
import { MapError, type Proved, type SelfMap } from './self-map.js'

/**
 * The map of ℝ^dimension that a formula gives, with the formula, from which estimators take its
 * derivatives and enclosures:
 *
 *     formulaMap('Hénon', { dimension: 2, apply: (on, [x, y]) => [on.add(…), on.scale(0.3, x!)] })
 *
 * @throws MapError unless the dimension is an integer ≥ 1
 */
export function formulaMap(
  name: string,
  formula: Formula<number>,
  proved: Proved<Float64Array> = {},
): SelfMap<Float64Array> {
  const { dimension } = formula
  if (!(Number.isInteger(dimension) && dimension >= 1)) {
    throw new MapError(`${name}, dimension: expected an integer ≥ 1, got ${dimension}`)
  }
  return {
    name,
    formula,
    proved,
    apply: p => Float64Array.from(formula.apply(numbers, Array.from(p))),
  }
}

/** A function of one number written over any algebra. */
export type LineFormula = <T>(on: Algebra<number, T>, x: T) => T

/** The map of the line that a formula gives, with the formula. */
export function lineMap(
  name: string,
  f: LineFormula,
  proved: Proved<number> = {},
): SelfMap<number> {
  return {
    name,
    formula: { dimension: 1, apply: (on, [x]) => [f(on, x!)] },
    proved,
    apply: x => f(numbers, x),
  }
}
