import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AlgebraError } from '../../src/algebra/algebra.js'
import { dual } from '../../src/algebra/dual.js'
import { exactly } from '../../src/algebra/enclosure.js'
import { enclosures } from '../../src/algebra/enclosures.js'
import { fractions, numbers } from '../../src/algebra/fields.js'
import { series } from '../../src/algebra/series.js'
import { compose } from '../../src/map/compose.js'
import { constant } from '../../src/map/constant.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import { homothety } from '../../src/map/homothety.js'
import { piecewiseLinear } from '../../src/map/piecewise-linear.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { table } from '../../src/map/table.js'
import { euclidean } from '../../src/space/euclidean.js'
import { discrete } from '../../src/space/finite-set.js'
import { float64 } from '../../src/space/float64.js'
import { line, scalars } from '../../src/space/line.js'
import { manhattanOver } from '../../src/space/manhattan.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'
import {
  affineMaps,
  clipAffineMaps,
  denseMaps,
  diagonalMaps,
  foldedMaps,
  homotheties,
  lindleyMaps,
  moderateDouble,
  overDoubles,
  overRationals,
  piecewiseLinearMaps,
  positiveMobiusMaps,
  rationalVector,
  reflections,
  type ScalarArbitrary,
} from './maps.js'

type Maps<S> = fc.Arbitrary<SelfMap<S, S>>

/** Maps of the line whose formulas do what they do, step by step. */
function onLine<S>(over: ScalarArbitrary<S>): Record<string, Maps<S>> {
  const { field, any } = over
  const each: Record<string, Maps<S>> = {
    affine: affineMaps(over),
    'clip-affine': clipAffineMaps(over),
    Lindley: lindleyMaps(over),
    reflection: reflections(over),
    'a + b|x|': foldedMaps(over),
    constant: any.map(c => constant(line(field), c)),
    homothety: fc.tuple(any, any).map(([a, b]) => homothety(scalars(field), a, b)),
  }
  const some = fc.array(fc.oneof(...Object.values(each)), { minLength: 1, maxLength: 3 })
  return { ...each, composition: some.map(maps => compose(field, maps)) }
}

const onRationals: Record<string, Maps<Rational>> = {
  ...onLine(overRationals),
  'piecewise linear': piecewiseLinearMaps(overRationals),
}

describe.each(Object.entries(onRationals))('%s on ℚ', (_, maps) => {
  property([maps, overRationals.any])('the formula is the map', (map, x) => {
    expect(map.formula!.apply(fractions, [x])[0]!.equals(map.apply(x))).toBe(true)
  })
  property([maps, overRationals.any])('its slope is within the constant it carries', (map, x) => {
    const [image] = map.formula!.apply(dual(fractions), [{ value: x, slope: rational(1) }])
    expect(image!.slope.abs().compare(map.proved.lipschitz!['|·|']!)).toBeLessThanOrEqual(0)
  })
})

describe.each(Object.entries(onLine(overDoubles)))('%s on ℝ', (_, maps) => {
  property([maps, moderateDouble])('the formula has its bits, and encloses them', (map, x) => {
    const computed = map.apply(x)
    expect(map.formula!.apply(numbers, [x])[0]).toBe(computed)
    const [{ low, high } = exactly(Number.NaN)] = map.formula!.apply(enclosures, [exactly(x)])
    expect(low <= computed && computed <= high).toBe(true)
  })
})

property([piecewiseLinearMaps(overDoubles), moderateDouble])(
  'piecewise linear on ℝ: the formula encloses the line through the knots',
  ({ knots, ends, formula }, x) => {
    const through = piecewiseLinear(
      rationals,
      knots.map(([p, q]) => [rational(p), rational(q)] as const),
      { left: rational(ends.left), right: rational(ends.right) },
    )
    const [image] = formula!.apply(enclosures, [exactly(x)])
    const exact = through.apply(rational(x))
    expect(rational(image!.low).compare(exact)).toBeLessThanOrEqual(0)
    expect(rational(image!.high).compare(exact)).toBeGreaterThanOrEqual(0)
  },
)

describe('Möbius maps', () => {
  property([positiveMobiusMaps(overRationals), overRationals.nonNegative])(
    'the formula is the map, and its slope (ad − bc)/(cx + d)²',
    (map, x) => {
      const [[a, b], [c, d]] = map.matrix
      const bottom = c.mul(x).add(d)
      fc.pre(!bottom.equals(0))
      const [image] = map.formula!.apply(dual(fractions), [{ value: x, slope: rational(1) }])
      expect(image!.value.equals(map.apply(x))).toBe(true)
      const slope = a.mul(d).sub(b.mul(c)).div(bottom.mul(bottom))
      expect(image!.slope.equals(slope)).toBe(true)
    },
  )
})

describe.each([
  ['dense affine', denseMaps(3)],
  ['diagonal affine', diagonalMaps(3)],
  ['homothety', homotheties(3)],
] as [string, fc.Arbitrary<SelfMap<readonly Rational[], Rational>>][])('%s on ℚ³', (_, maps) => {
  property([maps, rationalVector(3), rationalVector(3)])(
    'the formula is the map, and its derivative T(x + u) − T(x)',
    (map, x, u) => {
      const image = map.formula!.apply(
        dual(fractions),
        x.map((value, i) => ({ value, slope: u[i]! })),
      )
      const [tx, moved] = [map.apply(x), map.apply(x.map((xi, i) => xi.add(u[i]!)))]
      image.forEach(({ value, slope }, i) => {
        expect(value.equals(tx[i]!)).toBe(true)
        expect(slope.equals(moved[i]!.sub(tx[i]!))).toBe(true)
      })
    },
  )
})

describe('on ℝ³', () => {
  const vector = fc
    .tuple(moderateDouble, moderateDouble, moderateDouble)
    .map(v => Float64Array.from(v))
  property([vector, vector, vector, vector, vector])('to the bit', (p, q, r, b, x) => {
    const space = float64(3)
    for (const map of [
      denseAffine(space, [p, q, r], b),
      diagonalAffine(space, p, b),
      homothety(space, q[0]!, b),
      constant(euclidean(3), b),
    ]) {
      expect(map.formula!.apply(numbers, Array.from(x)).map(y => y + 0)).toEqual(
        Array.from(map.apply(x), y => y + 0),
      )
      expect(map.formula!.dimension).toBe(3)
    }
  })
})

describe('where there is none', () => {
  test('compositions with a map that has none, or of none', () => {
    const plain: SelfMap<number> = { name: 'plain', apply: x => x, proved: {} }
    expect(compose(real, [plain]).formula).toBeUndefined()
    expect(compose(real, []).formula).toBeUndefined()
    expect(table([0]).formula).toBeUndefined()
  })
  test('constants of other points', () => {
    expect(constant(discrete(3), 1).formula?.apply(numbers, [0])).toEqual([1])
    const point = [rational(1), rational(2)]
    expect(constant(manhattanOver(rationals, 2), point).formula?.apply(fractions, point)).toEqual(
      point,
    )
    const words: MetricSpace<string> = {
      name: 'words',
      metric: 'discrete',
      field: real,
      distance: (a, b) => (a === b ? 0 : 1),
      objection: () => undefined,
    }
    expect(constant(words, 'ab').formula).toBeUndefined()
  })
  test('a fold over series', () => {
    const fold = compose(rationals, fc.sample(foldedMaps(overRationals), 1))
    const on = series(fractions, 2)
    expect(() => fold.formula!.apply(on, [on.one])).toThrow(AlgebraError)
  })
})
