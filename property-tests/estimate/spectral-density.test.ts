import { describe, expect, test } from 'vitest'
import { EstimateError } from '../../src/estimate/estimate.js'
import {
  densityAt,
  shareUpTo,
  spectralDensity,
  spectralMean,
} from '../../src/estimate/spectral-density.js'
import { property } from '../property.js'
import { diagonal, instances, rotated, sizeOf } from './planted.js'

const mean = (xs: readonly number[]) => xs.reduce((s, x) => s + x, 0) / xs.length

property([instances])(
  'weights add up to 1, nodes lie in the spectrum',
  ({ eigenvalues, operator, seed }) => {
    const density = spectralDensity(operator, { seed, probes: 3 })
    const slack = 1e-13 * sizeOf(eigenvalues)
    for (const { nodes, weights } of density.probes) {
      expect(Math.abs(weights.reduce((s, x) => s + x, 0) - 1)).toBeLessThan(1e-13)
      expect(nodes[0]!).toBeGreaterThanOrEqual(Math.min(...eigenvalues) - slack)
      expect(nodes.at(-1)!).toBeLessThanOrEqual(Math.max(...eigenvalues) + slack)
    }
  },
)

/** Of 200 probes: |estimate − truth| ≤ 6 standard errors has probability above 1 − 10⁻⁸ each. */
test.each([1, 2, 3, 4])('moment %i is tr A^p/d, within six standard errors', p => {
  const eigenvalues = Array.from({ length: 60 }, (_, i) => Math.sin(i) + 0.01 * i)
  const density = spectralDensity(rotated(eigenvalues), { seed: 11, probes: 200, steps: 8 })
  const { value, standardError } = spectralMean(density, x => x ** p)
  expect(standardError).toBeGreaterThan(0)
  expect(Math.abs(value - mean(eigenvalues.map(x => x ** p)))).toBeLessThan(6 * standardError)
  // Control: the error bars are narrow enough to tell this moment from the next.
  const other = mean(eigenvalues.map(x => x ** (p + 1)))
  expect(Math.abs(value - other)).toBeGreaterThan(6 * standardError)
})

test('quadrature is exact below degree 2m: vᵀA³v of two steps, of each probe', () => {
  const eigenvalues = [3, -1, 0.5, 2, 7]
  const operator = rotated(eigenvalues)
  const two = spectralDensity(operator, { seed: 3, probes: 4, steps: 2 })
  const five = spectralDensity(operator, { seed: 3, probes: 4, steps: 5 })
  const cube = (x: number) => x ** 3
  two.probes.forEach((probe, i) => {
    const of = ({ nodes, weights }: typeof probe, f: (x: number) => number) =>
      nodes.reduce((s, x, j) => s + weights[j]! * f(x), 0)
    expect(Math.abs(of(probe, cube) - of(five.probes[i]!, cube))).toBeLessThan(1e-11)
    // Control: one degree more is not.
    expect(Math.abs(of(probe, x => x ** 4) - of(five.probes[i]!, x => x ** 4))).toBeGreaterThan(
      1e-3,
    )
  })
})

describe('known spectra', () => {
  test('half at 0, half at 1: cumulative ½ between, and the density a Gaussian at each', () => {
    const eigenvalues = Array.from({ length: 100 }, (_, i) => i % 2)
    const density = spectralDensity(rotated(eigenvalues), { seed: 5, probes: 100 })
    const { value, standardError } = shareUpTo(density, 0.5)
    expect(Math.abs(value - 0.5)).toBeLessThan(6 * standardError)
    expect(standardError).toBeLessThan(0.01)
    expect(density.width).toBeCloseTo(0.01, 10)
    // Two nodes a probe: the chains are closed.
    expect(density.products).toBe(200)
    const peak = 1 / (0.01 * Math.sqrt(2 * Math.PI))
    expect(densityAt(density, 0) / peak).toBeCloseTo(value, 6)
    expect(densityAt(density, 0.5)).toBeLessThan(1e-100)
  })

  test('the semicircle of free Jacobi: share of [−2, t] of the second-difference matrix', () => {
    const d = 400
    const apply = (v: Float64Array) => v.map((_, i) => (v[i - 1] ?? 0) + (v[i + 1] ?? 0))
    const density = spectralDensity({ dimension: d, apply }, { seed: 8, probes: 40, steps: 80 })
    for (const t of [-1.5, -0.5, 0.3, 1.2]) {
      const truth = Math.acos(-t / 2) / Math.PI
      // Between nodes a share is off by the weight of one: about 1/80 of the mass.
      const { value, standardError } = shareUpTo(density, t)
      expect(Math.abs(value - truth)).toBeLessThan(6 * standardError + 1 / 80)
    }
  })

  test('one node wherever there is one eigenvalue, and a width to see it by', () => {
    expect(spectralDensity(diagonal([2, 2, 2]), { seed: 1 }).width).toBeCloseTo(0.02, 12)
    expect(spectralDensity(diagonal([0, 0, 0]), { seed: 1 }).width).toBe(0.01)
  })
})

test('the same seed gives the same bits; it stops when told to, after a probe', () => {
  const operator = rotated([1, 2, 3, 4, 5])
  expect(spectralDensity(operator, { seed: 4 })).toEqual(spectralDensity(operator, { seed: 4 }))
  expect(spectralDensity(operator, { seed: 4, stop: () => true }).probes).toHaveLength(1)
})

test.each([{ probes: 0 }, { steps: 0 }, { width: 0 }, { width: Number.NaN }])(
  '%o is refused',
  options => {
    expect(() => spectralDensity(diagonal([1]), { seed: 1, ...options })).toThrow(EstimateError)
  },
)
