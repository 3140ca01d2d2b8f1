import { describe, expect, test } from 'vitest'
import {
  chebyshev,
  chebyshevOver,
  circle,
  coordinates,
  discrete,
  euclidean,
  float64,
  interval,
  type Letters,
  MetricError,
  manhattan,
  manhattanOver,
  maxProduct,
  PointError,
  positiveCone,
  quadraticField,
  rational,
  rationals,
  real,
  realLine,
  simplex,
  sumProduct,
  unitRoundoff,
  weighted,
  words,
} from '../../src/space/index.js'

const vector = (...xs: number[]) => Float64Array.from(xs)

test('spaces and their metrics are called what they are', () => {
  const spaces = [
    words(real, { alphabet: 3, depth: 8 }),
    words(rationals, { alphabet: 2, base: rational(3) }),
    circle(rationals),
    discrete(3),
    weighted([1, 4]),
    positiveCone(2),
    simplex(3),
    maxProduct(realLine, circle(real)),
    sumProduct(realLine, circle(real)),
  ]
  expect(spaces.map(({ name, metric }) => [name, metric])).toEqual([
    ['words over 3 letters', 'first difference, base 2, depth 8'],
    ['words over 2 letters', 'first difference, base 3, depth 256'],
    ['circle ℚ/ℤ', 'arc'],
    ['{0, …, 2}', 'discrete'],
    ['ℝ^2 with ℓ2(1, 4)', 'ℓ2(1, 4)'],
    ["cone (0, ∞)^2 with Hilbert's metric", 'Hilbert'],
    ['simplex in ℝ^3 with total variation', 'TV'],
    ['ℝ × circle ℝ/ℤ with max', 'max(|·|, arc)'],
    ['ℝ × circle ℝ/ℤ with sum', 'sum(|·|, arc)'],
  ])
  expect([coordinates(rationals, 2).name, quadraticField(2).name]).toEqual(['ℚ^2', 'ℚ(√2)'])
})

describe('what has no meaning is refused in one line', () => {
  const whole = 'expected a whole number ≥ 1, got 0'
  test.each<[string, () => unknown]>([
    [`RangeError: dimension: ${whole}`, () => manhattanOver(rationals, 0)],
    [`RangeError: dimension: ${whole}`, () => chebyshevOver(rationals, 0)],
    [`RangeError: dimension: ${whole}`, () => manhattan(0)],
    [`RangeError: dimension: ${whole}`, () => chebyshev(0)],
    [`RangeError: dimension: ${whole}`, () => euclidean(0)],
    [`RangeError: dimension: ${whole}`, () => positiveCone(0)],
    [`RangeError: dimension: ${whole}`, () => coordinates(rationals, 0)],
    [`RangeError: number of weights: ${whole}`, () => weighted([])],
    [`RangeError: number of points: ${whole}`, () => discrete(0)],
    [`RangeError: number of probabilities: ${whole}`, () => simplex(0)],
    ['RangeError: weight 2: expected a positive finite number, got 0', () => weighted([1, 0])],
    ['RangeError: √4: expected an integer ≥ 2 that is no square', () => quadraticField(4)],
    ['RangeError: 1/0: expected a denominator other than 0', () => rational(1, 0)],
    ['RangeError: NaN: expected a finite number', () => rational(Number.NaN)],
    ['RangeError: 1/0: expected finite numbers with a finite quotient', () => real.of(1, 0)],
    ['RangeError: interval: expected ends in ℝ, got NaN', () => interval(real, 0, Number.NaN)],
    [
      'RangeError: interval [1, 1]: expected the first end below the second',
      () => interval(real, 1, 1),
    ],
    [
      'RangeError: depth 1076: base 2 to the -1075 is 0 here',
      () => words(real, { alphabet: 2, depth: 1076 }),
    ],
  ])('%s', (message, wrong) => {
    let refusal: unknown = 'granted'
    try {
      wrong()
    } catch (error) {
      refusal = String(error)
    }
    expect(refusal).toBe(message)
  })

  test('by errors that are told apart by name', () => {
    expect([new MetricError('x').name, new PointError('x').name]).toEqual([
      'MetricError',
      'PointError',
    ])
  })

  test('and the last that has one is not', () => {
    expect(quadraticField(2).name).toBe('ℚ(√2)')
    expect(words(real, { alphabet: 2, depth: 1075 }).distance([], [1])).toBe(1)
  })
})

describe('wrong points', () => {
  const odd = (value: unknown) => words(real, { alphabet: 2 }).objection(value as Letters)
  test('of words', () => {
    expect(odd([1, -1])).toBe('-1 at position 1')
    expect(odd([0.5])).toBe('0.5 at position 0')
    expect(odd(null)).toBe('null')
    expect(odd({ length: 1, at: 0 })).toBe('an Object')
    expect(odd(Object.assign(() => 0, { at: () => 0 }))).toBe('a function')
    expect(odd(Object.create(null))).toBe('an Object')
    expect(odd(new Date(0))).toBe('a Date')
    expect(odd({ length: 2 })).toBe('an Object')
  })
  test('of vectors: another length, and another kind', () => {
    expect(manhattan(2).objection(vector(1))).toBe('a vector of 1 coordinate')
    expect(chebyshevOver(rationals, 2).objection([])).toBe('a vector of 0 coordinates')
    const pair = { length: 2, 0: 1, 1: 2 } as unknown as readonly [number, number]
    expect(maxProduct(realLine, realLine).objection(pair)).toBe('an Object')
  })
})

describe('distances where a coordinate, or a factor, decides', () => {
  test('the largest of a product may be any', () => {
    const plane = maxProduct(realLine, realLine)
    expect(plane.distance([0, 0], [1, 2])).toBe(2)
    expect(plane.distance([0, 0], [2, 1])).toBe(2)
    expect(sumProduct(realLine, realLine).distance([0, 0], [2, 1])).toBe(3)
  })
  test('opposite points, and points too far apart for a double', () => {
    expect(euclidean(2).distance(vector(3, 4), vector(-3, -4))).toBe(10)
    expect(euclidean(2).distance(vector(1e308, 0), vector(-1e308, 0))).toBe(Infinity)
  })
  test('beyond its end a word is not asked', () => {
    const short: Letters = {
      length: 2,
      at(i) {
        if (i < 2) return 0
        throw new RangeError(`letter ${i} of 2`)
      },
    }
    expect(words(real, { alphabet: 1 }).distance(short, [0, 0, 0])).toBe(0.25)
  })
})

test('vectors of other lengths are not equal', () => {
  const [one, two] = [rational(1), rational(2)]
  const plane = coordinates(rationals, 2)
  expect(plane.equal([one, two], [one, two])).toBe(true)
  expect(plane.equal([one, two], [one, one])).toBe(false)
  expect(plane.equal([one], [one, two])).toBe(false)
  expect(float64(2).equal(vector(1), vector(1, 2))).toBe(false)
})

describe('numbers a + b√5 where a or b is 0', () => {
  const field = quadraticField(5)
  const { root, zero, one } = field
  const minus = field.sub(zero, root)
  test('have the sign of the other', () => {
    expect([root, minus, one, zero].map(x => field.compare(x, zero))).toEqual([1, -1, 1, 0])
  })
  test('are written as people do, and so are their sums', () => {
    const half = field.of(1, 2)
    const shown = [minus, field.sub(one, root), field.add(half, field.mul(field.of(3), root))]
    expect(shown.map(field.show)).toEqual(['-√5', '1 - √5', '1/2 + 3·√5'])
  })
})

describe('rounding bounds are γ_(n+1) times the distance, n the roundings in it', () => {
  const gamma = (n: number) => ((n + 1) * unitRoundoff) / (1 - (n + 1) * unitRoundoff)
  // Half of what the dot product and its factors take, rounded up, the root, and the factor.
  test('ℓ2: dim + 2 + 2r roundings under the root, r = 1 or, with weights, 3', () => {
    const [a, b] = [vector(0, 0, 0), vector(1, 2, 2)]
    expect(euclidean(3).roundoff!(a, b)).toBe(gamma(6) * 3)
    expect(weighted([4, 4, 4]).roundoff!(a, b)).toBe(gamma(8) * 6)
  })
  test('words: a division for each letter but one', () => {
    expect(words(real, { alphabet: 2, depth: 9 }).roundoff!([1], [0])).toBe(gamma(8))
    expect(words(rationals, { alphabet: 2 }).roundoff!([1], [0])).toEqual(rational(0))
  })
  test('the circle: half an ulp below 1', () => {
    expect(circle(real).roundoff!(0, 0.5)).toBe(2 ** -54)
  })
  test('products: the largest, or the sum and its own; a factor without a bound is exact', () => {
    const states = { ...discrete(2), roundoff: undefined } as unknown as typeof realLine
    const { roundoff } = realLine
    expect(maxProduct(states, realLine).roundoff!([0, 1], [1, 4])).toBe(roundoff!(1, 4))
    expect(sumProduct(states, realLine).roundoff!([0, 1], [1, 4])).toBe(
      roundoff!(1, 4) + 3 * unitRoundoff * 4,
    )
  })
})
