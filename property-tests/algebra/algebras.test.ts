import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Algebra, AlgebraError, smooth } from '../../src/algebra/algebra.js'
import { type Dual, dual } from '../../src/algebra/dual.js'
import { fractions, numbers } from '../../src/algebra/fields.js'
import { freeModule } from '../../src/algebra/free-module.js'
import { series } from '../../src/algebra/series.js'
import { rational } from '../../src/space/rational.js'
import { brokenLaws } from '../space/law.js'
import { arrays, fractions as someFractions } from '../space/points.js'
import { type AlgebraLawConstraints, algebraLaws } from './algebra-laws.js'

const overQ: AlgebraLawConstraints<typeof fractions.zero, typeof fractions.zero> = {
  elements: someFractions,
  scalars: someFractions,
  units: someFractions.filter(x => x.n !== 0n),
  nonUnits: fc.constant(rational(0)),
  equal: (a, b) => a.equals(b),
}

/** Whole numbers, and divisors that are powers of 2: all that the laws do to them is exact. */
const overFloats: AlgebraLawConstraints<number, number> = {
  elements: fc.integer({ min: -4, max: 4 }),
  scalars: fc.integer({ min: -4, max: 4 }),
  units: fc.constantFrom(1, -1, 2, -2),
  nonUnits: fc.constant(0),
  equal: (a, b) => a === b,
}

function overDuals<S, T>(base: AlgebraLawConstraints<S, T>): AlgebraLawConstraints<S, Dual<T>> {
  const { elements: slope } = base
  return {
    elements: fc.record({ value: base.elements, slope }),
    scalars: base.scalars,
    units: fc.record({ value: base.units, slope }),
    nonUnits: fc.record({ value: base.nonUnits, slope }),
    equal: (a, b) => base.equal(a.value, b.value) && base.equal(a.slope, b.slope),
  }
}

function overSeries<S, T>(
  base: AlgebraLawConstraints<S, T>,
  order: number,
): AlgebraLawConstraints<S, readonly T[]> {
  const after = (first: fc.Arbitrary<T>) =>
    fc.tuple(first, arrays(order, base.elements)).map(([a, rest]) => [a, ...rest])
  return {
    elements: after(base.elements),
    scalars: base.scalars,
    units: after(base.units),
    nonUnits: after(base.nonUnits),
    equal: (a, b) => a.length === b.length && a.every((x, k) => base.equal(x, b[k]!)),
  }
}

function lawful<S, T>(algebra: Algebra<S, T>, constraints: AlgebraLawConstraints<S, T>): void {
  describe(algebra.name, () => {
    for (const each of algebraLaws(algebra, constraints)) test(each.name, () => each.assert())
  })
}

lawful(fractions, overQ)
lawful(numbers, overFloats)
lawful(dual(fractions), overDuals(overQ))
lawful(dual(numbers), overDuals(overFloats))
lawful(dual(dual(dual(fractions))), overDuals(overDuals(overDuals(overQ))))
lawful(series(fractions, 0), overSeries(overQ, 0))
lawful(series(fractions, 4), overSeries(overQ, 4))
lawful(series(numbers, 3), overSeries(overFloats, 3))
lawful(dual(series(fractions, 2)), overDuals(overSeries(overQ, 2)))
lawful(series(dual(numbers), 2), overSeries(overDuals(overFloats), 2))
lawful(series(series(fractions, 2), 2), overSeries(overSeries(overQ, 2), 2))

describe('controls: the suite catches', () => {
  const D = dual(fractions)
  const H = series(fractions, 3)
  const inDuals = (wrong: Partial<typeof D>) =>
    brokenLaws(algebraLaws({ ...D, ...wrong }, overDuals(overQ)), { seed: 1 })
  const inSeries = (wrong: Partial<typeof H>) =>
    brokenLaws(algebraLaws({ ...H, ...wrong }, overSeries(overQ, 3)), { seed: 1 })
  test.each<[string, Partial<typeof D>, string]>([
    [
      'half a product rule',
      { mul: (a, b) => ({ value: a.value.mul(b.value), slope: a.value.mul(b.slope) }) },
      'ab = ba',
    ],
    [
      'complex numbers, ε² = −1: not the division of duals',
      {
        mul: (a, b) => ({
          value: a.value.mul(b.value).sub(a.slope.mul(b.slope)),
          slope: a.value.mul(b.slope).add(a.slope.mul(b.value)),
        }),
      },
      '(a/u)u = a',
    ],
    ['an embedding with a slope', { of: c => ({ value: c, slope: c }) }, 'of(1) = 1'],
    [
      'a scale that leaves the slope',
      { scale: (c, a) => ({ ...a, value: a.value.mul(c) }) },
      'scale(s, a) = of(s)a',
    ],
    ['division by anything', { div: a => a }, 'no division by what is no unit'],
  ])('%s', (_, wrong, name) => {
    expect(inDuals(wrong)).toContain(name)
  })
  test.each<[string, Partial<typeof H>, string]>([
    ['products by coefficients', { mul: (a, b) => a.map((x, k) => x.mul(b[k]!)) }, '1a = a'],
    [
      'quotients by coefficient 0',
      { div: (a, b) => a.map(x => fractions.div(x, b[0]!)) },
      '(a/u)u = a',
    ],
  ])('%s', (_, wrong, name) => {
    expect(inSeries(wrong)).toContain(name)
  })
  test('nothing, where nothing is wrong', () => {
    expect(inDuals({})).toEqual([])
    expect(inSeries({})).toEqual([])
  })
})

describe('what algebras refuse', () => {
  test('smooth functions over ℚ, by name', () => {
    expect(() => smooth(fractions, 'exp')).toThrow(new AlgebraError('exp: expected floats, got ℚ'))
    expect(() => smooth(dual(series(fractions, 2)), 'tanh')).toThrow(
      new AlgebraError('tanh: expected floats, got ℚ[h]/h^3[ε]'),
    )
  })
  test.each([-1, 0.5, Number.NaN])('series to order %d', order => {
    expect(() => series(numbers, order)).toThrow(
      new RangeError(`series, order: expected a whole number ≥ 0, got ${order}`),
    )
  })
})

test('dual numbers over dual numbers: the second derivative of x³ at 2 is 12', () => {
  const D = dual(dual(fractions))
  const [zero, one] = [rational(0), rational(1)]
  const x = { value: { value: rational(2), slope: one }, slope: { value: one, slope: zero } }
  expect(D.mul(x, D.mul(x, x)).slope.slope.equals(12)).toBe(true)
})

test('the free module', () => {
  const M = freeModule(fractions, 2)
  const v = [rational(1), rational(2)]
  expect(M.sum([])).toEqual(M.zero)
  expect(M.sum([v, v, v])).toEqual(M.scale(rational(3), v))
  expect(M.sub(M.add(v, v), v)).toEqual(v)
})
