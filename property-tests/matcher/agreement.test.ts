import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '../../src/matcher/index.js'
import { fractions } from '../../src/algebra/index.js'
import { polynomialVectorField } from '../../src/arbitrary/index.js'
import { constantJet, eulerStep, jetField, wordJet } from '../../src/expansion/index.js'
import { applyWord } from '../../src/iterate/apply-word.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { coordinates } from '../../src/space/coordinates.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { messageOf } from './message.js'

/** h ↦ the polynomial with the given coefficients, lowest first. */
const polynomial =
  (...coefficients: number[]) =>
  (h: Rational): Rational =>
    coefficients.reduceRight((sum, c) => sum.mul(h).add(c), rational(0))

describe('toAgreeToOrder', () => {
  test('polynomials over ℚ, to the order of their first different coefficient', () => {
    const coefficient = fc.integer({ min: -9, max: 9 })
    const lists = fc.array(coefficient, { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const first = a.findIndex((x, i) => x !== b[i])
        fc.pre(first > 0)
        const [f, g] = [polynomial(...a), polynomial(...b)]
        expect(f).toAgreeToOrder(first - 1, g, { sharp: true })
        expect(f).not.toAgreeToOrder(first, g)
        expect(f).toAgreeToOrder(7, f)
      }),
    )
  })

  test('exp and its Taylor polynomial, over floats', () => {
    const cubic = (h: number) => 1 + h + (h * h) / 2 + (h * h * h) / 6
    const options = { over: real }
    expect(Math.exp).toAgreeToOrder(3, cubic, options)
    expect(Math.exp).toAgreeToOrder(2, cubic, options)
    expect(Math.exp).not.toAgreeToOrder(2, cubic, { ...options, sharp: true })
    expect(Math.exp).not.toAgreeToOrder(4, cubic, options)
    expect((h: number) => Float64Array.of(h, Math.exp(h))).toAgreeToOrder(
      3,
      (h: number) => Float64Array.of(h, cubic(h)),
      options,
    )
    expect(Math.sin).toAgreeToOrder(9, Math.sin, options)
  })

  test('says what the exponent is', () => {
    const [f, g] = [polynomial(1, 1), polynomial(1, 1, 3)]
    expect(messageOf(() => expect(f).toAgreeToOrder(2, g))).toMatchInlineSnapshot(`
      "expected f(h) to agree to order 2 with g(h)

        |f − g| = 8.816e-39 at h = 2^−64, 1.626e-19 at h = 2^−32
        so f − g = c·h^q(1 + O(h)) with q = 2

      They agree to order 1, and no further."
    `)
    expect(messageOf(() => expect(f).not.toAgreeToOrder(1, g))).toMatchInlineSnapshot(`
      "expected f(h) not to agree to order 1 with g(h)

        |f − g| = 8.816e-39 at h = 2^−64, 1.626e-19 at h = 2^−32
        so f − g = c·h^q(1 + O(h)) with q = 2

      They agree to order 1, and no further."
    `)
    const root = (h: number) => h + Math.sqrt(h) * h
    const identity = (h: number) => h
    expect(
      messageOf(() => expect(root).toAgreeToOrder(1, identity, { over: real, h: 2 ** -10 })),
    ).toMatchInlineSnapshot(`
      "expected root to agree to order 1 with identity

        |f − g| = 1.963e-17 at h = 7.275957614183426e-12
        |f − g| = 6.939e-18 at h = 3.637978807091713e-12
        |f − g| = 2.453e-18 at h = 1.8189894035458565e-12
        so f − g = c·h^q(1 + O(h)) with q = 1.5

      They agree to order 0, and no further."
    `)
  })

  test('forward and backward agree to first order, and their brackets make the rest', () => {
    const fields = fc.array(polynomialVectorField(rationals, { dimension: 2, degree: 2 }), {
      minLength: 3,
      maxLength: 3,
    })
    const theta = [rational(1), rational(-2)]
    const space = coordinates(rationals, 2)
    fc.assert(
      fc.property(fields, V => {
        const along = (word: typeof forward) => (h: Rational) =>
          applyWord({ at: i => eulerStep(fractions, V[i - 1]!, h) }, word.word(3), theta)
        const [X, Y] = [along(backward), along(forward)]
        expect(X).toAgreeToOrder(1, Y)
        const jets = { at: (i: number) => jetField(fractions, V[i - 1]!) }
        const [a, b] = [backward, forward].map(order =>
          wordJet(space, jets, order.word(3), theta, 3),
        )
        expect(a).toAgreeToOrder(1, b!)
        expect(constantJet(space, theta, 3)).toAgreeToOrder(0, b!)
      }),
      { numRuns: 20 },
    )
  })

  test('jets', () => {
    const [a, b] = [
      [1, 2, 3],
      [1, 2, 4],
    ].map(list => list.map(n => rational(n)))
    expect(a).toAgreeToOrder(1, b!, { sharp: true })
    expect(a).toAgreeToOrder(2, a!)
    expect(messageOf(() => expect(a).toAgreeToOrder(2, b!))).toMatchInlineSnapshot(`
      "expected a jet to agree to order 2 with a jet

        coefficient 2 is 3, expected 4

      They agree to order 1, and no further."
    `)
    expect(() => expect(a).toAgreeToOrder(3, b!)).toThrow('expected coefficients up to order 3')
  })

  test('refuses what it cannot read an order off', () => {
    const f = polynomial(1)
    expect(() => expect(f).toAgreeToOrder(-1, f)).toThrow('expected an integer p ≥ 0')
    const floats = (h: Rational) => Math.exp(h.valueOf())
    expect(() => expect(floats).toAgreeToOrder(1, floats)).toThrow('expected numbers of ℚ')
    // 2^−40 h + h²: which of the two terms leads is not the same at 2^−32 and 2^−64.
    const small = (h: Rational) => h.mul(rational(1, 2 ** 40)).add(h.mul(h))
    expect(() => expect(small).toAgreeToOrder(1, polynomial(0))).toThrow(
      'expected a power of h, got exponents',
    )
    const wild = (h: number) => Math.sin(1 / h)
    expect(() => expect(wild).toAgreeToOrder(1, () => 0, { over: real })).toThrow('slopes')
  })
})
