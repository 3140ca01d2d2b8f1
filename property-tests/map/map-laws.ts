import { inspect } from 'node:util'
import fc from 'fast-check'
import { lipschitzIn, type SelfMap } from '../../src/map/self-map.js'
import type { OrderedField } from '../../src/space/field.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { rational } from '../../src/space/rational.js'
import { claim, type Law, law } from '../space/law.js'

export interface MapLawConstraints<P, S> {
  readonly space: MetricSpace<P, S>
  /** Points of the space. */
  readonly points: fc.Arbitrary<P>
  /** Negative, zero or positive as p < q, p = q, p > q; maps that claim to be monotone need it. */
  readonly order?: (p: P, q: P) => number
  /**
   * Whether images are so far apart that rounding has not changed which is the greater; always
   * unless given, as of maps whose every operation is monotone.
   */
  readonly apart?: (tp: P, tq: P) => boolean
  /**
   * A bound on d(computed T(p), T(p)), derived from the arithmetic of the map. Zero unless given:
   * the map computes exactly.
   */
  readonly rounding?: (map: SelfMap<P, S>, p: P) => S
  /** A bound on the relative error of the claimed Lipschitz constant. Zero unless given. */
  readonly constantRounding?: S
}

/**
 * The laws of a self-map T, for every map that `maps` gives and all points p, q: T(p) is a point;
 * T is pure; and nothing that T carries is refuted, that is
 *   d(Tp, Tq) ≤ k·d(p, q) for the constant k of the space's metric,
 *   p ≤ q implies Tp ≤ Tq (or ≥),  T(fixed point) = fixed point.
 * What a map does not carry is not asked of it.
 *
 * Over floats the inequalities get the rounding that is declared, by the map's arithmetic and by
 * the space's `roundoff`, and both sides are compared exactly, as the rationals that they are.
 */
export function mapLaws<P, S>(
  maps: fc.Arbitrary<SelfMap<P, S>>,
  constraints: MapLawConstraints<P, S>,
): Law[] {
  const { space, points, order } = constraints
  const { field, distance } = space
  const rounding = constraints.rounding ?? (() => field.zero)
  const roundoff = (p: P, q: P) => space.roundoff?.(p, q) ?? field.zero
  return [
    law(
      'self-map',
      fc.property(maps, points, (map, p) => {
        const objection = space.objection(map.apply(p))
        claim(objection === undefined, () => `${map.name} left ${space.name}: ${objection}`)
      }),
    ),
    law(
      'purity',
      fc.property(maps, points, (map, p) => {
        const before = written(p)
        const once = written(map.apply(p))
        claim(written(p) === before, () => `${map.name} changed its argument ${before}`)
        const twice = written(map.apply(p))
        claim(once === twice, () => `${map.name} sent ${before} to ${once}, then to ${twice}`)
      }),
    ),
    law(
      'Lipschitz',
      fc.property(maps, points, points, (map, p, q) => {
        const k = lipschitzIn(map, space)
        if (k === undefined) return
        const [tp, tq] = [map.apply(p), map.apply(q)]
        const [before, after] = [distance(p, q), distance(tp, tq)]
        const product = (a: S, b: S) => [a, b] as const
        const terms = [
          product(k, before),
          product(k, roundoff(p, q)),
          product(field.mul(k, constraints.constantRounding ?? field.zero), before),
          ...[roundoff(tp, tq), rounding(map, p), rounding(map, q)].map(e => product(e, field.one)),
        ]
        claim(
          atMostSum(field, after, terms),
          () =>
            `${map.name} is not ${field.show(k)}-Lipschitz in ${space.metric}: ` +
            `${written(p)} and ${written(q)} at ${field.show(before)} go to ${field.show(after)}`,
        )
      }),
    ),
    law(
      'monotone',
      fc.property(maps, points, points, (map, p, q) => {
        const { monotone } = map.proved
        if (monotone === undefined) return
        if (order === undefined) throw new Error(`${map.name} is monotone in which order?`)
        const [low, high] = order(p, q) <= 0 ? [p, q] : [q, p]
        const [tLow, tHigh] = [map.apply(low), map.apply(high)]
        if (constraints.apart?.(tLow, tHigh) === false) return
        const change = order(tLow, tHigh)
        claim(
          monotone === 'increasing' ? change <= 0 : change >= 0,
          () => `${map.name} is not ${monotone} from ${written(low)} to ${written(high)}`,
        )
      }),
    ),
    law(
      'fixed point',
      fc.property(maps, map => {
        const { fixedPoint } = map.proved
        if (fixedPoint === undefined) return
        const moved = distance(map.apply(fixedPoint), fixedPoint)
        claim(
          field.compare(moved, rounding(map, fixedPoint)) <= 0,
          () => `${map.name} moves ${written(fixedPoint)} by ${field.show(moved)}`,
        )
      }),
    ),
  ]
}

/** A point in full: two points are written alike only if they are the same bits. */
const written = (p: unknown) => inspect(p, { depth: null, maxArrayLength: null, breakLength: 1e9 })

/** Whether left ≤ Σ a·b over the given pairs (a, b), with no rounding. */
function atMostSum<S>(field: OrderedField<S>, left: S, terms: (readonly [S, S])[]): boolean {
  if (field.exact) {
    const sum = terms.reduce((total, [a, b]) => field.add(total, field.mul(a, b)), field.zero)
    return field.compare(left, sum) <= 0
  }
  const exact = (s: S) => rational(field.toNumber(s))
  const sum = terms.reduce((total, [a, b]) => total.add(exact(a).mul(exact(b))), rational(0))
  return exact(left).compare(sum) <= 0
}
