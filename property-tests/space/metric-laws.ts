import fc from 'fast-check'
import type { OrderedField } from '../../src/space/field.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { rational } from '../../src/space/rational.js'
import { claim, type Law, law } from './law.js'

export interface MetricLawConstraints<P> {
  /** Points of the space. Two that differ must be told apart by the arithmetic of distances. */
  readonly points: fc.Arbitrary<P>
  /** Whether two values are one point of the space: equal numbers, one ray, … */
  readonly same: (a: P, b: P) => boolean
  /** Pairs of values that are one point. Copies, unless given. */
  readonly twins?: fc.Arbitrary<readonly [P, P]>
  /** Triples for the triangle inequality; give some with b between a and c. Any, unless given. */
  readonly triples?: fc.Arbitrary<readonly [P, P, P]>
  /** Whether d(a, c) ≤ max(d(a, b), d(b, c)) is claimed. */
  readonly ultrametric?: boolean
}

/**
 * The axioms of a metric space, as laws: for all points a, b, c
 *   d(a, a) = 0,  d(a, b) > 0 for a ≠ b,  d(a, b) = d(b, a),  d(a, c) ≤ d(a, b) + d(b, c)
 * and that `distance` is a function that changes no point, `objection` accepts every point and
 * `roundoff` is a bound (zero where distances are exact).
 *
 * Only the triangle inequality is given an allowance for rounding, ρ(a,b) + ρ(b,c) + ρ(a,c), ρ the
 * space's `roundoff`; both sides are then compared with no rounding, doubles as the rationals
 * that they are.
 */
export function metricLaws<P, S>(
  space: MetricSpace<P, S>,
  constraints: MetricLawConstraints<P>,
): Law[] {
  const { field, distance } = space
  const { points, same } = constraints
  const twins: fc.Arbitrary<readonly [P, P]> = constraints.twins ?? fc.clone(points, 2)
  const triples: fc.Arbitrary<readonly [P, P, P]> =
    constraints.triples ?? fc.tuple(points, points, points)
  const roundoff = (a: P, b: P) => space.roundoff?.(a, b) ?? field.zero
  const equal = (s: S, t: S) => field.compare(s, t) === 0

  const laws = [
    law(
      'points',
      fc.property(points, a => {
        const objection = space.objection(a)
        claim(objection === undefined, () => `a point of ${space.name} was refused: ${objection}`)
      }),
    ),
    law(
      'identity',
      fc.property(twins, ([a, b]) => {
        for (const d of [distance(a, b), distance(a, a)]) {
          claim(equal(d, field.zero), () => `d(a, a) = ${field.show(d)}, expected 0`)
        }
      }),
    ),
    law(
      'positivity',
      fc.property(points, points, (a, b) => {
        if (same(a, b)) return
        const d = distance(a, b)
        claim(field.compare(d, field.zero) > 0, () => `a ≠ b but d(a, b) = ${field.show(d)}`)
      }),
    ),
    law(
      'symmetry',
      fc.property(points, points, (a, b) => {
        const [there, back] = [distance(a, b), distance(b, a)]
        claim(
          equal(there, back),
          () => `d(a, b) = ${field.show(there)} but d(b, a) = ${field.show(back)}`,
        )
      }),
    ),
    law(
      'triangle inequality',
      fc.property(triples, ([a, b, c]) => {
        const [ac, ab, bc] = [distance(a, c), distance(a, b), distance(b, c)]
        const allowance = [roundoff(a, b), roundoff(b, c), roundoff(a, c)]
        claim(
          atMostSum(field, ac, [ab, bc, ...allowance]),
          () =>
            `d(a, c) = ${field.show(ac)} exceeds ` +
            `d(a, b) + d(b, c) = ${field.show(ab)} + ${field.show(bc)}`,
        )
      }),
    ),
    law(
      'purity',
      fc.property(twins, points, ([a, copy], b) => {
        const [once, twice] = [distance(a, b), distance(a, b)]
        claim(equal(once, twice), () => `d(a, b) = ${field.show(once)}, then ${field.show(twice)}`)
        distance(b, a)
        claim(same(a, copy), () => 'measuring a distance changed a point')
      }),
    ),
    law(
      'roundoff',
      fc.property(points, points, (a, b) => {
        const bound = roundoff(a, b)
        const sign = field.compare(bound, field.zero)
        claim(
          field.exact ? sign === 0 : sign >= 0,
          () => `roundoff = ${field.show(bound)}, expected ${field.exact ? '0' : 'a bound ≥ 0'}`,
        )
      }),
    ),
  ]
  return constraints.ultrametric ? [...laws, strongTriangle(space, triples)] : laws
}

function strongTriangle<P, S>(
  { field, distance }: MetricSpace<P, S>,
  triples: fc.Arbitrary<readonly [P, P, P]>,
): Law {
  return law(
    'strong triangle inequality',
    fc.property(triples, ([a, b, c]) => {
      const [ac, ab, bc] = [distance(a, c), distance(a, b), distance(b, c)]
      claim(
        field.compare(ac, ab) <= 0 || field.compare(ac, bc) <= 0,
        () =>
          `d(a, c) = ${field.show(ac)} exceeds ` +
          `max(d(a, b), d(b, c)) = max(${field.show(ab)}, ${field.show(bc)})`,
      )
    }),
  )
}

/** Whether left ≤ Σ terms, with no rounding. */
function atMostSum<S>(field: OrderedField<S>, left: S, terms: readonly S[]): boolean {
  if (field.exact) return field.compare(left, terms.reduce(field.add)) <= 0
  const exact = (s: S) => rational(field.toNumber(s))
  return exact(left).compare(terms.map(exact).reduce((sum, term) => sum.add(term))) <= 0
}
