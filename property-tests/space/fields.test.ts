import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'

const doubles = fc.double({ noNaN: true, noDefaultInfinity: true })

/** The doubles next to x. */
function neighbours(x: number): [number, number] {
  const bits = new BigInt64Array(new Float64Array([Math.abs(x)]).buffer)[0]!
  const at = (b: bigint) => new Float64Array(new BigInt64Array([b]).buffer)[0]! * (x < 0 ? -1 : 1)
  return [at(bits - 1n), at(bits + 1n)]
}

describe('ℚ', () => {
  test('a double is taken at its exact value, and given back', () => {
    fc.assert(fc.property(doubles, x => rationals.toNumber(rational(x)) === x))
    expect(rational(0.1).toFraction()).toBe('3602879701896397/36028797018963968')
    expect(rational(0.5, 0.25).equals(2)).toBe(true)
  })

  test('toNumber is the nearest double, whatever the size of numerator and denominator', () => {
    const huge = fc.bigInt({ min: 1n << 1100n, max: 1n << 1800n })
    const large = fc.bigInt({ min: 1n << 400n, max: 1n << 900n })
    const small = fc.bigInt({ min: 1n, max: 1n << 60n })
    const sizes = fc.oneof(fc.tuple(huge, huge), fc.tuple(small, small), fc.tuple(large, small))
    fc.assert(
      fc.property(sizes, fc.boolean(), ([n, d], negative) => {
        const q = rational(negative ? -n : n, d)
        const x = rationals.toNumber(q)
        const gap = (y: number) => rational(y).sub(q).abs()
        return neighbours(x).every(y => gap(x).compare(gap(y)) <= 0)
      }),
    )
  })

  test('toNumber breaks no tie the wrong way, and reaches both ends', () => {
    const tie = (1n << 53n) + 1n
    const far = 3n ** 700n
    expect(rationals.toNumber(rational(tie * far, far))).toBe(2 ** 53)
    expect(rationals.toNumber(rational(tie * far + 1n, far))).toBe(2 ** 53 + 2)
    expect(rationals.toNumber(rational(tie, 2))).toBe(2 ** 52)
    // 2⁵⁴/3 + 1 = 6004799503160662.3…; by way of the double 2⁵⁴ + 4 it would be 663.
    expect(rationals.toNumber(rational(2n ** 54n + 3n, 3))).toBe(6004799503160662)
    expect(rationals.toNumber(rational(far ** 3n, far))).toBe(Infinity)
    expect(rationals.toNumber(rational(-1n, far ** 3n))).toBe(-0)
    expect(rationals.toNumber(rational(2 ** -1074))).toBe(2 ** -1074)
  })

  test.each([
    [1, 0],
    [0, 0],
    [Number.NaN, 1],
    [1, Infinity],
    [Infinity, 1],
  ])('%d/%d is refused by ℚ and ℝ', (n, d) => {
    expect(() => rationals.of(n, d)).toThrow(RangeError)
    expect(() => real.of(n, d)).toThrow(RangeError)
  })

  test('as people write it', () => {
    expect([rationals.show(rational(-6, 8)), rationals.show(rational(4))]).toEqual(['-3/4', '4'])
    expect(real.show(0.75)).toBe('0.75')
  })
})

test('rationals are mathjs fractions', async () => {
  const { add, fraction } = await import('mathjs')
  expect(fraction(3, 4)).toBeInstanceOf(rational(3, 4).constructor)
  expect(add(fraction(3, 4), rational(1, 4)).valueOf()).toBe(1)
})
