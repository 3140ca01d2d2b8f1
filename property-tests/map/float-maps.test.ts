import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { affine } from '../../src/map/affine.js'
import { clipAffine } from '../../src/map/clip-affine.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import { foldedAffine } from '../../src/map/folded-affine.js'
import { homothety } from '../../src/map/homothety.js'
import { type MobiusMap, mobius } from '../../src/map/mobius.js'
import { piecewiseLinear } from '../../src/map/piecewise-linear.js'
import { reflection } from '../../src/map/reflection.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { coordinates } from '../../src/space/coordinates.js'
import { float64 } from '../../src/space/float64.js'
import { realLine } from '../../src/space/line.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { type Rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { mapLaws } from './map-laws.js'
import {
  affineMaps,
  clipAffineMaps,
  moderateDouble,
  nonNegativeDouble,
  overDoubles,
  piecewiseLinearMaps,
  positiveMobiusMaps,
  reciprocals,
} from './maps.js'
import { exact, gamma, gammaAbove, sum } from './rounding.js'

type OnFloats = SelfMap<number>
type OnRationals = SelfMap<Rational, Rational>

/** One map over doubles and over ℚ, and how far apart their values at x may be. */
interface Twins {
  readonly floats: OnFloats
  readonly rationals: OnRationals
  /** The sizes of the numbers added up in T(x); each is rounded at most `roundings` times. */
  readonly sizes: (x: Rational) => readonly Rational[]
  readonly roundings: number
}

const affineSizes = (a: number, b: number) => (x: Rational) => [
  exact(a).mul(x).abs(),
  exact(b).abs(),
]

const twins: Record<string, fc.Arbitrary<Twins>> = {
  affine: affineMaps(overDoubles).map(map => ({
    floats: map,
    rationals: affine(rationals, exact(map.a), exact(map.b)),
    sizes: affineSizes(map.a, map.b),
    roundings: 2,
  })),
  'clip-affine': clipAffineMaps(overDoubles).map(map => ({
    floats: map,
    rationals: clipAffine(rationals, exact(map.a), exact(map.b), {
      ...(map.bounds.lo !== undefined && { lo: exact(map.bounds.lo) }),
      ...(map.bounds.hi !== undefined && { hi: exact(map.bounds.hi) }),
    }),
    sizes: affineSizes(map.a, map.b),
    roundings: 2,
  })),
  'a + b|x|': fc.tuple(moderateDouble, moderateDouble).map(([a, b]) => ({
    floats: foldedAffine(real, a, b),
    rationals: foldedAffine(rationals, exact(a), exact(b)),
    sizes: affineSizes(b, a),
    roundings: 2,
  })),
  reflection: moderateDouble.map(u => ({
    floats: reflection(real, u),
    rationals: reflection(rationals, exact(u)),
    sizes: affineSizes(1, u),
    roundings: 1,
  })),
  // A difference of values over one of arguments, times one of arguments, plus a value.
  'piecewise linear': piecewiseLinearMaps(overDoubles).map(map => {
    const knots = map.knots.map(([x, y]) => [exact(x), exact(y)] as const)
    const heights = sum(knots.map(([, y]) => y.abs()))
    const twin = piecewiseLinear(rationals, knots, {
      left: exact(map.ends.left),
      right: exact(map.ends.right),
    })
    return {
      floats: map,
      rationals: twin,
      sizes: x => [twin.apply(x).abs(), heights, heights],
      roundings: 6,
    }
  }),
}

describe('a map over doubles is the map over ℚ, rounded', () => {
  test.each(Object.entries(twins))('%s', (_, maps) => {
    fc.assert(
      fc.property(maps, moderateDouble, (twin, x) => {
        const error = exact(twin.floats.apply(x))
          .sub(twin.rationals.apply(exact(x)))
          .abs()
        const bound = gamma(twin.roundings).mul(sum(twin.sizes(exact(x))))
        expect(error.compare(bound)).toBeLessThanOrEqual(0)
      }),
    )
  })

  const pair = fc.tuple(moderateDouble, moderateDouble)

  test('on ℝ²: homothety, diagonal, dense', () => {
    const [floats, fractions] = [float64(2), coordinates(rationals, 2)]
    const vector = (v: readonly number[]) => Float64Array.from(v)
    fc.assert(
      fc.property(pair, pair, pair, pair, (p, q, b, x) => {
        const [pe, qe, be, xe] = [p, q, b, x].map(v => v.map(exact))
        const cases = [
          {
            floats: homothety(floats, p[0], vector(b)),
            exactly: homothety(fractions, pe![0]!, be!),
            rows: [
              [p[0], 0],
              [0, p[0]],
            ],
          },
          {
            floats: diagonalAffine(floats, vector(p), vector(b)),
            exactly: diagonalAffine(fractions, pe!, be!),
            rows: [
              [p[0], 0],
              [0, p[1]],
            ],
          },
          {
            floats: denseAffine(floats, [vector(p), vector(q)], vector(b)),
            exactly: denseAffine(fractions, [pe!, qe!], be!),
            rows: [p, q],
          },
        ]
        for (const { floats, exactly, rows } of cases) {
          const image = floats.apply(vector(x))
          exactly.apply(xe!).forEach((value, i) => {
            const sizes = rows[i]!.map((a, j) => exact(a).mul(xe![j]!).abs())
            const bound = gamma(3).mul(sum([...sizes, be![i]!.abs()]))
            expect(exact(image[i]!).sub(value).abs().compare(bound)).toBeLessThanOrEqual(0)
          })
        }
      }),
    )
  })
})

describe('over doubles, what can be exact is', () => {
  test('affine, clip-affine and piecewise linear maps are monotone as computed', () => {
    const constraints = { space: realLine, points: moderateDouble, order: real.compare }
    const maps: fc.Arbitrary<OnFloats> = fc.oneof(
      affineMaps(overDoubles),
      clipAffineMaps(overDoubles),
      piecewiseLinearMaps(overDoubles),
    )
    const monotone = mapLaws(maps, constraints).find(each => each.name === 'monotone')
    monotone!.assert({ numRuns: 300 })
  })

  test('a piecewise linear map does not overshoot a knot just before it', () => {
    fc.assert(
      fc.property(piecewiseLinearMaps(overDoubles), map => {
        const rises = map.proved.monotone === 'increasing'
        for (const [x, y] of map.knots) {
          const before = map.apply(x - Math.max(Math.abs(x), 2 ** -40) * 2 ** -53)
          expect(rises ? before <= y : before >= y, map.name).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('1/(x + u) is decreasing as computed', () => {
    const points = nonNegativeDouble.map(x => x + 2 ** -24)
    const constraints = { space: positiveReals, points, order: real.compare }
    const monotone = mapLaws(reciprocals(overDoubles), constraints).find(
      each => each.name === 'monotone',
    )
    monotone!.assert()
  })
})

describe('the log metric contracts under Möbius maps with entries ≥ 0', () => {
  // Five roundings of T(x), all of numbers ≥ 0, move its log by at most −log(1 − γ_5) < γ_6. The
  // constant: two products, a root and a quotient in it, a sum of three, a quotient.
  const constraints = {
    space: positiveReals,
    points: nonNegativeDouble.map(x => x + 2 ** -24),
    rounding: () => gammaAbove(6),
    constantRounding: gammaAbove(16),
  }
  // The order is tried over ℚ, where T is computed exactly.
  const unordered = (map: MobiusMap<number>): OnFloats => ({
    name: map.name,
    apply: x => map.apply(x),
    proved: { lipschitz: map.proved.lipschitz! },
  })
  const single = positiveMobiusMaps(overDoubles)
  const double = fc.tuple(single, single).map(([t, u]) => t.after(u))
  const maps = { single, composed: double, '1/(x + u)': reciprocals(overDoubles) }
  for (const [name, arbitrary] of Object.entries(maps)) {
    for (const each of mapLaws(arbitrary.map(unordered), constraints)) {
      test(`${name}: ${each.name}`, () => each.assert())
    }
  }

  test("Birkhoff's tanh(Δ/4), attained in the limit", () => {
    // [[2, 1], [1, 2]]: Δ = log 4, tanh(Δ/4) = 1/3, the derivative of log T at log x = 0.
    const map = mobius(real, [
      [2, 1],
      [1, 2],
    ])
    const k = map.proved.lipschitz![positiveReals.metric]!
    expect(Math.abs(k - 1 / 3)).toBeLessThan(2 ** -49)
    const d = positiveReals.distance
    const ratio = d(map.apply(1.001), map.apply(1 / 1.001)) / d(1.001, 1 / 1.001)
    expect(ratio).toBeLessThan(k)
    expect(ratio).toBeGreaterThan(k - 1e-6)
  })
})
