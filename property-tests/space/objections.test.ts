import { describe, expect, test } from 'vitest'
import * as spaces from '../../src/space/index.js'
import {
  chebyshev,
  circle,
  discrete,
  euclidean,
  interval,
  type MetricSpace,
  manhattanOver,
  maxProduct,
  PointError,
  pointOf,
  positiveCone,
  positiveReals,
  rational,
  rationalLine,
  rationals,
  real,
  realLine,
  simplex,
  simplexOver,
  words,
} from '../../src/space/index.js'

const vector = (...xs: number[]) => Float64Array.from(xs)

/** What a space says of a value that the types would not let in. (Asked within the test, where mutants live.) */
const refusal = <P, S>(space: MetricSpace<P, S>, value: unknown) => space.objection(value as P)

describe('every wrong point is called what it is', () => {
  const half = rational(1, 2)
  const cases = [
    [() => refusal(realLine, Number.NaN), 'NaN'],
    [() => refusal(realLine, -Infinity), '-Infinity'],
    [() => refusal(realLine, '1'), 'a string'],
    [() => refusal(realLine, undefined), 'undefined'],
    [() => refusal(realLine, half), 'a rational'],
    [() => refusal(rationalLine, 0.5), 'a number'],
    [() => refusal(rationalLine, null), 'null'],
    [() => refusal(rationalLine, [half]), 'an array of 1'],
    [() => refusal(rationalLine, {}), 'an Object'],
    [() => refusal(euclidean(3), vector(1, 2)), 'a vector of 2 coordinates'],
    [() => refusal(euclidean(3), vector(1)), 'a vector of 1 coordinate'],
    [() => refusal(euclidean(3), vector(Number.NaN, 0, 0)), 'NaN at coordinate 1'],
    [() => refusal(chebyshev(3), vector(0, 0, Infinity)), 'Infinity at coordinate 3'],
    [() => refusal(euclidean(3), [1, 2, 3]), 'an array of 3'],
    [() => refusal(euclidean(3), new Float32Array(3)), 'a Float32Array of 3'],
    [() => refusal(manhattanOver(rationals, 2), [half]), 'a vector of 1 coordinate'],
    [() => refusal(manhattanOver(rationals, 2), [half, 0.5]), 'a number at coordinate 2'],
    [() => refusal(manhattanOver(rationals, 2), vector(1, 2)), 'a Float64Array of 2'],
    [() => refusal(interval(real, 0, 1), 1.5), '1.5 (outside [0, 1])'],
    [
      () => refusal(interval(rationals, rational(0), half), rational(-1, 3)),
      '-1/3 (outside [0, 1/2])',
    ],
    [() => refusal(interval(real, 0, 1), Number.NaN), 'NaN'],
    [() => refusal(circle(real), 1), '1 (outside [0, 1))'],
    [() => refusal(circle(rationals), rational(-1, 2)), '-1/2 (outside [0, 1))'],
    [() => refusal(positiveReals, 0), '0 (not positive)'],
    [() => refusal(positiveReals, Infinity), 'Infinity'],
    [() => refusal(positiveCone(2), vector(1, -2)), '-2 at coordinate 2 (not positive)'],
    [() => refusal(positiveCone(2), vector(0, 0)), '0 at coordinate 1 (not positive)'],
    [
      () => refusal(positiveCone(2), vector(1e300, 1e-300)),
      '1e-300 at coordinate 2 (under 2^-1022 of the largest)',
    ],
    [() => refusal(simplex(2), vector(0.5, 0.25)), 'a vector of sum 0.75'],
    [() => refusal(simplex(2), vector(1.5, -0.5)), '-0.5 at coordinate 2 (negative)'],
    [() => refusal(simplexOver(rationals, 2), [half, rational(1, 3)]), 'a vector of sum 5/6'],
    [() => refusal(discrete(3), 3), '3'],
    [() => refusal(discrete(3), -1), '-1'],
    [() => refusal(discrete(3), 0.5), '0.5'],
    [() => refusal(discrete(3), true), 'a boolean'],
    [() => refusal(words(real, { alphabet: 2 }), [0, 2, 1]), '2 at position 1'],
    [() => refusal(words(real, { alphabet: 2 }), 7), 'a number'],
    [() => refusal(maxProduct(realLine, euclidean(2)), [0]), 'an array of 1'],
    [() => refusal(maxProduct(realLine, euclidean(2)), 0), 'a number'],
    [
      () => refusal(maxProduct(realLine, euclidean(2)), [0, vector(1)]),
      'a vector of 1 coordinate in factor 2',
    ],
  ] as const
  for (const [refused, expected] of cases) {
    test(`${String(refused).slice(14, -1)}: ${expected}`, () => expect(refused()).toBe(expected))
  }
})

test('pointOf passes points on and throws one clear line for others', () => {
  const p = vector(1, 2, 3)
  expect(pointOf(euclidean(3), p, 'start')).toBe(p)
  expect(() => pointOf(euclidean(3), vector(1, 2), 'start')).toThrow(
    new PointError('start: expected a point of ℝ^3 with ℓ2, got a vector of 2 coordinates'),
  )
})

test('a sum that misses 1 by the rounding of one division is a point; by 1e-12 it is not', () => {
  const tenths = vector(...Array.from({ length: 10 }, () => 0.1))
  expect(simplex(10).objection(tenths)).toBeUndefined()
  tenths[0]! += 1e-12
  expect(simplex(10).objection(tenths)).toMatch(/^a vector of sum 1\.0000000000/)
})

test('the public API', () => {
  expect(Object.keys(spaces).sort()).toMatchInlineSnapshot(`
    [
      "MetricError",
      "PointError",
      "chebyshev",
      "chebyshevOver",
      "circle",
      "coordinates",
      "discrete",
      "euclidean",
      "finiteSet",
      "float64",
      "interval",
      "line",
      "manhattan",
      "manhattanOver",
      "maxProduct",
      "pointOf",
      "positiveCone",
      "positiveReals",
      "quadraticField",
      "rational",
      "rationalLine",
      "rationals",
      "real",
      "realLine",
      "relativeRoundoff",
      "scalars",
      "simplex",
      "simplexOver",
      "sumProduct",
      "unitRoundoff",
      "weighted",
      "words",
    ]
  `)
})
