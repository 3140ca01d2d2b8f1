import fc from 'fast-check'
import { fractions } from '../algebra/fields.js'
import { scalar } from '../arbitrary/scalar.js'
import { vector } from '../arbitrary/vector.js'
import { derivative } from '../expansion/derivative.js'
import { leastSquares } from '../expansion/least-squares.js'
import { smallBatchSecondTerm, smallBatchThirdTerm } from '../expansion/small-batches.js'
import { descent } from '../expansion/vector-field.js'
import { forward } from '../order/forward.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import {
  ascending,
  type Field,
  gradientSteps,
  jet,
  lossSystems,
  products,
  type System,
  sameJet,
  showLosses,
  showSystem,
  systems,
} from './fields.js'
import { all, type Finding } from './finding.js'
import { plane, sameVector, showVector, type Vector, vectors } from './planar.js'
import { property } from './property.js'
import type { Check } from './statement.js'

/** The word c … 2 1 of T_small, a forward iterate. */
const small = ({ fields }: System) => forward.word(fields.length)

/** V_1, …, V_c at θ. */
const values = ({ fields, start }: System): Vector[] => fields.map(V => V.apply(fractions, start))

/** That T_small = θ + h′ΣV_i + h′² Σ V_i′V_j + O(h′³), the sum over the pairs i, j given. */
export const regularisedBy =
  (counts: (i: number, j: number) => boolean) =>
  (system: System): Finding =>
    sameJet(jet(system, small(system), 2), [
      system.start,
      values(system).reduce(plane.add),
      products(system, ascending(system.fields), counts),
    ])

/** Rows of two features with labels, cut into small batches, and a point. */
interface Batches {
  readonly batches: readonly (readonly (readonly [Vector, Rational])[])[]
  readonly start: Vector
}

const rows = fc.tuple(
  vector(plane, { most: 3, denominator: 2 }),
  scalar(rationals, { most: 3, denominator: 2 }),
)

/** Between two and four batches, of the same or of different sizes. */
export const batches = (sizes: 'equal' | 'any'): fc.Arbitrary<Batches> =>
  fc
    .record({ c: fc.integer({ min: 2, max: 4 }), size: fc.integer({ min: 1, max: 3 }) })
    .chain(({ c, size }) =>
      fc.record({
        batches: fc.array(
          fc.array(rows, { minLength: sizes === 'equal' ? size : 1, maxLength: size }),
          { minLength: c, maxLength: c },
        ),
        start: vectors,
      }),
    )

export const showBatches = ({ batches, start }: Batches): string =>
  `rows ${batches.map(batch => batch.map(([x, y]) => `${showVector(x)}: ${y.toFraction()}`).join(' ')).join(' | ')}; θ = ${showVector(start)}`

/** −∇ of the mean squared error over the rows. */
const meanField = (batch: Batches['batches'][number]): Field =>
  descent(leastSquares({ rows: batch.map(([x]) => x), labels: batch.map(([, y]) => y) }))

/** That hV_B = h′ΣV_i for h = ch′: V_B is the mean of the V_i. */
export function isMean({ batches, start }: Batches): Finding {
  const each = batches.map(batch => meanField(batch).apply(fractions, start))
  const mean = plane.scale(rational(1, batches.length), each.reduce(plane.add))
  return sameVector(meanField(batches.flat()).apply(fractions, start), mean, 'V_B')
}

export const checks: readonly Check[] = [
  property({
    name: 'T_small = θ + h′ΣV_i + h′² Σ_{i>j} V_i′V_j + O(h′³)',
    kind: 'exact',
    given: systems(1, 5),
    show: showSystem,
    runs: 60,
    holds: regularisedBy((i, j) => i > j),
  }),
  property({
    name: 'for gradient steps, as its terms of second and third order',
    kind: 'exact',
    given: lossSystems(1, 5),
    show: showLosses,
    runs: 40,
    holds(given) {
      const system = gradientSteps(given)
      const series = jet(system, small(system), 3)
      const terms = [smallBatchSecondTerm, smallBatchThirdTerm]
      return all([
        regularisedBy((i, j) => i > j)(system),
        ...terms.map((term, i) =>
          sameVector(
            series[i + 2]!,
            term(system.fields).apply(fractions, given.start),
            `coefficient of h′^${i + 2}`,
          ),
        ),
      ])
    },
  }),
  property({
    name: 'c = 2: T_2T_1 has V_2′V_1',
    kind: 'exact',
    given: systems(2, 2),
    show: showSystem,
    runs: 40,
    holds(system) {
      const [V, W] = system.fields as [Field, Field]
      const expected = derivative(fractions, W, system.start, V.apply(fractions, system.start))
      return sameVector(jet(system, small(system), 2)[2]!, expected, 'coefficient of h′²')
    },
  }),
  property({
    name: 'mean losses, batches of one size: hV_B = h′ΣV_i',
    kind: 'exact',
    given: batches('equal'),
    show: showBatches,
    runs: 40,
    holds: isMean,
  }),
]
