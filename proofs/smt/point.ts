import { type Rational, rational } from '../../src/space/rational.js'
import { type Formula, type Reading, read } from './formula.js'

/** A rational value for each variable. */
export type Point = ReadonlyMap<string, Rational>

/** Whether a formula is true at a point, in exact rational arithmetic. Throws where it divides by 0. */
export const holdsAt = (formula: Formula, point: Point): boolean => read(formula, at(point))

const at = (point: Point): Reading<Rational, boolean> => ({
  integer: n => rational(n),
  variable(name) {
    const value = point.get(name)
    if (value === undefined) throw new RangeError(`${name}: expected a value, got none`)
    return value
  },
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  less: (a, b) => a.compare(b) < 0,
  equal: (a, b) => a.equals(b),
  not: p => !p,
  and: (p, q) => p && q,
  or: (p, q) => p || q,
  either: (p, a, b) => (p ? a : b),
})

/** "h = 1/2, m = 3". */
export const showPoint = (point: Point): string =>
  [...point].map(([name, value]) => `${name} = ${value.toFraction()}`).join(', ')
