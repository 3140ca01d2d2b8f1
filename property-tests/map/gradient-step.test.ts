import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Curvature, curvatureFactor } from '../../src/map/curvature.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import { gradientStep } from '../../src/map/gradient-step.js'
import { coordinates } from '../../src/space/coordinates.js'
import { rationalLine, scalars } from '../../src/space/line.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { brokenLaws } from '../space/law.js'
import { mapLaws } from './map-laws.js'
import { overRationals, piecewiseLinearMaps, rationalVector, smallRational } from './maps.js'

type V = readonly Rational[]
const plane = coordinates(rationals, 2)
const square = (v: V) => plane.dot(v, v)
const step = smallRational.map(x => x.abs().div(12))

/** θ ↦ [[m, −s], [s, m]]·θ: no gradient, monotone with m, Lipschitz with √(m² + s²). */
const rotation = (m: Rational, s: Rational) =>
  denseAffine(
    plane,
    [
      [m, s.neg()],
      [s, m],
    ],
    plane.zero(),
  )

describe('a monotone field: √(1 − 2hm + h²M²)', () => {
  test('attained at every point by [[3, −4], [4, 3]], m = 3, M = 5, exactly', () => {
    const field = rotation(rational(3), rational(4))
    fc.assert(
      fc.property(step, rationalVector(2), (h, x) => {
        const after = gradientStep(plane, h, x => field.apply(x)).apply(x)
        const factorSquared = rational(1).sub(h.mul(6)).add(h.mul(h).mul(25))
        expect(square(after).equals(factorSquared.mul(square(x)))).toBe(true)
      }),
    )
  })

  test('the constant carried is a bound of the root from above, within 1e-30 of it', () => {
    fc.assert(
      fc.property(step, smallRational, fc.nat(9), (h, m, extra) => {
        const M = m.abs().add(extra)
        const k = curvatureFactor(rationals, h, { kind: 'field', m, M })
        const radicand = rational(1).sub(h.mul(m).mul(2)).add(h.mul(h).mul(M).mul(M))
        const excess = k.mul(k).sub(radicand)
        expect(excess.compare(0)).toBeGreaterThanOrEqual(0)
        expect(excess.compare(radicand.mul(rational(1, 10n ** 30n)))).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('is least at h = m/M², where it is √(1 − m²/M²): 4/5 for m = 3, M = 5', () => {
    const k = curvatureFactor(rationals, rational(3, 25), {
      kind: 'field',
      m: rational(3),
      M: rational(5),
    })
    expect(k.sub(rational(4, 5)).compare(rational(1, 10n ** 30n))).toBeLessThanOrEqual(0)
  })

  test('control: the sharper bound of gradients is false for it', () => {
    // It claims |1 − 3h| = 7/10 at h = 1/10; the truth is √(1 − 6h + 25h²) = √65/10.
    const field = rotation(rational(3), rational(4))
    const claimed = { kind: 'gradient', m: rational(3), M: rational(5) } as const
    const map = gradientStep(plane, rational(1, 10), x => field.apply(x), claimed)
    const k = map.proved.lipschitz!.ℓ2!
    expect(k.toFraction()).toBe('7/10')
    const x = [rational(1), rational(0)]
    expect(square(map.apply(x)).compare(k.mul(k).mul(square(x)))).toBeGreaterThan(0)
  })
})

describe('a gradient: max(|1 − hm|, |1 − hM|)', () => {
  const onLine = { space: rationalLine, points: smallRational }
  /** ∇L increasing and piecewise linear: m and M are its least and its largest slope. */
  const losses = piecewiseLinearMaps(overRationals)
    .filter(map => map.proved.monotone === 'increasing')
    .map(map => {
      const xs = map.knots.map(([x]) => x)
      const around = [xs[0]!.sub(1), ...xs, xs[xs.length - 1]!.add(1)]
      const slopes = around
        .slice(1)
        .map((x, i) => map.apply(x).sub(map.apply(around[i]!)).div(x.sub(around[i]!)))
        .sort((a, b) => a.compare(b))
      const curvature: Curvature<Rational> = {
        kind: 'gradient',
        m: slopes[0]!,
        M: slopes[slopes.length - 1]!,
      }
      return { gradient: (x: Rational) => map.apply(x), curvature }
    })
  const steps = fc
    .tuple(losses, smallRational)
    .map(([{ gradient, curvature }, h]) => gradientStep(scalars(rationals), h, gradient, curvature))

  test.each(mapLaws(steps, onLine).map(each => [each.name, each] as const))('%s', (_, each) =>
    each.assert(),
  )

  test('attained by the quadratic with Hessian diag(m, M), for steps of either sign', () => {
    fc.assert(
      fc.property(smallRational, smallRational, fc.nat(9), (h, m, extra) => {
        const M = m.add(extra)
        const hessian = diagonalAffine(plane, [m, M], plane.zero())
        const map = gradientStep(plane, h, x => hessian.apply(x), { kind: 'gradient', m, M })
        const attained = [
          [rational(1), rational(0)],
          [rational(0), rational(1)],
        ].map(e => square(map.apply(e)))
        const k = map.proved.lipschitz!.ℓ2!
        const largest = attained[0]!.compare(attained[1]!) > 0 ? attained[0]! : attained[1]!
        expect(k.mul(k).equals(largest)).toBe(true)
      }),
    )
  })

  test('a contraction iff 0 < h < 2/M, for m > 0', () => {
    const factor = (h: Rational, m: Rational, M: Rational) =>
      curvatureFactor(rationals, h, { kind: 'gradient', m, M })
    const [m, M] = [rational(1), rational(25)]
    const one = rational(1)
    expect(factor(rational(2, 25), m, M).equals(one)).toBe(true)
    expect(factor(rational(200001, 2500000), m, M).compare(one)).toBeGreaterThan(0)
    expect(factor(rational(199999, 2500000), m, M).compare(one)).toBeLessThan(0)
    // Best step 2/(m + M), factor (κ − 1)/(κ + 1).
    expect(factor(rational(2, 26), m, M).toFraction()).toBe('12/13')
    // Example 2.1 needs h > 0 and a least eigenvalue > 0: H = diag(1, 0); h = −1.
    expect(factor(rational(1, 2), rational(0), one).equals(one)).toBe(true)
    expect(factor(rational(-1), one, one).toFraction()).toBe('2')
  })

  test('control: a curvature too small is refuted', () => {
    const false_ = fc.constant(
      gradientStep(scalars(rationals), rational(1, 2), x => x.mul(6), {
        kind: 'gradient',
        m: rational(1),
        M: rational(5),
      }),
    )
    expect(brokenLaws(mapLaws(false_, onLine), { numRuns: 200 })).toEqual(['Lipschitz'])
  })
})
