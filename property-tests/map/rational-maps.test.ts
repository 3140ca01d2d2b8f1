import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compose } from '../../src/map/compose.js'
import { constant } from '../../src/map/constant.js'
import { lipschitzIn, type SelfMap } from '../../src/map/self-map.js'
import { chebyshevOver } from '../../src/space/chebyshev.js'
import { coordinates } from '../../src/space/coordinates.js'
import { discrete, finiteSet } from '../../src/space/finite-set.js'
import { rationalLine } from '../../src/space/line.js'
import { manhattanOver } from '../../src/space/manhattan.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { claim, type Law, law } from '../space/law.js'
import { mapLaws } from './map-laws.js'
import {
  affineMaps,
  affineMobiusMaps,
  clipAffineMaps,
  contractions,
  denseMaps,
  diagonalMaps,
  foldedMaps,
  homotheties,
  lindleyMaps,
  overRationals,
  piecewiseLinearMaps,
  positiveMobiusMaps,
  positiveRational,
  rationalVector,
  reciprocals,
  reflections,
  smallRational,
  tables,
} from './maps.js'

type LineMap = SelfMap<Rational, Rational>

const half = contractions(rational(1, 2))
const constants = smallRational.map(c => constant(rationalLine, c, c.toFraction()))
const composites = fc
  .array(
    fc.oneof(foldedMaps(overRationals), reflections(overRationals), affineMaps(overRationals)),
    { maxLength: 4 },
  )
  .map(maps => compose<Rational, Rational>(rationals, maps))

function describeLaws(name: string, laws: readonly Law[]) {
  describe(name, () => {
    for (const each of laws) test(each.name, () => each.assert())
  })
}

describe('maps of ℚ carry nothing false', () => {
  const maps: Record<string, fc.Arbitrary<LineMap>> = {
    constant: constants,
    affine: affineMaps(overRationals),
    contraction: half,
    'affine as a Möbius map': affineMobiusMaps(overRationals),
    'clip-affine': clipAffineMaps(overRationals),
    'piecewise linear': piecewiseLinearMaps(overRationals),
    'a + b|x|': foldedMaps(overRationals),
    reflection: reflections(overRationals),
    'composition of affine maps': pairs(affineMaps(overRationals)),
    'composition of clip-affine maps': pairs(clipAffineMaps(overRationals)),
    'composition of piecewise linear maps': pairs(piecewiseLinearMaps(overRationals)),
    'composition of any maps': composites,
  }
  for (const [name, map] of Object.entries(maps)) {
    const order = rationals.compare
    describeLaws(name, mapLaws(map, { space: rationalLine, points: smallRational, order }))
  }
})

describe('maps of the positive rationals carry nothing false', () => {
  const positive: MetricSpace<Rational, Rational> = {
    ...rationalLine,
    objection: x => (x.compare(0) > 0 ? undefined : x.toFraction()),
  }
  const halfLine: MetricSpace<Rational, Rational> = {
    ...rationalLine,
    objection: x => (x.compare(0) >= 0 ? undefined : x.toFraction()),
  }
  const order = rationals.compare
  const onPositive = { space: positive, points: positiveRational, order }
  describeLaws('Möbius', mapLaws(positiveMobiusMaps(overRationals), onPositive))
  describeLaws('1/(x + u)', mapLaws(reciprocals(overRationals), onPositive))
  describeLaws('composed Möbius', mapLaws(pairs(positiveMobiusMaps(overRationals)), onPositive))
  const points = smallRational.map(x => x.abs())
  describeLaws('Lindley', mapLaws(lindleyMaps(overRationals), { space: halfLine, points, order }))
})

describe('maps of ℚ^d carry nothing false', () => {
  type V = readonly Rational[]
  for (const dim of [1, 2, 3]) {
    const maps: Record<string, fc.Arbitrary<SelfMap<V, Rational>>> = {
      homothety: homotheties(dim),
      'diagonal affine': diagonalMaps(dim),
      'dense affine': denseMaps(dim),
      'composition of diagonal maps': pairs(diagonalMaps(dim)),
      'composition of dense maps': pairs(denseMaps(dim)),
    }
    for (const [name, map] of Object.entries(maps)) {
      const points = rationalVector(dim)
      for (const space of [manhattanOver(rationals, dim), chebyshevOver(rationals, dim)]) {
        describeLaws(`${name}, ${space.name}`, mapLaws(map, { space, points }))
      }
      test(`${name}, ${dim}: ℓ2`, () => lipschitzInEll2(map, points, dim).assert())
    }
  }
})

describe('tables carry nothing false', () => {
  const order = (i: number, j: number) => i - j
  const points = fc.nat(4)
  const positions = [0, 1, 3, 4, 8]
  const spread = positions.map(x => positions.map(y => rational(Math.abs(x - y), 3)))
  const space = finiteSet(rationals, spread)
  describeLaws('finite set', mapLaws(tables(5, space), { space, points, order }))
  describeLaws('composed', mapLaws(pairs(tables(5, space)), { space, points, order }))
  const plain = discrete(5)
  describeLaws('discrete', mapLaws(tables(5, plain), { space: plain, points, order }))
})

describe('what a map should carry it does carry', () => {
  test('each map of the line has its constant, and contractions their fixed point', () => {
    const all = fc.oneof(
      half,
      constants,
      clipAffineMaps(overRationals),
      piecewiseLinearMaps(overRationals),
      foldedMaps(overRationals),
      reflections(overRationals),
      affineMobiusMaps(overRationals),
    )
    fc.assert(
      fc.property(all, half, constants, (map, contraction, c) => {
        expect(lipschitzIn(map, rationalLine), map.name).toBeDefined()
        expect(contraction.proved.fixedPoint).toBeDefined()
        expect(c.proved.fixedPoint).toBeDefined()
      }),
    )
  })

  test('|a| is attained by affine maps at every pair of points', () => {
    fc.assert(
      fc.property(affineMaps(overRationals), smallRational, smallRational, (map, p, q) => {
        const stretched = map.apply(p).sub(map.apply(q)).abs()
        expect(stretched.equals(map.a.abs().mul(p.sub(q).abs()))).toBe(true)
      }),
    )
  })

  test('the constant of a piecewise linear map is attained on one of its pieces', () => {
    fc.assert(
      fc.property(piecewiseLinearMaps(overRationals), map => {
        const xs = map.knots.map(([x]) => x)
        const around = [xs[0]!.sub(1), ...xs, xs[xs.length - 1]!.add(1)]
        const steepest = around
          .slice(1)
          .map((x, i) => map.apply(x).sub(map.apply(around[i]!)).div(x.sub(around[i]!)).abs())
          .reduce((a, b) => (a.compare(b) > 0 ? a : b))
        expect(steepest.equals(map.proved.lipschitz!['|·|']!)).toBe(true)
      }),
    )
  })

  test('column sums are attained in ℓ1 and row sums in ℓ∞', () => {
    const [ell1, ellInfinity] = [manhattanOver(rationals, 3), chebyshevOver(rationals, 3)]
    fc.assert(
      fc.property(denseMaps(3), map => {
        const origin = [rationals.zero, rationals.zero, rationals.zero]
        const units = origin.map((_, j) => origin.map((x, i) => (i === j ? rationals.one : x)))
        const signs = map.rows.map(row => row.map(a => rational(a.compare(0) < 0 ? -1 : 1)))
        const attained = (space: typeof ell1, from: readonly (readonly Rational[])[]) =>
          from
            .map(x => space.distance(map.apply(x), map.apply(origin)))
            .reduce((a, b) => (a.compare(b) > 0 ? a : b))
        expect(attained(ell1, units).equals(lipschitzIn(map, ell1)!)).toBe(true)
        expect(attained(ellInfinity, signs).equals(lipschitzIn(map, ellInfinity)!)).toBe(true)
      }),
    )
  })

  test('a table has the constant of its worst pair, by hand', () => {
    const space = finiteSet(real, [
      [0, 1, 3],
      [1, 0, 2],
      [3, 2, 0],
    ])
    fc.assert(
      fc.property(tables(3, space), map => {
        const [a, b, c] = map.images as [number, number, number]
        const d = space.distance
        expect(lipschitzIn(map, space)).toBe(Math.max(d(a, b), d(a, c) / 3, d(b, c) / 2))
      }),
    )
  })
})

/** The pairwise compositions of maps of a closed class. */
function pairs<M extends { after(inner: M): M }>(maps: fc.Arbitrary<M>): fc.Arbitrary<M> {
  return fc.tuple(maps, maps).map(([t, u]) => t.after(u))
}

/** The Lipschitz law in ℓ2 over ℚ, where distances are irrational: by squares, exactly. */
function lipschitzInEll2(
  maps: fc.Arbitrary<SelfMap<readonly Rational[], Rational>>,
  points: fc.Arbitrary<readonly Rational[]>,
  dim: number,
): Law {
  const { dot, sub } = coordinates(rationals, dim)
  const square = (v: readonly Rational[]) => dot(v, v)
  return law(
    'Lipschitz in ℓ2',
    fc.property(maps, points, points, (map, p, q) => {
      const k = map.proved.lipschitz!.ℓ2!
      const after = square(sub(map.apply(p), map.apply(q)))
      claim(
        after.compare(k.mul(k).mul(square(sub(p, q)))) <= 0,
        () => `${map.name} is not ${k.toFraction()}-Lipschitz in ℓ2`,
      )
    }),
  )
}
