import fc from 'fast-check'
import { all, type BigNumber, create, type MathNode } from 'mathjs'
import { describe, expect, it, test } from 'vitest'
import { AlgebraError } from '../../src/algebra/algebra.js'
import { dual } from '../../src/algebra/dual.js'
import { type Enclosure, exactly } from '../../src/algebra/enclosure.js'
import { enclosures } from '../../src/algebra/enclosures.js'
import { formulaOf } from '../../src/check/expression/formula.js'
import { parse } from '../../src/check/expression/language.js'
import { expressionSubject } from '../../src/check/expression/subject.js'

/** 80 digits; names and numbers are dyadic, so that decimals are exact. */
const big = create(all!, { number: 'BigNumber', precision: 80 })
const scope = new Map([['e', 0.75]])

const formula = (text: string) => formulaOf(parse(text, ['x', 'e'], 'expression'), 'x')

/** Expressions in x and e that are real for all x in [1/2, 3], and their derivatives too. */
const texts: fc.Arbitrary<string> = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('x', 'x', 'e', '2', '1/4', 'pi'),
    fc
      .tuple(tie('node'), fc.constantFrom('+', '-', '*'), tie('node'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(fc.constantFrom('sin', 'cos', 'tanh', 'square', 'cube', 'abs', '-', '+'), tie('node'))
      .map(([f, a]) => `${f}(${a})`),
    tie('node').map(a => `sqrt(1 + square(${a}))`),
    tie('node').map(a => `log(2 + abs(${a}))`),
    tie('node').map(a => `(1 + (${a})^2)^1.5`),
    tie('node').map(a => `(1 + (${a})^2)^(-1/8)`),
    tie('node').map(a => `exp(sin(${a}))`),
    fc
      .tuple(fc.constantFrom('sinh', 'cosh', 'tan', 'expm1', 'log1p'), tie('node'))
      .map(([f, a]) => `${f}(sin(${a})/2)`),
    fc.tuple(fc.constantFrom('log2', 'log10'), tie('node')).map(([f, a]) => `${f}(2 + cos(${a}))`),
    tie('node').map(a => `1 / (2 + cos(${a}))`),
    tie('node').map(a => `2^(x cos(${a}) / 4)`),
    fc
      .tuple(fc.constantFrom('max', 'min'), tie('node'), tie('node'))
      .map(([f, a, b]) => `${f}(${a}, ${b}, e)`),
  ),
})).node

const points = fc.integer({ min: 64, max: 384 }).map(k => k / 128)

/** The value of a text at x to 70 digits or so; undefined where it is too large for that. */
function value(tree: MathNode, x: BigNumber): BigNumber | undefined {
  const found: unknown = tree.evaluate({ x, e: big.bignumber(0.75) })
  const number = big.isBigNumber(found) ? found : undefined
  return number?.isFinite() && number.abs().lt(1e30) ? number : undefined
}

// pi is the double of that name.
const bigTree = (text: string): MathNode =>
  big.parse(text.replaceAll('pi', '3.141592653589793115997963468544185161590576171875'))

/** Whether y is held, but for the 50 digits that it may be off by. */
function holds({ low, high }: Enclosure, y: BigNumber): boolean {
  const off = y.abs().plus(1).times('1e-40')
  const [least, most] = [low, high].map(end => big.bignumber(end.toExponential(60)))
  return least!.lte(y.plus(off)) && most!.gte(y.minus(off))
}

describe('the formula of an expression', () => {
  it('encloses its value', () => {
    fc.assert(
      fc.property(texts, points, (text, x) => {
        const exact = value(bigTree(text), big.bignumber(x))
        fc.pre(exact !== undefined)
        const [image] = formula(text)!(scope).apply(enclosures, [exactly(x)])
        expect(holds(image!, exact!)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('encloses its derivative, a central difference of 40 digits and more', () => {
    fc.assert(
      fc.property(texts, points, (text, x) => {
        const tree = bigTree(text)
        const h = big.bignumber('1e-25')
        const [up, down] = [h, h.negated()].map(by => value(tree, big.bignumber(x).plus(by)))
        fc.pre(up !== undefined && down !== undefined && up.abs().lt(1e6))
        const exact = up!.minus(down!).dividedBy(h.times(2))
        const [image] = formula(text)!(scope).apply(dual(enclosures), [
          { value: exactly(x), slope: exactly(1) },
        ])
        expect(holds(image!.slope, exact)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it.each(['floor(x)', 'asin(x)', 'x % 2', 'sign(x)*x', 'round(x)', 'cbrt(x)', 'sin(mod(x, 2))'])(
    '%s has none',
    text => expect(formula(text)).toBeUndefined(),
  )

  it('takes what has none for a number where x is not in it', () => {
    const [image] = formula('floor(3 e) + x^2')!(scope).apply(enclosures, [exactly(3)])
    expect(image!.low <= 11 && 11 <= image!.high).toBe(true)
  })

  it('has powers of x that are whole, halves, and others for x > 0', () => {
    const at = (text: string, x: Enclosure) => formula(text)!(scope).apply(enclosures, [x])[0]!
    expect(at('x^3', exactly(-2))).toMatchObject({ low: expect.closeTo(-8, 12) })
    expect(at('x^-2', exactly(-2)).high).toBeCloseTo(0.25, 12)
    expect(at('pow(x, 1/2)', exactly(4)).high).toBeCloseTo(2, 12)
    expect(at('x^0', exactly(0)).high).toBe(1)
    expect(at('x^4', { low: -1, high: 1 }).low).toBe(0)
    expect(at('x^x', exactly(2)).high).toBeCloseTo(4, 12)
    expect(() => at('x^0.3', exactly(-2))).toThrow(AlgebraError)
  })
})

test('the maps of an expression have it, affine ones among them', () => {
  for (const text of ['tanh(e x)', 'e x + 1']) {
    const { map } = expressionSubject(text, ['e ~ choice(0.5)'])
    const T = map.realize(1).at(1)
    const [image] = T.formula!.apply(enclosures, [exactly(0.3)])
    expect(image!.low <= T.apply(0.3) && T.apply(0.3) <= image!.high).toBe(true)
  }
  expect(expressionSubject('floor(x)', []).map.realize(1).at(1).formula).toBeUndefined()
})
