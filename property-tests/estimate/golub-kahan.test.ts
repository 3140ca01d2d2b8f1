import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { length, topSingular } from '../../src/estimate/golub-kahan.js'
import { operatorNorm, operatorOf } from '../../src/estimate/jacobian-norm.js'
import { topEigenpair } from '../../src/estimate/top-eigenpair.js'
import { spectralNorm } from '../../src/map/spectral-norm.js'
import { Source } from '../../src/random/source.js'
import type { LinearOperator } from '../../src/space/linear-operator.js'
import { property } from '../property.js'
import { type Matrix, matrices, transposed, withSingularValues } from './matrices.js'

const operator = (rows: Matrix) => operatorOf(transposed(rows))
const source = () => new Source(7, 'estimates').seek(0, 1)
const vectors = (d: number) =>
  fc
    .array(fc.integer({ min: 1, max: 99 }), { minLength: d, maxLength: d })
    .map(v => Float64Array.from(v, x => x / 100))
const diagonal = (values: ArrayLike<number>): LinearOperator => {
  const times = (v: Float64Array) => v.map((x, i) => values[i]! * x)
  return { dimension: values.length, apply: times, transpose: times }
}
/** The twelve digits that are promised. */
const digits = 1e-12

describe('the largest singular value', () => {
  property([matrices(5)])('is the spectral norm', rows => {
    const { value, right } = topSingular(operator(rows), source())
    const bound = spectralNorm(rows)
    expect(Math.abs(value - bound)).toBeLessThanOrEqual(digits * bound)
    const image = length(operator(rows).apply(right))
    expect(Math.abs(image - value)).toBeLessThanOrEqual(digits * bound)
  })
  property([vectors(12), vectors(12), fc.integer({ min: -30, max: 30 })])(
    'is found among crowded ones, of any size',
    (u, v, power) => {
      const scale = 2 ** (20 * power)
      const values = Array.from(u, (_, i) => scale * (i < 6 ? 1 - i * 2 ** -30 : 2 ** -i))
      const { value } = topSingular(operator(withSingularValues(values, u, v)), source())
      expect(Math.abs(value / scale - 1)).toBeLessThanOrEqual(digits)
    },
  )
  test('of a matrix far from normal is not its spectral radius', () => {
    const rows = [Float64Array.of(0.5, 1e6), Float64Array.of(0, 0.5)]
    expect(topSingular(operator(rows), source()).value).toBeCloseTo(1e6, 5)
    // Control: the power iteration on A alone, to the largest eigenvalue.
    let v = Float64Array.of(1, 1)
    let radius = 0
    for (let n = 0; n < 1e6; n++) {
      const image = operator(rows).apply(v)
      radius = length(image) / length(v)
      v = image.map(x => x / length(image))
    }
    expect(radius).toBeLessThan(0.6)
  })
  test('in dimension 2000, from a few products', () => {
    const values = Float64Array.from({ length: 2000 }, (_, i) => 3 / (1 + i / 50))
    const { value, products } = topSingular(diagonal(values), source())
    expect(Math.abs(value / 3 - 1)).toBeLessThanOrEqual(digits)
    expect(products).toBeLessThan(300)
  })
  test('of an isometry, of 0, and of what is not finite', () => {
    expect(topSingular(diagonal([-1, 1, 1]), source()).value).toBeCloseTo(1, 14)
    expect(topSingular(diagonal([0, 0, 0]), source()).value).toBe(0)
    expect(topSingular(diagonal([1, Number.NaN]), source()).value).toBeNaN()
  })
  test('control: a start that is orthogonal to the top direction misses it', () => {
    const A = diagonal([3, 2, 1, 1])
    const start = Float64Array.of(0, 1, 1, 1)
    expect(topSingular(A, source(), 1e-13, start).value).toBeCloseTo(2, 12)
    expect(topSingular(A, source()).value).toBeCloseTo(3, 12)
  })
  test('control: twenty power iterations are far off where the top values crowd', () => {
    const A = diagonal([1, 0.99, 0.98, 0.5])
    let v: Float64Array = Float64Array.of(0.01, 1, 1, 1)
    for (let n = 0; n < 20; n++) v = A.transpose(A.apply(v))
    expect(Math.abs(length(A.apply(v)) / length(v) - 1)).toBeGreaterThan(1e-3)
    expect(Math.abs(topSingular(A, source()).value - 1)).toBeLessThan(digits)
  })
})

describe('norms of operators', () => {
  property([matrices(4)])('ℓ1 and ℓ∞ are the largest sums, exactly', rows => {
    const sums = (lines: Matrix) =>
      Math.max(...lines.map(line => line.reduce((sum, x) => sum + Math.abs(x), 0)))
    const one = operatorNorm(operator(rows), 'ℓ1', source())
    const infinity = operatorNorm(operator(rows), 'ℓ∞', source())
    expect(one.value).toBe(sums(transposed(rows)))
    expect(infinity.value).toBe(sums(rows))
    const image = operator(rows).apply(infinity.direction)
    expect(Math.max(...image.map(Math.abs))).toBe(infinity.value)
  })
})

property([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })])(
  'the top eigenpair of BᵀB is one',
  alphas => {
    const betas = alphas.slice(1).map((x, i) => (x + i) / 9)
    const { value, vector } = topEigenpair(alphas, betas)
    // BᵀB·y, row by row.
    const By = alphas.map((a, i) => a * vector[i]! + (betas[i] ?? 0) * (vector[i + 1] ?? 0))
    const back = alphas.map((a, i) => a * By[i]! + (i > 0 ? betas[i - 1]! * By[i - 1]! : 0))
    const off = back.map((x, i) => x - value * value * vector[i]!)
    expect(length(Float64Array.from(off))).toBeLessThanOrEqual(1e-14 * (1 + value * value))
    expect(length(vector)).toBeCloseTo(1, 12)
  },
)
