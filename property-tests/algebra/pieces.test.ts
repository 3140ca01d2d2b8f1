import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Algebra, AlgebraError, piecewise } from '../../src/algebra/algebra.js'
import { dual } from '../../src/algebra/dual.js'
import { type Enclosure, enclosure, exactly } from '../../src/algebra/enclosure.js'
import { enclosures } from '../../src/algebra/enclosures.js'
import { fractions, numbers } from '../../src/algebra/fields.js'
import { series } from '../../src/algebra/series.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { property } from '../property.js'
import { type Term, terms } from './terms.js'

type Box = readonly (readonly [low: number, high: number])[]

const eighths = fc.integer({ min: -16, max: 16 }).map(k => k / 8)
const side = fc.tuple(eighths, eighths).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const sides: fc.Arbitrary<Box> = fc.tuple(side, side)
/** Points of the sides at these parts of their lengths. */
const at = (box: Box, t: readonly number[]) =>
  box.map(([low, high], i) => low + (t[i]! / 4) * (high - low))
const parts = fc.tuple(fc.nat(4), fc.nat(4))

const holds = ({ low, high }: Enclosure, q: Rational) =>
  (low === -Infinity || rational(low).compare(q) <= 0) &&
  (high === Infinity || q.compare(rational(high)) <= 0)

/** The partial derivatives of a term on a box, by dual numbers over an algebra of intervals. */
const gradient = (on: Algebra<number, Enclosure>, term: Term, box: Box) =>
  box.map(
    (_, j) =>
      term.of(
        dual(on),
        box.map(([low, high], i) => ({
          value: enclosure(low, high),
          slope: exactly(i === j ? 1 : 0),
        })),
      ).slope,
  )

/** Whether f(y) − f(x), exactly, is in the gradient times y − x: Lebourg's mean value theorem. */
function meanValue(
  on: Algebra<number, Enclosure>,
  term: Term,
  box: Box,
  x: number[],
  y: number[],
): boolean {
  const value = (p: number[]) =>
    term.of(
      fractions,
      p.map(c => rational(c)),
    )
  const slopes = gradient(on, term, box)
  const change = slopes.reduce(
    (sum, slope, j) => enclosures.add(sum, enclosures.scale(y[j]! - x[j]!, slope)),
    exactly(0),
  )
  return holds(change, value(y).sub(value(x)))
}

/** Intervals that take the piece of the middle: what a derivative by dual numbers alone would do. */
const naive: Algebra<number, Enclosure> = {
  ...enclosures,
  pieces: { ...enclosures.pieces, choose: (c, a, b) => (c.low + c.high >= 0 ? a : b) },
}

describe('dual numbers over intervals', () => {
  property([terms(2), sides, parts, parts], { numRuns: 1000 })(
    'enclose Clarke’s derivatives on a box',
    (term, box, s, t) => {
      expect(meanValue(enclosures, term, box, at(box, s), at(box, t))).toBe(true)
    },
  )
  test('control: the derivative in the piece of the middle does not', () => {
    const found = fc.check(
      fc.property(terms(2), sides, parts, parts, (term, box, s, t) =>
        meanValue(naive, term, box, at(box, s), at(box, t)),
      ),
      { numRuns: 3000 },
    )
    expect(found.failed).toBe(true)
  })
  property([terms(1), side, fc.nat(4), fc.nat(4)], { numRuns: 1000 })(
    'over dual numbers enclose the rise of derivatives, infinite at kinks',
    (term, ends, s, t) => {
      const [low, high] = ends
      const [x, y] = [at([ends], [s]), at([ends], [t])]
      fc.pre(low < high && x[0]! !== y[0]!)
      const slope = (p: number[]) =>
        term.of(dual(fractions), [{ value: rational(p[0]!), slope: rational(1) }]).slope
      const twice = dual(dual(enclosures))
      const seed = { value: exactly(1), slope: exactly(0) }
      const along = { value: enclosure(low, high), slope: exactly(1) }
      let second: Enclosure
      try {
        second = term.of(twice, [{ value: along, slope: seed }]).slope.slope
      } catch (error) {
        expect(error).toBeInstanceOf(AlgebraError) // a constant that is a kink: nothing is said
        return
      }
      const rise = slope(y)
        .sub(slope(x))
        .div(rational(y[0]!).sub(rational(x[0]!)))
      expect(holds(second, rise)).toBe(true)
    },
  )
})

describe('kinks', () => {
  const at0 = <T>(on: Algebra<number, T>, f: 'abs' | 'max' | 'min', x: T) => {
    const d = dual(on)
    const p = piecewise(d)
    const a = { value: x, slope: on.one }
    return (f === 'abs' ? p.abs(a) : p[f](a, d.zero)).slope
  }
  test('over floats the derivative at one is Clarke’s in the middle', () => {
    expect(at0(numbers, 'abs', 0)).toBe(0)
    expect(at0(numbers, 'max', 0)).toBe(0.5)
    expect(at0(numbers, 'min', 0)).toBe(0.5)
    expect(at0(numbers, 'abs', -2)).toBe(-1)
  })
  test('over intervals it is all of Clarke’s', () => {
    expect(at0(enclosures, 'abs', enclosure(-1, 1))).toEqual({ low: -1, high: 1 })
    expect(at0(enclosures, 'max', enclosure(-1, 1))).toEqual({ low: 0, high: 1 })
    expect(at0(enclosures, 'min', enclosure(-1, 1))).toEqual({ low: 0, high: 1 })
    expect(at0(enclosures, 'abs', enclosure(0.5, 1))).toEqual({ low: 1, high: 1 })
  })
  test('there is no second derivative at one', () => {
    const twice = dual(dual(numbers))
    const x = { value: { value: 0, slope: 1 }, slope: { value: 1, slope: 0 } }
    expect(() => piecewise(twice).abs(x)).toThrow(AlgebraError)
    const beside = { ...x, value: { value: -3, slope: 1 } }
    expect(piecewise(twice).abs(beside).slope.slope).toBeCloseTo(0, 15)
  })
  test('series have none', () => {
    expect(() => piecewise(series(fractions, 2))).toThrow(
      'abs, max, min: expected ordered numbers, got ℚ[h]/h^3',
    )
  })
})
