import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose } from '../../src/map/compose.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { gradientStep } from '../../src/map/gradient-step.js'
import { heavyBall } from '../../src/map/heavy-ball.js'
import { spectralNorm } from '../../src/map/spectral-norm.js'
import { coordinates } from '../../src/space/coordinates.js'
import { scalars } from '../../src/space/line.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { rationalVector, smallRational } from './maps.js'

const line = scalars(rationals)
const plane = coordinates(rationals, 2)

/** The heavy ball on λθ²/2, and the columns of its matrix on (θ, θ₋). */
const onQuadratic = (h: Rational, beta: Rational, lambda: Rational) =>
  heavyBall(line, { h, beta }, theta => theta.mul(lambda))

const trace = (map: ReturnType<typeof onQuadratic>) =>
  map.apply([rational(1), rational(0)])[0].add(map.apply([rational(0), rational(1)])[1])

test('on a quadratic it is the matrix [[1 + β − hλ, −β], [1, 0]]', () => {
  fc.assert(
    fc.property(smallRational, smallRational, smallRational, rationalVector(2), (h, b, l, z) => {
      const matrix = denseAffine(
        plane,
        [
          [rational(1).add(b).sub(h.mul(l)), b.neg()],
          [rational(1), rational(0)],
        ],
        plane.zero(),
      )
      const image = onQuadratic(h, b, l).apply([z[0]!, z[1]!])
      expect(plane.equal(image, matrix.apply(z))).toBe(true)
    }),
  )
})

test('without momentum it is the gradient step', () => {
  fc.assert(
    fc.property(smallRational, smallRational, smallRational, (h, theta, previous) => {
      const cube = (x: Rational) => x.mul(x).mul(x)
      const [next, kept] = heavyBall(line, { h, beta: rational(0) }, cube).apply([theta, previous])
      expect(next.equals(gradientStep(line, h, cube).apply(theta))).toBe(true)
      expect(kept.equals(theta)).toBe(true)
    }),
  )
})

test('β = 0.9, hλ = 0.1: spectral radius √0.9 < 1, Euclidean norm 2.21', () => {
  // Complex eigenvalues (trace² < 4·det), so the radius is √det = √β.
  const map = onQuadratic(rational(1, 10), rational(9, 10), rational(1))
  const [t, det] = [trace(map), rational(9, 10)]
  expect(t.mul(t).compare(det.mul(4))).toBeLessThan(0)
  expect(Math.sqrt(0.9)).toBeCloseTo(0.949, 3)
  const norm = spectralNorm([
    [1.8, -0.9],
    [1, 0],
  ])
  expect(norm).toBeCloseTo(2.21, 2)
  expect(map.proved).toEqual({})
})

test('Polyak tuning for [1, 25]: each map stable, their product of radius (12 + 8√2)/9', () => {
  const [h, beta] = [rational(1, 9), rational(4, 9)]
  const soft = onQuadratic(h, beta, rational(1))
  const steep = onQuadratic(h, beta, rational(25))
  // A double eigenvalue ±2/3 each: trace ±4/3, determinant 4/9.
  expect(trace(soft).toFraction()).toBe('4/3')
  expect(trace(steep).toFraction()).toBe('-4/3')
  const both = compose(rationals, [steep, soft])
  // Roots of x² + 8/3·x + 16/81 are −(12 ± 8√2)/9: sum −24/9, product (144 − 128)/81.
  expect(trace(both).toFraction()).toBe('-8/3')
  const e1 = both.apply([rational(1), rational(0)])
  const e2 = both.apply([rational(0), rational(1)])
  expect(e1[0].mul(e2[1]).sub(e1[1].mul(e2[0])).toFraction()).toBe('16/81')
})
