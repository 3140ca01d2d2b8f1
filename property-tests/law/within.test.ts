import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  kolmogorovTest,
  kolmogorovWithin,
  pointMass,
  smirnovTest,
  smirnovWithin,
  uniformLaw,
} from '../../src/law/index.js'

const levels = { falseAlarm: 1e-3, miss: 1e-2 }
const numbers = fc.array(
  fc.integer({ min: -12, max: 12 }).map(n => n / 4),
  { minLength: 1, maxLength: 15 },
)
const slacks = fc.constantFrom(0, 0.125, 0.25, 0.5, 3)

describe('Smirnov within δ', () => {
  it('with δ = 0 is Smirnov’s test', () => {
    fc.assert(
      fc.property(numbers, numbers, (xs, ys) => {
        expect(smirnovWithin(0).run([xs, ys], levels).statistic).toBe(
          smirnovTest.run([xs, ys], levels).statistic,
        )
      }),
    )
  })

  it('has the statistic of its definition', () => {
    const F = (xs: readonly number[], x: number) => xs.filter(v => v <= x).length / xs.length
    fc.assert(
      fc.property(numbers, numbers, slacks, (xs, ys, δ) => {
        let expected = 0
        for (const x of [...xs, ...ys]) {
          expected = Math.max(expected, F(xs, x) - F(ys, x + δ), F(ys, x) - F(xs, x + δ))
        }
        const { statistic } = smirnovWithin(δ).run([xs, ys], levels)
        expect(statistic).toBeCloseTo(expected, 12)
      }),
    )
  })

  it('of draws moved by at most δ/2 each is at most Smirnov’s of the draws: the guarantee', () => {
    const moves = fc.array(fc.integer({ min: -64, max: 64 }), { minLength: 30, maxLength: 30 })
    fc.assert(
      fc.property(numbers, numbers, moves, slacks, (xs, ys, move, δ) => {
        const moved = (v: readonly number[], from: number) =>
          v.map((x, i) => x + (move[from + i]! / 128) * δ)
        const seen = smirnovWithin(δ).run([moved(xs, 0), moved(ys, 15)], levels)
        expect(seen.statistic).toBeLessThanOrEqual(smirnovTest.run([xs, ys], levels).statistic)
      }),
    )
  })

  it('tells laws apart that are farther apart, and no atom from itself moved', () => {
    const atom = Array.from({ length: 500 }, () => 0)
    const moved = atom.map((_, i) => 1e-9 * (i % 2))
    expect(smirnovTest.run([atom, moved], levels).rejects).toBe(true) // the control
    expect(smirnovWithin(1e-8).run([atom, moved], levels).rejects).toBe(false)
    expect(smirnovWithin(1e-8).run([atom, atom.map(() => 1e-3)], levels).rejects).toBe(true)
  })

  it('refuses a slack that is none', () => {
    for (const δ of [-1, Number.NaN, Infinity]) expect(() => smirnovWithin(δ)).toThrow(RangeError)
  })
})

describe('Kolmogorov within δ', () => {
  it('with δ = 0 is Kolmogorov’s test, with atoms and ties', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(uniformLaw(-2, 2), pointMass(1)), (xs, law) => {
        expect(kolmogorovWithin(law, 0).run(xs, levels).statistic).toBeCloseTo(
          kolmogorovTest(law).run(xs, levels).statistic,
          12,
        )
      }),
    )
  })

  it('takes an atom that is near for what it is, and not one that is far', () => {
    const near = Array.from({ length: 300 }, (_, i) => 1 + 1e-9 * (i % 3))
    expect(kolmogorovTest(pointMass(1)).run(near, levels).rejects).toBe(true) // the control
    expect(kolmogorovWithin(pointMass(1), 1e-8).run(near, levels).rejects).toBe(false)
    expect(kolmogorovWithin(pointMass(2), 1e-8).run(near, levels).rejects).toBe(true)
  })
})
