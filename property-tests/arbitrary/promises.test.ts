import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  affineMap,
  clippedMap,
  contractionConstant,
  contractions,
  denseMap,
  diagonalMap,
  foldedMap,
  type LineMapConstraints,
  lineMap,
  mobiusMap,
  piecewiseLinearMap,
  pointAround,
  quadraticStep,
  scalar,
  tableMap,
  unitVector,
  vector,
} from '../../src/arbitrary/index.js'
import { lastPlaces } from '../../src/estimate/stretch.js'
import { lipschitzIn, type SelfMap } from '../../src/map/self-map.js'
import { chebyshev, chebyshevOver } from '../../src/space/chebyshev.js'
import { circle } from '../../src/space/circle.js'
import { coordinates } from '../../src/space/coordinates.js'
import { euclidean } from '../../src/space/euclidean.js'
import type { OrderedField } from '../../src/space/field.js'
import { discrete, finiteSet } from '../../src/space/finite-set.js'
import { float64 } from '../../src/space/float64.js'
import { interval } from '../../src/space/interval.js'
import { line, rationalLine } from '../../src/space/line.js'
import { manhattan, manhattanOver } from '../../src/space/manhattan.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { positiveCone } from '../../src/space/positive-cone.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { maxProduct } from '../../src/space/product.js'
import { rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { mapLaws } from '../map/map-laws.js'
import { claim, law } from '../space/law.js'

/** Every map carries a constant in the metric of the space, at most k, and nothing false. */
function keepsItsPromise<P, S>(
  name: string,
  space: MetricSpace<P, S>,
  points: fc.Arbitrary<P>,
  maps: (k: S) => fc.Arbitrary<SelfMap<P, S>>,
  order?: (p: P, q: P) => number,
): void {
  const { field } = space
  const constants = fc.oneof(contractionConstant(field), scalar(field, { least: 0 }))
  const carries = fc.property(
    constants.chain(k => fc.record({ k: fc.constant(k), map: maps(k) })),
    ({ k, map }) => {
      const carried = lipschitzIn(map, space)
      claim(
        carried !== undefined && field.compare(carried, k) <= 0,
        () => `${map.name} carries ${carried}, k = ${field.show(k)}`,
      )
    },
  )
  describe(`${name} of ${space.name}`, () => {
    test('carries a constant of at most k', () => law(name, carries).assert())
    const every = constants.chain(maps)
    const rounding = lastPlaces(space)
    const laws = mapLaws(every, {
      space,
      points,
      rounding: (map, p) => rounding(p, map.apply(p)),
      ...(order && { order }),
    })
    for (const each of laws) test(each.name, () => each.assert())
  })
}

const onLine = {
  affineMap,
  foldedMap,
  clippedMap,
  piecewiseLinearMap,
  lineMap,
} satisfies Record<string, unknown>

function linesOf<S>(field: OrderedField<S>): void {
  for (const [name, maps] of Object.entries(onLine)) {
    const make = maps as (
      on: OrderedField<S>,
      constraints: LineMapConstraints<S>,
    ) => fc.Arbitrary<SelfMap<S, S>>
    const points = scalar(field, { most: 40 })
    keepsItsPromise(name, line(field), points, k => make(field, { k }), field.compare)
  }
}

linesOf(rationals)
linesOf(real)

const [Q3, R3] = [coordinates(rationals, 3), float64(3)]
for (const space of [manhattanOver(rationals, 3), chebyshevOver(rationals, 3)]) {
  keepsItsPromise('diagonalMap', space, vector(Q3), k => diagonalMap(Q3, { k }))
  keepsItsPromise('denseMap', space, vector(Q3), k => denseMap(Q3, { k }))
}
for (const space of [manhattan(3), euclidean(3), chebyshev(3)]) {
  keepsItsPromise('diagonalMap', space, vector(R3), k => diagonalMap(R3, { k }))
  keepsItsPromise('denseMap', space, vector(R3), k => denseMap(R3, { k }))
}

test('the constants are attained', () => {
  const half = rational(1, 2)
  const attains = (map: SelfMap<typeof half, typeof half>) =>
    lipschitzIn(map, rationalLine)!.compare(half) === 0
  for (const kind of ['affine', 'folded', 'clipped', 'piecewise linear'] as const) {
    expect(fc.sample(lineMap(rationals, { k: half, kinds: [kind] }), 200).some(attains)).toBe(true)
  }
})

describe('quadraticStep', () => {
  const [m, M] = [1 / 2, 3]
  const steps = quadraticStep(R3, { m, M })
  const space = euclidean(3)
  const rounding = lastPlaces(space)
  const constraints = {
    space,
    points: vector(R3),
    rounding: (map: SelfMap<Float64Array>, p: Float64Array) => rounding(p, map.apply(p)),
  }
  for (const each of mapLaws(steps, constraints)) test(each.name, () => each.assert())
  test('is a contraction', () => {
    fc.assert(
      fc.property(steps, step => {
        expect(lipschitzIn(step, space)).toBeLessThan(1)
      }),
    )
  })
})

describe('mobiusMap', () => {
  const positive = scalar(real, { least: 1 })
  const rounding = lastPlaces(positiveReals)
  const constraints = {
    space: positiveReals,
    points: positive,
    order: real.compare,
    // A quotient of two rounded sums: each of its five roundings is 2⁻⁵³ of its size at most.
    apart: (x: number, y: number) => Math.abs(x - y) > 10 * 2 ** -52 * Math.max(x, y),
    rounding: (map: SelfMap<number>, p: number) => rounding(p, map.apply(p)),
  }
  for (const entries of ['positive', 'non-negative'] as const) {
    for (const each of mapLaws(mobiusMap(real, { entries }), constraints)) {
      test(`${entries} entries: ${each.name}`, () => each.assert())
    }
  }
  test('with positive entries contracts', () => {
    fc.assert(
      fc.property(mobiusMap(rationals), map => {
        expect(map.proved.lipschitz!['|log|']!.compare(1)).toBeLessThan(0)
      }),
    )
  })
})

describe('tableMap', () => {
  const third = rational(1, 3)
  const space = finiteSet(
    rationals,
    [
      [0, 1, 2],
      [1, 0, 1],
      [2, 1, 0],
    ].map(row => row.map(n => third.mul(n))),
  )
  const laws = mapLaws(tableMap(3, { space }), {
    space,
    points: fc.nat(2),
    order: (i, j) => i - j,
  })
  for (const each of laws) test(each.name, () => each.assert())
  test('bijective', () => {
    fc.assert(
      fc.property(tableMap(5, { bijective: true }), ({ images }) => {
        expect([...images].sort()).toEqual([0, 1, 2, 3, 4])
      }),
    )
  })
})

test('unit vectors have length 1', () => {
  fc.assert(
    fc.property(unitVector(Q3), u => {
      expect(Q3.dot(u, u).equals(1)).toBe(true)
    }),
  )
})

test('contractions share their constant, below 1', () => {
  fc.assert(
    fc.property(contractions(rationals), ({ k, maps }) => {
      expect(k.compare(0)).toBeGreaterThanOrEqual(0)
      expect(k.compare(1)).toBeLessThan(0)
      for (const map of maps) {
        expect(lipschitzIn(map, rationalLine)!.compare(k)).toBeLessThanOrEqual(0)
      }
    }),
  )
})

describe('pointAround gives points of the space, and not one alone', () => {
  const around = <P, S>(space: MetricSpace<P, S>, center: P) =>
    test(space.name, () => {
      const points = fc.sample(pointAround(space, center), 200)
      for (const p of points) expect(space.objection(p)).toBeUndefined()
      const apart = points.filter(p =>
        space.field.compare(space.distance(p, center), space.field.zero),
      )
      expect(apart.length).toBeGreaterThan(10)
    })
  around(rationalLine, rational(1, 2))
  around(euclidean(3), Float64Array.of(1, 2, 3))
  around(interval(real, 0, 1), 0)
  around(circle(rationals), rational(0))
  around(discrete(3), 1)
  around(positiveReals, 1)
  around(positiveCone(2), Float64Array.of(1, 2))
  around(maxProduct(rationalLine, rationalLine), [rational(0), rational(1)])
  test('of no coordinates: the center', () => {
    const space = { ...discrete(2), objection: () => undefined } as unknown as MetricSpace<string>
    expect(new Set(fc.sample(pointAround(space, 'a'), 10))).toEqual(new Set(['a']))
  })
})
