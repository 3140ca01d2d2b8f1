import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EmpiricalRisk, LabelledRows } from '../../src/map/empirical-risk.js'
import { logisticRegression } from '../../src/map/logistic-regression.js'
import { ridgeRegression } from '../../src/map/ridge-regression.js'
import { sgdStep } from '../../src/map/sgd-step.js'
import { euclidean } from '../../src/space/euclidean.js'
import { rational } from '../../src/space/rational.js'
import { mapLaws } from './map-laws.js'
import { exact, gamma, gammaAbove, sum } from './rounding.js'

const eighths = (bound: number) => fc.integer({ min: -8 * bound, max: 8 * bound }).map(n => n / 8)

interface Instance {
  readonly data: LabelledRows
  readonly batch: readonly number[]
  readonly lambda: number
  readonly h: number
  readonly risk: EmpiricalRisk
}

/** Up to six rows of `dim` features, a batch of them with repeats, 1/16 ≤ λ ≤ 1, 0 < h ≤ 1/2. */
function instances(dim: number, loss: 'ridge' | 'logistic'): fc.Arbitrary<Instance> {
  const label = loss === 'ridge' ? eighths(4) : fc.constantFrom(-1, 1)
  const row = fc.tuple(fc.array(eighths(4), { minLength: dim, maxLength: dim }), label)
  return fc
    .record({
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
      picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
      sixteenths: fc.integer({ min: 1, max: 16 }),
      thirtieths: fc.integer({ min: 1, max: 15 }),
    })
    .map(({ rows, picks, sixteenths, thirtieths }) => {
      const data = { x: rows.map(([x]) => Float64Array.from(x)), y: rows.map(([, y]) => y) }
      const lambda = sixteenths / 16
      return {
        data,
        batch: picks.map(i => i % rows.length),
        lambda,
        h: thirtieths / 30,
        risk: loss === 'ridge' ? ridgeRegression(data, lambda) : logisticRegression(data, lambda),
      }
    })
}

const weights = (dim: number) =>
  fc.array(eighths(8), { minLength: dim, maxLength: dim }).map(w => Float64Array.from(w))

/** Roundings on the way to a coordinate of ∇L: d to score, b to mean, and those in between. */
const roundings = ({ risk, batch }: Instance) => risk.dim + batch.length + 12

/** What ∇L_B(w) is made of, in absolute value: the sizes that its rounding errors are relative to. */
function gradientSizes({ data, batch, lambda }: Instance, w: Float64Array): Float64Array {
  return w.map((wj, j) => {
    const parts = batch.map(i => {
      const score = data.x[i]!.reduce((s, x, k) => s + Math.abs(x * w[k]!), 0)
      return (score + Math.abs(data.y[i]!)) * Math.abs(data.x[i]![j]!)
    })
    return parts.reduce((s, p) => s + p, 0) / batch.length + lambda * Math.abs(wj)
  })
}

describe('ridge regression', () => {
  test('loss and gradient are the formulas over ℚ, rounded', () => {
    const cases = fc
      .integer({ min: 1, max: 3 })
      .chain(dim => fc.tuple(instances(dim, 'ridge'), weights(dim)))
    fc.assert(
      fc.property(cases, ([instance, w]) => {
        const { data, batch, lambda, risk } = instance
        const ws = Array.from(w, exact)
        const mean = (f: (i: number) => ReturnType<typeof exact>) =>
          sum(batch.map(f)).div(rational(batch.length))
        const scoreOf = (i: number) => sum(ws.map((wj, j) => wj.mul(exact(data.x[i]![j]!))))
        const residual = (i: number) => scoreOf(i).sub(exact(data.y[i]!))
        const sizes = gradientSizes(instance, w)
        const gradient = risk.gradient(w, batch)
        ws.forEach((wj, j) => {
          const truth = mean(i => residual(i).mul(exact(data.x[i]![j]!))).add(wj.mul(exact(lambda)))
          const bound = gamma(roundings(instance)).mul(exact(sizes[j]!))
          expect(exact(gradient[j]!).sub(truth).abs().compare(bound)).toBeLessThanOrEqual(0)
        })
        const ridge = sum(ws.map(wj => wj.mul(wj))).mul(exact(lambda / 2))
        const loss = mean(i => residual(i).mul(residual(i)).div(2)).add(ridge)
        const size = mean(i => {
          const largest = sum(ws.map((wj, j) => wj.mul(exact(data.x[i]![j]!)).abs()))
          const r = largest.add(exact(data.y[i]!).abs())
          return r.mul(r)
        }).add(ridge)
        const bound = gamma(2 * roundings(instance)).mul(size)
        expect(exact(risk.loss(w, batch)).sub(loss).abs().compare(bound)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('one row: the map is θ ↦ θ − h((x·θ − y)x + λθ), M = λ + |x|²', () => {
    const data = { x: [Float64Array.of(1, 2)], y: [3] }
    const risk = ridgeRegression(data, 0.5)
    const map = sgdStep(risk, 0.25)([0])
    // Score 1·2 + 2·4 = 10, residual 7: gradient (7 + 1, 14 + 2).
    expect(map.apply(Float64Array.of(2, 4))).toEqual(Float64Array.of(0, 0))
    expect(risk.curvature([0])).toEqual({ kind: 'gradient', m: 0.5, M: 5.5 })
    expect(map.proved.lipschitz!.ℓ2).toBe(0.875)
    expect(risk.loss(Float64Array.of(2, 4))).toBe(49 / 2 + 5)
  })
})

describe('logistic regression', () => {
  test('loss at 0 is log 2 and its gradient −mean(y·x)/2', () => {
    fc.assert(
      fc.property(instances(2, 'logistic'), ({ data, batch, risk }) => {
        const origin = new Float64Array(2)
        expect(Math.abs(risk.loss(origin, batch) - Math.LN2)).toBeLessThanOrEqual(
          gammaAbove(batch.length + 2),
        )
        const total = batch.reduce((s, i) => s - (data.y[i]! * data.x[i]![0]!) / 2, 0)
        expect(risk.gradient(origin, batch)[0]! + 0).toBe(total / batch.length + 0)
      }),
    )
  })

  test('one row: M = λ + |x|²/4, the curvature at w = 0', () => {
    const risk = logisticRegression({ x: [Float64Array.of(1, 2)], y: [-1] }, 0.5)
    expect(risk.curvature()).toEqual({ kind: 'gradient', m: 0.5, M: 1.75 })
  })

  test('nothing overflows', () => {
    const data = { x: [Float64Array.of(1e6), Float64Array.of(-1e6)], y: [1, 1] }
    const risk = logisticRegression(data, 0)
    const w = Float64Array.of(1e6)
    expect(risk.loss(w, [0])).toBe(0)
    expect(risk.loss(w, [1])).toBe(1e12)
    expect(risk.gradient(w, [0])).toEqual(Float64Array.of(0))
    expect(risk.gradient(w, [1])).toEqual(Float64Array.of(1e6))
  })
})

describe.each(['ridge', 'logistic'] as const)('%s', loss => {
  test('m/2·|v|² ≤ L(w + v) − L(w) − ⟨∇L(w), v⟩ ≤ M/2·|v|²', () => {
    const cases = fc
      .integer({ min: 1, max: 3 })
      .chain(dim =>
        fc.tuple(instances(dim, loss), weights(dim), weights(dim), fc.constantFrom(1, 2 ** -10)),
      )
    fc.assert(
      fc.property(cases, ([instance, w, direction, scale]) => {
        const { data, batch, risk, lambda } = instance
        const v = direction.map(x => x * scale)
        const there = w.map((x, j) => x + v[j]!)
        const dot = (a: Float64Array, b: Float64Array) => a.reduce((s, x, j) => s + x * b[j]!, 0)
        const g = risk.gradient(w, batch)
        const gap = risk.loss(there, batch) - risk.loss(w, batch) - dot(g, v)
        const { m, M } = risk.curvature(batch)
        // A loss rounds its scores, then values that are at most the square of those sizes.
        const lossSize = (at: Float64Array) =>
          batch.reduce((s, i) => {
            const score = data.x[i]!.reduce((t, x, j) => t + Math.abs(x * at[j]!), 0)
            return s + (score + Math.abs(data.y[i]!) + 1) ** 2
          }, 0) /
            batch.length +
          lambda * dot(at, at)
        const slopes = dot(gradientSizes(instance, w), v.map(Math.abs))
        const sizes = lossSize(there) + lossSize(w) + slopes + M * dot(v, v)
        const allowance = gammaAbove(2 * roundings(instance)) * sizes
        expect(gap).toBeGreaterThanOrEqual((m / 2) * dot(v, v) - allowance)
        expect(gap).toBeLessThanOrEqual((M / 2) * dot(v, v) + allowance)
      }),
      { numRuns: 300 },
    )
  })

  test('a batch has m = λ, and M at most the largest of its rows alone', () => {
    fc.assert(
      fc.property(instances(2, loss), ({ risk, batch, lambda }) => {
        const { m, M } = risk.curvature(batch)
        const alone = batch.map(i => risk.curvature([i]).M)
        expect(m).toBe(lambda)
        expect(M).toBeLessThanOrEqual(Math.max(...alone) * (1 + gammaAbove(batch.length + 2)))
      }),
    )
  })

  describe.each([1, 3])('the SGD steps in ℝ^%i', dim => {
    const steps = fc.tuple(instances(dim, loss)).map(([instance]) => {
      const map = sgdStep(instance.risk, instance.h)(instance.batch)
      return {
        name: map.name,
        apply: (w: Float64Array) => map.apply(w),
        proved: map.proved,
        instance,
      }
    })
    type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never
    const laws = mapLaws<Float64Array, number>(steps, {
      space: euclidean(dim),
      points: weights(dim),
      // |error of w − h·∇L| is at most γ·(|w| + h·sizes), coordinate by coordinate.
      rounding(map, w) {
        const { instance } = map as Step
        const sizes = gradientSizes(instance, w)
        const each = w.map((x, j) => Math.abs(x) + instance.h * sizes[j]!)
        return gammaAbove(roundings(instance) + dim + 4) * Math.hypot(...each)
      },
      // |1 − hM| is off by at most (1 + hM) roundings' worth, and k ≥ 1 − hλ ≥ 1/2.
      constantRounding: gammaAbove(8 * (dim + 4 + 12)),
    })
    test.each(laws.map(each => [each.name, each] as const))('%s', (_, each) => each.assert())
  })
})
