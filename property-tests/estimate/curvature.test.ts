import fc from 'fast-check'
import { eigs } from 'mathjs'
import { describe, expect, test } from 'vitest'
import {
  curvatureOf,
  gradientFactor,
  hessiansOf,
  lemmaFactor,
  provedCurvature,
} from '../../src/estimate/curvature.js'
import { curvatureFigures } from '../../src/estimate/curvature-figures.js'
import { EstimateError } from '../../src/estimate/estimate.js'
import { learningRates } from '../../src/estimate/learning-rates.js'
import type { EmpiricalRisk } from '../../src/map/empirical-risk.js'
import { logisticRegression } from '../../src/map/logistic-regression.js'
import { ridgeRegression } from '../../src/map/ridge-regression.js'
import { sgdStep } from '../../src/map/sgd-step.js'
import { spectralNorm } from '../../src/map/spectral-norm.js'
import { irisSgd } from '../../src/statement/iris.js'
import { property } from '../property.js'
import { type Instance, instances, planted, rotated, sizeOf, spectra, wave } from './planted.js'

const one = (operator: Instance['operator'], name = 'loss') => [{ name, operator }]

property([instances, fc.double({ min: -1, max: 3, noNaN: true })])(
  'max(|1 − hm|, |1 − hM|) is the norm of I − hH, of planted spectra',
  ({ eigenvalues, operator, seed }, share) => {
    const size = sizeOf(eigenvalues)
    const h = size === 0 ? 1 : share / size
    const report = curvatureOf(one(operator), { seed, h })
    const truth = Math.max(...eigenvalues.map(l => Math.abs(1 - h * l)))
    expect(report.converged).toBe(true)
    expect(Math.abs(report.factor - truth)).toBeLessThanOrEqual(1e-11)
    // The paper's factor is never below it where it applies.
    if (h >= 0 && report.m >= 0) {
      expect(report.lemmaFactor).toBeGreaterThanOrEqual(report.factor - 1e-11)
    }
    // What is called a lower bound is one.
    const lower = curvatureFigures(report).find(({ quantity }) => quantity === 'Lip')!
    if (!('value' in lower)) throw new Error('refused')
    expect(lower.kind).toBe('lower bound')
    const norm = Math.max(1 - 2 ** -52, 0) * truth + 2 ** -52
    expect(lower.value).toBeLessThanOrEqual(norm)
  },
)

property([spectra])('best and stable rates are where they are said to be', eigenvalues => {
  const positive = eigenvalues.map(l => Math.abs(l) + 1e-3)
  const report = curvatureOf(one(rotated(positive)), { seed: 1, h: 1 / sizeOf(positive) })
  const { best, stable, window } = learningRates(report)
  const [m, M] = [Math.min(...positive), Math.max(...positive)]
  // A relative error of 10⁻¹²·M/m in m.
  const allowed = (1e-11 * M) / m
  // To 10⁻⁹ of M, the least may be 0: then there is no best.
  if (m < 2e-9 * M) return
  expect(Math.abs(stable!.h * M - 2)).toBeLessThan(1e-10)
  expect(Math.abs(best!.factor - (M - m) / (M + m))).toBeLessThan(1e-10)
  expect(Math.abs(window!.lemmaFactor - 1)).toBeLessThan(allowed)
  for (const nudge of [0.9, 1.1]) {
    expect(gradientFactor(best!.h * nudge, m, M)).toBeGreaterThanOrEqual(best!.factor - 1e-10)
  }
  expect(gradientFactor(stable!.h * 1.001, m, M)).toBeGreaterThan(1)
  // Control: the paper's window is no larger than the stable one, and smaller unless m = M.
  expect(window!.h).toBeLessThanOrEqual(stable!.h * (1 + allowed))
  expect(lemmaFactor(window!.h * 1.01, m, M)).toBeGreaterThan(1 - allowed)
})

/** Batches of three rows of signs in ℝ^10, as in theorem D1's least squares. */
function leastSquaresOfSigns(lambda: number) {
  const p = 10
  const rows = Array.from({ length: 60 }, (_, i) =>
    Float64Array.from(wave(p, i + 0.3), x => (x < 0 ? -1 : 1)),
  )
  const risk = ridgeRegression({ x: rows, y: wave(60, 2) }, lambda)
  const batches = Array.from({ length: 20 }, (_, b) => [3 * b, 3 * b + 1, 3 * b + 2])
  return { p, rows, risk, batches, maps: batches.map(sgdStep(risk, 0.1)) }
}

/** A batch Hessian, entry by entry. */
const dense = (risk: EmpiricalRisk, w: Float64Array, batch?: readonly number[]) =>
  Array.from(w, (_, j) =>
    Array.from(
      risk.hessianVector(
        w,
        w.map((_, i) => (i === j ? 1 : 0)),
        batch,
      ),
    ),
  )

describe('mini-batches of fewer rows than dimensions', () => {
  const { p, risk, maps, batches } = leastSquaresOfSigns(0)
  const origin = new Float64Array(p)

  test('the uniform constant is exactly 1 for every h ≤ 2/M, and it says why', () => {
    const report = curvatureOf(hessiansOf(maps, [origin]), { seed: 3, h: 0.1 })
    expect(report.deficient).toHaveLength(20)
    expect(report.deficient[0]!.deficient).toMatchObject({ known: 'proved', rank: 3 })
    expect(Math.abs(report.m)).toBeLessThan(1e-12)
    expect(Math.abs(report.factor - 1)).toBeLessThan(1e-12)
    report.losses.forEach(({ M }, i) => {
      const norm = spectralNorm(dense(risk, origin, batches[i]))
      expect(Math.abs(M / norm - 1)).toBeLessThan(1e-12)
    })
    const rates = learningRates(report)
    expect(rates.best).toBeUndefined()
    expect(rates.window).toBeUndefined()
    expect(rates.stable!.factor).toBeCloseTo(1, 12)
    expect(rates.lines.at(-1)).toBe(
      '20 of 20 Hessians are singular (map 1: proved, rank ≤ 3 in ℝ^10): the uniform constant is ≥ 1 for every h',
    )
    const lip = curvatureFigures(report).find(({ quantity }) => quantity === 'Lip')!
    expect(lip).toMatchObject({ kind: 'lower bound', value: 1 })
  })

  test('without the proof it is seen to rounding, with the rank where all was found', () => {
    const hessians = hessiansOf(maps, [origin]).map(({ name, operator }) => ({ name, operator }))
    const report = curvatureOf(hessians, { seed: 3, h: 0.1 })
    expect(report.deficient).toHaveLength(20)
    expect(report.deficient[0]!.deficient).toMatchObject({ known: 'to rounding' })
  })

  test('control: m ≤ 0 alone misses it, for rounding decides its sign', () => {
    const report = curvatureOf(hessiansOf(maps, [origin]), { seed: 3, h: 0.1 })
    expect(report.losses.filter(({ m }) => m > 0).length).toBeGreaterThan(0)
    expect(report.losses.filter(({ m }) => m <= 0).length).toBeLessThan(20)
  })

  test('with a ridge λ it is not singular: m = λ to rounding', () => {
    const ridged = leastSquaresOfSigns(0.05)
    const report = curvatureOf(hessiansOf(ridged.maps, [origin]), { seed: 3, h: 0.1 })
    expect(report.deficient).toHaveLength(0)
    expect(Math.abs(report.m - 0.05)).toBeLessThan(1e-12)
    expect(report.factor).toBeCloseTo(1 - 0.1 * 0.05, 12)
  })

  test('the full loss is stable for larger h than its batches', () => {
    const all = sgdStep(risk, 0.1)(Array.from({ length: 60 }, (_, i) => i))
    const report = curvatureOf(hessiansOf(maps, [origin]), {
      seed: 3,
      h: 0.1,
      full: all.descent!.hessian(origin),
    })
    const { stable, fullStable } = learningRates(report)
    expect(fullStable!.h).toBeGreaterThan(stable!.h)
    const norm = spectralNorm(dense(risk, origin))
    expect(Math.abs((fullStable!.h * norm) / 2 - 1)).toBeLessThan(1e-12)
  })
})

describe('logistic regression on iris', () => {
  const iris = irisSgd()
  const batches = Array.from({ length: 25 }, (_, b) => [b, b + 25, b + 50, b + 75])
  const maps = batches.map(iris.step)
  const points = [0, 0.5, 1].map(t => new Float64Array(iris.risk.dim).fill(t))

  test('within the proved constants at every point, which are global', () => {
    const proved = provedCurvature(maps.map(({ descent }) => descent))!
    const report = curvatureOf(hessiansOf(maps, points), { seed: 5, h: iris.h, proved })
    expect(report.losses).toHaveLength(75)
    expect(report.m).toBeGreaterThanOrEqual(proved.m * (1 - 1e-12))
    expect(report.M).toBeLessThanOrEqual(proved.M * (1 + 1e-12))
    expect(report.factor).toBeLessThanOrEqual(report.proved!.factor * (1 + 1e-12))
    expect(report.deficient).toHaveLength(0)
    const [, , lower, upper] = curvatureFigures(report)
    expect(lower!).toMatchObject({ quantity: 'Lip', kind: 'lower bound' })
    expect(upper!).toMatchObject({ quantity: 'Lip', kind: 'upper bound' })
    expect(learningRates(report).lines[1]).toContain('proved everywhere')
  })

  test('without proved curvature it is local, and says so', () => {
    const report = curvatureOf(hessiansOf(maps, [points[0]!]), { seed: 5, h: iris.h })
    expect(report.proved).toBeUndefined()
    expect(curvatureFigures(report).at(-1)).toHaveProperty(
      'refused',
      'no curvature is proved beyond the points looked at',
    )
    expect(learningRates(report).lines[0]).toContain('at the points looked at, not elsewhere')
    expect(provedCurvature([undefined])).toBeUndefined()
    expect(provedCurvature([])).toBeUndefined()
  })

  test('control: at one point the bend far from it is not seen', () => {
    const risk = logisticRegression({ x: [Float64Array.of(4)], y: [1] }, 0.1)
    const map = sgdStep(risk, 0.4)([0])
    const at = (w: number) =>
      curvatureOf(hessiansOf([map], [Float64Array.of(w)]), { seed: 1, h: 0.4 }).factor
    expect(at(5)).toBeLessThan(1)
    // At 0: λ + 16/4, so |1 − 0.4·4.1| = 0.64, which is what is proved as well.
    expect(at(0)).toBeCloseTo(0.96 - 0.32, 12)
    expect(Math.abs(at(0) - at(5))).toBeGreaterThan(0.3)
  })
})

test('on iris: ends and rank as mathjs has them, to 10⁻¹² of the norm', () => {
  const { risk, step } = irisSgd()
  const w = Float64Array.of(0.3, -0.2, 1, 0.5, -0.1)
  const batches = [[0, 20, 40, 60], [5], [1, 1, 99, 2]]
  const report = curvatureOf(hessiansOf(batches.map(step), [w]), { seed: 2, h: 1, all: true })
  report.losses.forEach(({ spectrum }, i) => {
    const values = eigs(dense(risk, w, batches[i]), { eigenvectors: false }).values as number[]
    const expected = values.toSorted((a, b) => a - b)
    expect(spectrum.complete).toBe(true)
    spectrum.values.forEach((value, j) => {
      expect(Math.abs(value - expected[j]!)).toBeLessThan(1e-12 * expected.at(-1)!)
    })
  })
})

test('the tolerance of rank: above the smallest eigenvalue it is deficient, below it is not', () => {
  const operator = rotated([1, 0.5, 1e-7])
  const options = { seed: 1, h: 1, all: true }
  const deficient = (rankTolerance: number) =>
    curvatureOf(one(operator), { ...options, rankTolerance }).losses[0]!.deficient
  expect(deficient(1e-6)).toMatchObject({ known: 'to rounding', rank: 2 })
  expect(deficient(1e-8)).toBeUndefined()
  // Control: with none at all, rounding would say that a singular Hessian is regular.
  const singular = curvatureOf(one(rotated([1, 0.5, 0])), { ...options, rankTolerance: 0 })
  expect(Math.abs(singular.m)).toBeGreaterThan(0)
  expect(singular.deficient).toHaveLength(1)
})

describe('conduct', () => {
  test('indefinite losses: no rate contracts', () => {
    const report = curvatureOf(one(planted([-1, 2], [])), { seed: 1, h: 0.5 })
    const { best, stable, lines } = learningRates(report)
    expect(best).toBeUndefined()
    expect(stable!.h).toBeCloseTo(1, 12)
    expect(stable!.factor).toBeCloseTo(2, 12)
    expect(lines.at(-1)).toBe('m ≤ 0: the uniform constant is ≥ 1 for every h ≥ 0')
    expect(learningRates(curvatureOf(one(planted([-2, -1], [])), { seed: 1, h: 1 })).stable).toBe(
      undefined,
    )
  })

  test('it stops when told to, with what it has', () => {
    const many = Array.from({ length: 5 }, (_, i) => one(planted([1, 2], []), `map ${i}`)[0]!)
    let looked = 0
    const report = curvatureOf(many, { seed: 1, h: 1, stop: () => ++looked > 6 })
    expect(report.losses.length).toBeLessThan(5)
    expect(report.converged).toBe(false)
    expect(curvatureFigures(report)[1]).toMatchObject({ quantity: 'M', kind: 'lower bound' })
  })

  test('senseless input is refused in a line', () => {
    expect(() => curvatureOf([], { seed: 1, h: 1 })).toThrow(
      'curvature: expected a Hessian, got none',
    )
    expect(() => curvatureOf(one(planted([1], [])), { seed: 1, h: Number.NaN })).toThrow(
      EstimateError,
    )
    const mixed = [...one(planted([1], [])), ...one(planted([1, 2], []), 'map 2')]
    expect(() => curvatureOf(mixed, { seed: 1, h: 1 })).toThrow(
      'curvature, map 2: expected dimension 1, got 2',
    )
  })
})
