import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Quadratic, quadraticField, rational, rationals } from '../../src/space/index.js'
import { fractions } from './points.js'

const field = quadraticField(5)
const { add, sub, mul, div, compare, abs, zero, one, toNumber } = field
const same = (x: Quadratic, y: Quadratic) => compare(x, y) === 0
const numbers: fc.Arbitrary<Quadratic> = fc.record({ a: fractions, b: fractions })
/** a + b√5 with a and b of many digits and almost opposite values. */
const cancelling = fc
  .tuple(fc.bigInt({ min: 1n, max: 1n << 200n }), fc.integer({ min: -9, max: 9 }))
  .map(([b, off]) => ({ a: rational(-squareRoot(5n * b * b) + BigInt(off)), b: rational(b) }))

/** ⌊√n⌋, by Newton. */
function squareRoot(n: bigint): bigint {
  let x = n
  for (let y = (x + 1n) / 2n; y < x; y = (x + n / x) / 2n) x = y
  return x
}

describe('ℚ(√5)', () => {
  test('is a field', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (x, y, z) => {
        expect(same(add(add(x, y), z), add(x, add(y, z)))).toBe(true)
        expect(same(mul(mul(x, y), z), mul(x, mul(y, z)))).toBe(true)
        expect(same(mul(x, add(y, z)), add(mul(x, y), mul(x, z)))).toBe(true)
        expect(same(mul(x, y), mul(y, x))).toBe(true)
        expect(same(sub(add(x, y), y), x)).toBe(true)
        if (!same(y, zero)) expect(same(mul(div(x, y), y), x)).toBe(true)
      }),
    )
  })

  test('is ordered as a part of ℝ', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (x, y, z) => {
        expect(compare(x, y)).toBe(0 - compare(y, x))
        if (compare(x, y) < 0) expect(compare(add(x, z), add(y, z))).toBe(-1)
        expect(compare(mul(x, x), zero)).toBe(same(x, zero) ? 0 : 1)
        expect(compare(abs(x), zero)).toBeGreaterThanOrEqual(0)
        const gap = toNumber(x) - toNumber(y)
        if (Math.abs(gap) > 1e-9) expect(compare(x, y)).toBe(Math.sign(gap))
      }),
    )
  })

  test('the sign is right where a and b√5 cancel to the last digit', () => {
    fc.assert(
      fc.property(cancelling, x => {
        const b = x.b.n
        // a + b√5 > 0 exactly when −a ≤ ⌊b√5⌋.
        expect(compare(x, zero)).toBe(-(x.a.s * x.a.n) <= squareRoot(5n * b * b) ? 1 : -1)
        // |x| < 10, while √5·b has up to 61 digits: b√5 is good to 2^−300 by an integer root.
        const scaled = squareRoot(5n * (b << 300n) ** 2n)
        const exact = rationals.toNumber(x.a.add(rational(scaled, 1n << 300n)))
        expect(Math.abs(toNumber(x) / exact - 1)).toBeLessThan(1e-14)
      }),
    )
  })

  test('holds the golden ratio', () => {
    const golden = div(add(one, field.root), field.of(2))
    expect(same(mul(golden, golden), add(golden, one))).toBe(true)
    expect(toNumber(golden)).toBe((1 + Math.sqrt(5)) / 2)
  })

  test('as people write it', () => {
    const shown = (a: [number, number], b: [number, number]) =>
      field.show({ a: rational(...a), b: rational(...b) })
    expect(shown([1, 2], [-3, 2])).toBe('1/2 - 3/2·√5')
    expect(shown([0, 1], [1, 1])).toBe('√5')
    expect(shown([0, 1], [-2, 1])).toBe('-2·√5')
    expect(shown([-3, 1], [0, 1])).toBe('-3')
  })
})

test.each([1, 4, 0, -3, 2.5, Number.NaN])('√%d is refused', d => {
  expect(() => quadraticField(d)).toThrow(RangeError)
})
