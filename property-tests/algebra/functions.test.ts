import fc from 'fast-check'
import { derivative, parse } from 'mathjs'
import { describe, expect, test } from 'vitest'
import {
  type Algebra,
  AlgebraError,
  type SmoothFunction,
  smooth,
} from '../../src/algebra/algebra.js'
import { type Dual, dual } from '../../src/algebra/dual.js'
import { fractions, numbers } from '../../src/algebra/fields.js'
import { series } from '../../src/algebra/series.js'
import { type Rational, rational } from '../../src/space/rational.js'
import { brokenLaws } from '../space/law.js'
import { arrays, fractions as someFractions } from '../space/points.js'
import { type FunctionLawConstraints, functionLaws } from './function-laws.js'

/** f at the rational point where it is rational, and nowhere else. */
const at = (point: Rational, value: Rational) => (x: Rational) => {
  if (x.equals(point)) return value
  throw new AlgebraError(`expected ${point.toFraction()}, got ${x.toFraction()}`)
}
const [zero, one, half] = [rational(0), rational(1), rational(1, 2)]

/**
 * ℚ with each function known at one point, where its value is rational: enough for duals and series
 * about that point, so that what they make of a function is tested exactly. The softplus is less
 * log 2.
 */
const pointed: Algebra<Rational, Rational> = {
  ...fractions,
  name: 'pointed ℚ',
  functions: {
    exp: at(zero, one),
    log: at(one, zero),
    sqrt: at(one, one),
    sin: at(zero, zero),
    cos: at(zero, one),
    tanh: at(zero, zero),
    sigmoid: at(zero, half),
    softplus: at(zero, zero),
  },
}

const inQ: FunctionLawConstraints<Rational> = {
  any: fc.constant(zero),
  positive: fc.constant(one),
  equal: (a, b) => a.equals(b),
}

function inDuals<T>(
  { any, positive, equal }: FunctionLawConstraints<T>,
  slope: fc.Arbitrary<T>,
): FunctionLawConstraints<Dual<T>> {
  return {
    any: fc.record({ value: any, slope }),
    positive: fc.record({ value: positive, slope }),
    equal: (a, b) => equal(a.value, b.value) && equal(a.slope, b.slope),
  }
}

function inSeries<T>(
  { any, positive, equal }: FunctionLawConstraints<T>,
  coefficients: fc.Arbitrary<T>,
  order: number,
): FunctionLawConstraints<readonly T[]> {
  const after = (first: fc.Arbitrary<T>) =>
    fc.tuple(first, arrays(order, coefficients)).map(([a, rest]) => [a, ...rest])
  return {
    any: after(any),
    positive: after(positive),
    equal: (a, b) => a.every((x, k) => equal(x, b[k]!)),
  }
}

/** Of the order of a hundred roundings of numbers below e⁴, 2⁻⁵³ each: far below what errors make. */
const inFloats: FunctionLawConstraints<number> = {
  any: fc.double({ min: -2, max: 2, noNaN: true }),
  positive: fc.double({ min: 1 / 4, max: 4, noNaN: true }),
  equal: (a, b) => Math.abs(a - b) <= 2 ** -36 * Math.max(1, Math.abs(a), Math.abs(b)),
}
const smallFloats = fc.double({ min: -1, max: 1, noNaN: true })

function lawful<S, T>(algebra: Algebra<S, T>, constraints: FunctionLawConstraints<T>): void {
  describe(algebra.name, () => {
    for (const each of functionLaws(algebra, constraints)) test(each.name, () => each.assert())
  })
}

lawful(pointed, inQ)
lawful(dual(pointed), inDuals(inQ, someFractions))
lawful(
  dual(dual(pointed)),
  inDuals(inDuals(inQ, someFractions), fc.record({ value: someFractions, slope: someFractions })),
)
lawful(series(pointed, 5), inSeries(inQ, someFractions, 5))
lawful(dual(series(pointed, 3)), inDuals(inSeries(inQ, someFractions, 3), arrays(4, someFractions)))
lawful(numbers, inFloats)
lawful(dual(numbers), inDuals(inFloats, smallFloats))
lawful(series(numbers, 4), inSeries(inFloats, smallFloats, 4))

/** Each function as mathjs writes it. */
const expressions: Readonly<Record<SmoothFunction, string>> = {
  exp: 'exp(x)',
  log: 'log(x)',
  sqrt: 'sqrt(x)',
  sin: 'sin(x)',
  cos: 'cos(x)',
  tanh: 'tanh(x)',
  sigmoid: '1/(1 + exp(-x))',
  softplus: 'log(1 + exp(x))',
}

describe('against derivatives by mathjs, to the third', () => {
  test.each(Object.keys(expressions) as SmoothFunction[])('%s', name => {
    let node = parse(expressions[name])
    const taylor: ((x: number) => number)[] = []
    for (let k = 0, factorial = 1; k <= 3; factorial *= ++k) {
      const compiled = node.compile()
      const scale = factorial
      taylor.push(x => compiled.evaluate({ x }) / scale)
      node = derivative(node, 'x')
    }
    fc.assert(
      fc.property(inFloats.positive, x => {
        smooth(
          series(numbers, 3),
          name,
        )([x, 1, 0, 0]).forEach((coefficient, k) => {
          const expected = taylor[k]!(x)
          expect(inFloats.equal(coefficient, expected)).toBe(true)
        })
        const { slope } = smooth(dual(numbers), name)({ value: x, slope: 1 })
        expect(inFloats.equal(slope, taylor[1]!(x))).toBe(true)
      }),
    )
  })
})

describe('at the ends of the floats', () => {
  const f = numbers.functions
  test('nothing overflows before its value does', () => {
    expect([f.sigmoid(-1e4), f.sigmoid(1e4)]).toEqual([0, 1])
    expect([f.softplus(-1e4), f.softplus(1e4)]).toEqual([0, 1e4])
    expect(dual(numbers).functions!.softplus({ value: 1e4, slope: 1 })).toEqual({
      value: 1e4,
      slope: 1,
    })
    expect(series(numbers, 2).functions!.softplus([1e4, 1, 0])).toEqual([1e4, 1, 0])
    expect(dual(numbers).functions!.sigmoid({ value: 40, slope: 1 }).slope).toBe(f.sigmoid(-40))
  })
  test('no number where there is none', () => {
    expect(() => f.log(0)).toThrow(new AlgebraError('log: expected a number > 0, got 0'))
    expect(() => f.sqrt(-1)).toThrow(new AlgebraError('sqrt: expected a number ≥ 0, got -1'))
    expect(() => dual(numbers).functions!.sqrt({ value: 0, slope: 1 })).toThrow(AlgebraError)
    expect(() => series(numbers, 1).functions!.sqrt([0, 1])).toThrow(AlgebraError)
  })
})

describe('controls: the suite catches', () => {
  const H = series(pointed, 3)
  const broken = (functions: Partial<typeof H.functions>) =>
    brokenLaws(
      functionLaws(
        { ...H, functions: { ...H.functions!, ...functions } },
        inSeries(inQ, someFractions, 3),
      ),
      { seed: 1 },
    )
  test.each<[string, Partial<typeof H.functions>, string]>([
    [
      'exp without its 1/k',
      { exp: a => H.add(H.add(H.one, a), H.mul(a, a)) },
      'exp(a + b) = exp(a)exp(b)',
    ],
    [
      'cos with the sign of cosh',
      { cos: a => H.functions!.cos(a).map((x, k) => (k === 2 ? x.neg() : x)) },
      'cos² + sin² = 1',
    ],
    ['sin for tanh', { tanh: H.functions!.sin }, 'tanh = (exp(2a) − 1)/(exp(2a) + 1)'],
  ])('%s', (_, wrong, name) => {
    expect(broken(wrong)).toContain(name)
  })
  test('nothing, where nothing is wrong', () => {
    expect(broken({})).toEqual([])
  })
})
