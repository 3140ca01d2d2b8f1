import fc from 'fast-check'
import { expect, test } from 'vitest'
import { float64 } from '../../src/space/float64.js'
import { float64Arrays } from './points.js'

const V = float64(3)
const pairs = fc.tuple(float64Arrays(3), float64Arrays(3))
const bits = (v: Float64Array) => [...v]

test('coordinates are multiplied and divided one by one', () => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      expect(bits(V.multiply(a, b))).toEqual([0, 1, 2].map(i => a[i]! * b[i]!))
      expect(bits(V.divide(a, b))).toEqual([0, 1, 2].map(i => a[i]! / b[i]!))
    }),
  )
})

test('the constant 1 is the unit of both, and the constant s scales', () => {
  fc.assert(
    fc.property(float64Arrays(3), fc.double({ noNaN: true }), (a, s) => {
      expect(bits(V.multiply(a, V.constant(1)))).toEqual(bits(a))
      expect(bits(V.divide(a, V.constant(1)))).toEqual(bits(a))
      expect(bits(V.multiply(V.constant(s), a))).toEqual(bits(V.scale(s, a)))
    }),
  )
})

test('the root of a square is the size', () => {
  const whole = fc.array(fc.integer({ min: -(2 ** 26), max: 2 ** 26 }), {
    minLength: 3,
    maxLength: 3,
  })
  fc.assert(
    fc.property(whole, xs => {
      const a = Float64Array.from(xs)
      expect(bits(V.squareRoot(V.multiply(a, a)))).toEqual(xs.map(Math.abs))
    }),
  )
})

test('arguments are left as they were', () => {
  const [a, b] = [Float64Array.of(1, 4, 9), Float64Array.of(2, 3, 5)]
  V.multiply(a, b)
  V.divide(a, b)
  V.squareRoot(a)
  expect(bits(a)).toEqual([1, 4, 9])
  expect(bits(b)).toEqual([2, 3, 5])
})
