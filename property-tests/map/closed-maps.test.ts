import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AffineMap, affine } from '../../src/map/affine.js'
import { type ClipAffine, clipAffine } from '../../src/map/clip-affine.js'
import { mobius } from '../../src/map/mobius.js'
import { piecewiseLinear } from '../../src/map/piecewise-linear.js'
import { reciprocal } from '../../src/map/reciprocal.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { brokenLaws, type Law } from '../space/law.js'
import { closedLaws } from './closed-laws.js'
import {
  affineMaps,
  clipAffineMaps,
  denseMaps,
  diagonalMaps,
  homotheties,
  lindleyMaps,
  mobiusMaps,
  overRationals,
  piecewiseLinearMaps,
  rationalVector,
  smallRational,
  tables,
} from './maps.js'

const onLine = { points: smallRational, equal: (p: Rational, q: Rational) => p.equals(q) }
const onPlane = {
  points: rationalVector(2),
  equal: (p: readonly Rational[], q: readonly Rational[]) => p.every((x, i) => x.equals(q[i]!)),
}

const classes: Record<string, readonly Law[]> = {
  affine: closedLaws(affineMaps(overRationals), onLine),
  homothety: closedLaws(homotheties(2), onPlane),
  'diagonal affine': closedLaws(diagonalMaps(2), onPlane),
  'dense affine': closedLaws(denseMaps(2), onPlane),
  Möbius: closedLaws(mobiusMaps(overRationals), onLine),
  'clip-affine': closedLaws(clipAffineMaps(overRationals), onLine),
  Lindley: closedLaws(lindleyMaps(overRationals), onLine),
  'piecewise linear': closedLaws(piecewiseLinearMaps(overRationals), onLine),
  table: closedLaws(tables(4), { points: fc.nat(3), equal: (i, j) => i === j }),
}

describe.each(Object.entries(classes))('%s maps are closed under composition', (_, laws) => {
  test.each(laws.map(law => [law.name, law] as const))('%s', (_, law) => law.assert())
})

describe('values from outside', () => {
  test('continued fractions: 1/(1 + x) composed n times has Fibonacci entries', () => {
    let power = reciprocal(rationals, rational(1))
    const fibonacci = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]
    for (let n = 1; n < 10; n++) {
      // 1/(1+1/(1+…1/(1+x))) at 0 is F_n/F_{n+1}.
      expect(power.apply(rationals.zero).toFraction()).toBe(
        rational(fibonacci[n - 1]!, fibonacci[n]!).toFraction(),
      )
      power = power.after(reciprocal(rationals, rational(1)))
    }
  })

  test('the Cayley map of order four: (1 + x)/(1 − x) composed four times is x', () => {
    const quarter = mobius(rationals, [
      [rational(1), rational(1)],
      [rational(-1), rational(1)],
    ])
    const whole = quarter.after(quarter).after(quarter).after(quarter)
    fc.assert(fc.property(smallRational, x => void expect(whole.apply(x).equals(x)).toBe(true)))
  })

  test('a decreasing clip-affine map after another, worked by hand', () => {
    // clip(3 − 2·clip(x, 0, 1), 0, 2): 2 for x ≤ 1/2, 3 − 2x to x = 1, then 1.
    const outer = clipAffine(rationals, rational(-2), rational(3), {
      lo: rational(0),
      hi: rational(2),
    })
    const inner = clipAffine(rationals, rational(1), rational(0), {
      lo: rational(0),
      hi: rational(1),
    })
    expect(outer.after(inner).name).toBe('x ↦ clip(-2·x + 3, 1, 2)')
  })

  test('knots of a composition: those of g, and those of f pulled back', () => {
    // g = min(max(2x, 0), 4) has knots 0 and 2; f has its one knot at 1 = g(1/2).
    const g = piecewiseLinear(rationals, [
      [rational(0), rational(0)],
      [rational(2), rational(4)],
    ])
    const f = piecewiseLinear(rationals, [[rational(1), rational(5)]], {
      left: rational(1),
      right: rational(1, 2),
    })
    expect(f.after(g).knots.map(knot => knot.map(x => x.toFraction()))).toEqual([
      ['0', '4'],
      ['1/2', '5'],
      ['2', '13/2'],
    ])
  })

  test('no more knots than f and g have together, and none where nothing bends', () => {
    const maps = piecewiseLinearMaps(overRationals)
    fc.assert(
      fc.property(maps, maps, (f, g) => {
        expect(f.after(g).knots.length).toBeLessThanOrEqual(f.knots.length + g.knots.length)
      }),
    )
    const [third, shift] = [rational(1, 3), rational(5)]
    const straight = piecewiseLinear(
      rationals,
      [
        [rational(0), shift],
        [rational(3), rational(6)],
      ],
      { left: third, right: third },
    )
    expect(straight.after(straight).knots).toHaveLength(1)
  })
})

describe('long compositions over floats', () => {
  test('Möbius maps neither overflow nor lose the sign of their determinant', () => {
    let composed = reciprocal(real, 1)
    for (let n = 2; n <= 3001; n++) composed = composed.after(reciprocal(real, 1))
    // Odd: decreasing. Its value is 1/φ everywhere, within 3001 steps of rounding.
    expect(composed.proved.monotone).toBe('decreasing')
    expect(Math.abs(composed.apply(3) - (Math.sqrt(5) - 1) / 2)).toBeLessThan(3001 * 8 * 2 ** -53)
  })

  test('piecewise linear maps on [0, 1] compose 400 times and stay monotone', () => {
    const slope = fc.integer({ min: 0, max: 2 ** 20 }).map(n => n / 2 ** 20)
    const map = fc.tuple(slope, slope, slope).map(([y, x, rise]) =>
      piecewiseLinear(real, [
        [0, y / 2],
        [(x + 1) / 3, y / 2 + (rise * (x + 1)) / 6],
        [1, 1 - (1 - y / 2 - (rise * (x + 1)) / 6) / 2],
      ]),
    )
    fc.assert(
      fc.property(fc.array(map, { minLength: 1, maxLength: 8 }), maps => {
        let composed = maps[0]!
        for (let n = 1; n < 400; n++) composed = composed.after(maps[n % maps.length]!)
        expect(composed.knots.length).toBeLessThanOrEqual(3 * 400)
        const values = Array.from({ length: 101 }, (_, i) => composed.apply(i / 100))
        values.forEach((value, i) => {
          if (i > 0) expect(value).toBeGreaterThanOrEqual(values[i - 1]!)
        })
      }),
      { numRuns: 20 },
    )
  })
})

test('control: the laws catch a composition in the wrong order and a lost clip', () => {
  const swapped = affineMaps(overRationals).map(map =>
    Object.assign(map, {
      after: (inner: AffineMap<Rational>) => affine(rationals, inner.a, inner.b).after(map),
    }),
  )
  expect(brokenLaws(closedLaws(swapped, onLine), { numRuns: 200 })).toContain('composition')
  const unclipped = clipAffineMaps(overRationals).map(map =>
    Object.assign(map, {
      after(inner: ClipAffine<Rational>) {
        const { a, b } = affine(rationals, map.a, map.b).after(affine(rationals, inner.a, inner.b))
        return clipAffine(rationals, a, b, map.bounds)
      },
    }),
  )
  expect(brokenLaws(closedLaws(unclipped, onLine), { numRuns: 200 })).toContain('composition')
})
