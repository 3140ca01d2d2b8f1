import { describe, expect, test } from 'vitest'
import { piecewise, smooth } from '../../src/algebra/algebra.js'
import {
  jacobianNorms,
  linearised,
  operatorNorm,
  operatorOf,
} from '../../src/estimate/jacobian-norm.js'
import { ball, box } from '../../src/estimate/region.js'
import { steepestPoint } from '../../src/estimate/steepest-point.js'
import { foldedAffine } from '../../src/map/folded-affine.js'
import { lineMap } from '../../src/map/formula-map.js'
import { mobius } from '../../src/map/mobius.js'
import { reciprocal } from '../../src/map/reciprocal.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { spectralNorm } from '../../src/map/spectral-norm.js'
import { Source } from '../../src/random/source.js'
import { chebyshev } from '../../src/space/chebyshev.js'
import { euclidean, weighted } from '../../src/space/euclidean.js'
import { realLine } from '../../src/space/line.js'
import { manhattan } from '../../src/space/manhattan.js'
import { PointError } from '../../src/space/metric-space.js'
import { positiveReals } from '../../src/space/positive-reals.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'
import { irisStep, rotationStep } from './known.js'
import { affineOf, matrices, transposed } from './matrices.js'

const origin = (d: number) => new Float64Array(d)
/** A formula's derivative, its rounding, and that of the norm: twelve digits are promised. */
const near = (value: number, truth: number) =>
  expect(Math.abs(value - truth)).toBeLessThanOrEqual(1e-12 * Math.abs(truth))

describe('local Lipschitz constants', () => {
  property([matrices(3)])('of affine maps are their constants in ℓ1, ℓ2 and ℓ∞', rows => {
    const map = affineOf(rows)
    const known = map.proved.lipschitz!
    for (const space of [manhattan(3), euclidean(3), chebyshev(3)]) {
      const { norms } = jacobianNorms(map, { space, points: [origin(3)] })
      near(norms[0]!, known[space.metric]!)
    }
  })
  property([matrices(3)])('in weighted ℓ2 are those of √w A/√w', rows => {
    const weights = [1, 4, 1 / 9]
    const roots = weights.map(Math.sqrt)
    const { norms } = jacobianNorms(affineOf(rows), {
      space: weighted(weights),
      points: [origin(3)],
    })
    near(
      norms[0]!,
      spectralNorm(rows.map((row, i) => row.map((x, j) => (roots[i]! * x) / roots[j]!))),
    )
  })
  test('of 1/(x + u) in the log metric are x/(x + u)', () => {
    const points = [0.01, 1, 50]
    const { norms, evaluations } = jacobianNorms(reciprocal(real, 2), {
      space: positiveReals,
      points,
    })
    norms.forEach((norm, i) => {
      near(norm, points[i]! / (points[i]! + 2))
    })
    expect(evaluations).toBe(3)
  })
  test('of the rotation field, and of logistic regression on iris', () => {
    const rotation = rotationStep(3, 4, 0.1)
    const { norms } = jacobianNorms(rotation, { space: euclidean(2), points: [origin(2)] })
    near(norms[0]!, Math.sqrt(1 - 2 * 0.1 * 3 + 0.01 * 25))
    const { map, k } = irisStep()
    near(jacobianNorms(map, { space: euclidean(5), points: [origin(5)] }).norms[0]!, k)
  })
  test('control: the spectral radius of a Jacobian that is not normal is none', () => {
    const rows = [Float64Array.of(0.5, 9), Float64Array.of(0, 0.5)]
    const { norms } = jacobianNorms(affineOf(rows), { space: euclidean(2), points: [origin(2)] })
    near(norms[0]!, spectralNorm(rows))
    expect(norms[0]).toBeGreaterThan(9) // and the radius is 1/2
  })
  test('from a map’s own derivative, in the chart of the space', () => {
    const columns = [
      [1, 2],
      [3, 4],
    ]
    const map: SelfMap<Float64Array> = {
      name: 'linear',
      apply: x => operatorOf(columns).apply(x),
      proved: {},
      derivative: () => operatorOf(columns),
    }
    const space = weighted([1, 16])
    const { operator } = linearised(map, space, Float64Array.of(1, 1))
    expect(Array.from(operator.apply(Float64Array.of(1, 0)))).toEqual([1, 8])
    expect(Array.from(operator.transpose(Float64Array.of(1, 0)))).toEqual([1, 3 / 4])
    const formula = { ...affineOf(transposed(columns.map(c => Float64Array.from(c)))) }.formula
    const twin = affineOf(transposed(columns.map(c => Float64Array.from(c))))
    expect(formula).toBeUndefined() // a getter of the class
    const points = [origin(2)]
    near(
      jacobianNorms(map, { space, points }).norms[0]!,
      jacobianNorms(twin, { space, points }).norms[0]!,
    )
    const square: SelfMap<number> = {
      name: 'x²',
      apply: x => x * x,
      proved: {},
      derivative: x => ({
        dimension: 1,
        apply: v => v.map(t => 2 * x * t),
        transpose: v => v.map(t => 2 * x * t),
      }),
    }
    near(jacobianNorms(square, { space: positiveReals, points: [3] }).norms[0]!, 2)
  })
  test('where there are none, one line says so', () => {
    const plain: SelfMap<number> = { name: 'plain', apply: x => x, proved: {} }
    const ask =
      (map: SelfMap<number>, points: number[], space = realLine) =>
      () =>
        jacobianNorms(map, { space, points })
    expect(ask(plain, [0])).toThrow('plain: expected a formula of dimension 1, got none')
    expect(ask(plain, [Number.NaN])).toThrow(PointError)
    const { chart, ...bare } = realLine
    expect(chart).toBeDefined()
    expect(ask(plain, [0], bare)).toThrow('space: expected one with a chart in ℝ^d, got ℝ')
    const steep: SelfMap<number> = { ...plain, derivative: () => operatorOf([[Infinity]]) }
    expect(ask(steep, [0])).toThrow('plain: expected a finite derivative at 0, got norm Infinity')
  })
})

describe('the steepest point', () => {
  const question = { seed: 3, evaluations: 600 }
  test('of Birkhoff’s bound is where x² = bd/(ac)', () => {
    const map = mobius(real, [
      [2, 1],
      [1, 3],
    ])
    const found = steepestPoint([map], {
      ...question,
      space: positiveReals,
      region: box([0.01], [100]),
    })
    near(found.norm, (6 - 1) / (Math.sqrt(6) + 1) ** 2)
    expect(found.point).toBeCloseTo(Math.sqrt(3 / 2), 5)
  })
  test('of logistic regression on iris is 0', () => {
    const { map, k } = irisStep()
    const region = ball(Float64Array.of(0.1, -0.2, 0, 0.3, 0), 1)
    const found = steepestPoint([map], {
      ...question,
      evaluations: 5000,
      space: euclidean(5),
      region,
    })
    expect(found.norm).toBeLessThanOrEqual(k * (1 + 1e-12))
    expect(found.norm).toBeGreaterThan(0.999 * k)
  })
  test('is of the steepest of several maps, and at the ends of a region where it is there', () => {
    const maps = [reciprocal(real, 2), reciprocal(real, 1)]
    const found = steepestPoint(maps, {
      ...question,
      space: positiveReals,
      region: box([0.1], [7]),
    })
    expect(found).toMatchObject({ place: 1, point: expect.closeTo(7, 12) })
    near(found.norm, 7 / 8)
  })
  test('a seed replays it, and its budget holds', () => {
    const fold = foldedAffine(real, 1, 0.5)
    const once = steepestPoint([fold], { ...question, space: realLine, region: box([-1], [1]) })
    const again = steepestPoint([fold], { ...question, space: realLine, region: box([-1], [1]) })
    expect(again).toEqual(once)
    expect(once.norm).toBe(0.5)
    expect(once.evaluations).toBeLessThan(700)
  })
  test('regions outside the space are refused', () => {
    const ask = (low: number[], high: number[]) => () =>
      steepestPoint([reciprocal(real, 1)], {
        ...question,
        space: positiveReals,
        region: box(low, high),
      })
    expect(ask([-1], [1])).toThrow(
      'region: expected one in (0, ∞) with the log metric, got -1 (not positive)',
    )
    expect(ask([1, 1], [2, 2])).toThrow('region: expected 1 coordinates')
  })
})

test('norms in ℓ1 and ℓ∞ take d products', () => {
  const found = operatorNorm(
    operatorOf([
      [1, -2],
      [3, 4],
    ]),
    'ℓ1',
    new Source(0),
  )
  expect(found).toMatchObject({ value: 7, products: 2 })
})

test('a kink on the face of a region is not one of the map on it', () => {
  // Slope 1/2 on [−1, 1), 3 beyond: at 1 Clarke's derivative reaches up to 3.
  const bent = lineMap('max(x/2 + 1, 3x − 3/2)', (on, x) =>
    piecewise(on).max(on.add(on.scale(0.5, x), on.one), on.sub(on.scale(3, x), on.of(1.5))),
  )
  const question = { space: realLine, seed: 1, evaluations: 2000 }
  expect(steepestPoint([bent], { ...question, region: box([-1], [1]) }).norm).toBe(0.5)
  // Control: with more of it in the region the kink counts.
  expect(steepestPoint([bent], { ...question, region: box([-1], [1.25]) }).norm).toBe(3)
})

test('the steepest point is looked for until told to stop; undefined points are skipped', () => {
  let asked = 0
  const log = lineMap('log', (on, x) => {
    asked++
    return smooth(on, 'log')(x)
  })
  const question = { space: realLine, seed: 1, evaluations: 20_000, region: box([-1], [2]) }
  const found = steepestPoint([log], { ...question, stop: () => asked >= 9 })
  expect(found.norm).toBeGreaterThan(0.5)
  expect(asked).toBeLessThanOrEqual(10)
  // Control: where no point has a derivative it is refused, and named.
  expect(() => steepestPoint([log], { ...question, region: box([-2], [-1]) })).toThrow(
    'log: expected a derivative somewhere in the region, found none: at -1.5, say',
  )
  expect(() => jacobianNorms(log, { space: realLine, points: [-1] })).toThrow(
    'log: expected a finite derivative at -1, got log: expected a number > 0, got -1',
  )
})
