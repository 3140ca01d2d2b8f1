import { exactly } from '../algebra/enclosure.js'
import { enclosures } from '../algebra/enclosures.js'
import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { coordinatesOf, formulaOf, pointAt, whereDefined } from './charted.js'
import { lastPlaces, type Rounding } from './stretch.js'

/**
 * A proved bound on d(computed T(p), T(p)): T(p) is in the box that its formula gives over
 * `enclosures`, and no point of the box is farther from the computed image than its two ends are
 * together, for |a_i − t| ≤ |a_i − low_i| + |a_i − high_i|. Infinite where an end is outside the space.
 */
export function enclosedRounding<P>(map: SelfMap<P>, space: MetricSpace<P>): Rounding<P, number> {
  const formula = formulaOf(map, space)
  return (p, image) => {
    const x = Array.from(coordinatesOf(p), exactly)
    const values = whereDefined(() => formula.apply(enclosures, x))
    if (values === undefined) return Infinity
    const ends = [values.map(v => v.low), values.map(v => v.high)]
    return ends.reduce((sum, end) => {
      const q = pointAt(space, Float64Array.from(end))
      if (space.objection(q) !== undefined) return Infinity
      return sum + space.distance(image, q) + (space.roundoff?.(image, q) ?? 0)
    }, 0)
  }
}

/** The bound that a map allows: proved where it has a formula, else `lastPlaces`. */
export const roundingOf = <P>(map: SelfMap<P>, space: MetricSpace<P>): Rounding<P, number> =>
  space.chart !== undefined && map.formula !== undefined
    ? enclosedRounding(map, space)
    : lastPlaces(space)
