import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numbers } from '../../src/algebra/fields.js'
import { derivative } from '../../src/expansion/derivative.js'
import { leastSquares } from '../../src/expansion/least-squares.js'
import { logisticLoss } from '../../src/expansion/logistic-loss.js'
import { gradientStep } from '../../src/map/gradient-step.js'
import { logisticRegression } from '../../src/map/logistic-regression.js'
import { ridgeRegression } from '../../src/map/ridge-regression.js'
import { sgdStep } from '../../src/map/sgd-step.js'
import { float64 } from '../../src/space/float64.js'
import { scalars } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'
import { gammaAbove } from './rounding.js'

const dim = 3
const eighth = fc.integer({ min: -16, max: 16 }).map(n => n / 8)
const vector = fc.array(eighth, { minLength: dim, maxLength: dim }).map(v => Float64Array.from(v))
const cases = fc
  .record({
    x: fc.array(vector, { minLength: 1, maxLength: 5 }),
    picks: fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }),
    labels: fc.array(fc.constantFrom(-1, 1), { minLength: 5, maxLength: 5 }),
    lambda: fc.constantFrom(0, 0.25, 1),
    w: vector,
    v: vector,
  })
  .map(({ x, picks, labels, ...rest }) => ({
    data: { x, y: labels.slice(0, x.length) },
    batch: picks.map(i => i % x.length),
    ...rest,
  }))

describe.each([
  ['ridge', ridgeRegression, leastSquares],
  ['logistic', logisticRegression, logisticLoss],
] as const)('%s regression', (_, regression, smoothLoss) => {
  property([cases])(
    '∇²L_B(w)·v is the derivative of ∇L_B along v, by dual numbers',
    ({ data, batch, lambda, w, v }) => {
      const risk = regression(data, lambda)
      const loss = smoothLoss({
        rows: batch.map(i => data.x[i]!),
        labels: batch.map(i => data.y[i]!),
        ridge: lambda,
      })
      const expected = derivative(numbers, loss.gradient, Array.from(w), Array.from(v))
      const product = risk.hessianVector(w, v, batch)
      // Each score and product of dim terms, each mean of the batch; σ(s) moves by a quarter of its score.
      const longest = Math.max(...batch.map(i => Math.hypot(...data.x[i]!)), 1)
      const size = (longest ** 2 * (1 + longest * Math.hypot(...w)) + lambda) * Math.hypot(...v)
      const allowed = gammaAbove(4 * (dim + batch.length + 8)) * size
      product.forEach((p, j) => {
        expect(Math.abs(p - expected[j]!)).toBeLessThanOrEqual(allowed)
      })
    },
  )

  property([cases])('the SGD step has the derivative I − h·∇²L_B, and its Hessian', given => {
    const { data, batch, lambda, w, v } = given
    const risk = regression(data, lambda)
    const map = sgdStep(risk, 0.5)(batch)
    const bend = risk.hessianVector(w, v, batch)
    const jacobian = map.derivative!(w)
    expect(jacobian.dimension).toBe(dim)
    expect(jacobian.apply(v)).toEqual(v.map((x, j) => x - 0.5 * bend[j]!))
    expect(jacobian.transpose(v)).toEqual(jacobian.apply(v))
    expect(map.descent!.h).toBe(0.5)
    expect(map.descent!.hessian(w).apply(v)).toEqual(bend)
    const { m, M } = risk.curvature(batch)
    expect(map.descent!.curvature).toEqual({ m, M })
    const different = new Set(batch).size
    expect(map.descent!.rank).toBe(lambda > 0 ? undefined : Math.min(dim, different))
  })
})

test('a logistic loss bends by ¼ at score 0, less elsewhere, and nothing overflows', () => {
  const risk = logisticRegression({ x: [Float64Array.of(1e6)], y: [1] }, 0)
  const one = Float64Array.of(1)
  expect(risk.hessianVector(Float64Array.of(0), one)).toEqual(Float64Array.of(0.25e12))
  for (const w of [1e6, -1e6]) {
    expect(risk.hessianVector(Float64Array.of(w), one)).toEqual(Float64Array.of(0))
  }
})

describe('gradientStep with a Hessian', () => {
  const twice = () => ({ dimension: 2, apply: (v: Float64Array) => v.map(x => 2 * x) })

  test('over arrays it has a derivative, and the curvature that it was given', () => {
    const step = gradientStep(
      float64(2),
      0.25,
      x => x.map(t => 2 * t),
      { kind: 'gradient', m: 2, M: 2 },
      twice,
    )
    expect(step.derivative!(Float64Array.of(1, 1)).apply(Float64Array.of(4, 8))).toEqual(
      Float64Array.of(2, 4),
    )
    expect(step.descent).toEqual({ h: 0.25, hessian: twice, curvature: { m: 2, M: 2 } })
    expect(step.apply(Float64Array.of(1, 2))).toEqual(Float64Array.of(0.5, 1))
  })

  test('over doubles too', () => {
    const hessian = (theta: Float64Array) => ({
      dimension: 1,
      apply: (v: Float64Array) => v.map(x => 3 * theta[0]! ** 2 * x),
    })
    const step = gradientStep(scalars(real), 0.5, x => x ** 3, undefined, hessian)
    expect(step.derivative!(2).apply(Float64Array.of(1))).toEqual(Float64Array.of(-5))
  })

  test('without one it has neither; a field is not a gradient', () => {
    const plain = gradientStep(float64(2), 0.25, x => x)
    expect(plain.descent).toBeUndefined()
    expect(plain.derivative).toBeUndefined()
    const field = gradientStep(float64(2), 0.25, x => x, { kind: 'field', m: 1, M: 1 }, twice)
    expect(field.descent!.curvature).toBeUndefined()
  })
})
