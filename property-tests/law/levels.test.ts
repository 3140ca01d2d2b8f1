import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atomTest,
  Budget,
  BudgetError,
  chiSquareTest,
  empiricalBernstein,
  energyTest,
  equallyWeighted,
  finiteLaw,
  hoeffding,
  kolmogorovTest,
  LevelError,
  type Levels,
  meanWithin,
  medianOfMeans,
  projectionTest,
  type StatisticalTest,
  smirnovTest,
  uniformLaw,
} from '../../src/law/index.js'

const abc = finiteLaw(equallyWeighted(['a', 'b', 'c']), p => p)
type Planned = Pick<StatisticalTest<never>, 'name' | 'detectable' | 'samples'>
const tests: readonly Planned[] = [
  kolmogorovTest(uniformLaw()),
  smirnovTest,
  atomTest(abc),
  chiSquareTest(abc),
  energyTest({ random: () => 0, diameter: 1 }),
  projectionTest([
    [1, 0],
    [0, 1],
    [1, 1],
  ]),
  meanWithin(0, 0, hoeffding(0, 1)),
  meanWithin(0, 0, empiricalBernstein(0, 1)),
  meanWithin(0, 0, medianOfMeans(1)),
]
const level = fc.double({ min: 0.002, max: 0.5, noNaN: true })

describe('every test', () => {
  for (const test of tests) {
    it(`${test.name}: plans a size at which the wanted discrepancy is detectable`, () => {
      const wanted = fc.double({ min: 0.01, max: 1, noNaN: true })
      fc.assert(
        fc.property(wanted, level, level, (wanted, falseAlarm, miss) => {
          const levels = { falseAlarm, miss }
          const n = test.samples(wanted, levels)
          expect(test.detectable(n, levels)).toBeLessThanOrEqual(wanted)
          if (n > 1) expect(test.detectable(n - 1, levels)).toBeGreaterThan(wanted)
        }),
        { numRuns: 20 },
      )
    })

    it(`${test.name}: detects less the stricter it must be, and halves it with about 4n`, () => {
      const size = (falseAlarm: number, miss: number) => test.detectable(5000, { falseAlarm, miss })
      expect(size(0.01, 0.1)).toBeLessThanOrEqual(size(0.002, 0.1))
      expect(size(0.01, 0.1)).toBeLessThan(size(0.01, 0.001))
      const levels = { falseAlarm: 0.01, miss: 0.1 }
      const ratio = test.detectable(100_000, levels) / test.detectable(400_000, levels)
      expect(ratio).toBeGreaterThan(1.95)
      expect(ratio).toBeLessThan(2.1)
    })

    it(`${test.name}: refuses levels that are no probabilities`, () => {
      const refused: Levels[] = [
        { falseAlarm: 0, miss: 0.1 },
        { falseAlarm: 0.1, miss: 1 },
        { falseAlarm: Number.NaN, miss: 0.1 },
      ]
      for (const levels of refused) expect(() => test.detectable(10, levels)).toThrow(LevelError)
      expect(() => test.detectable(0, { falseAlarm: 0.1, miss: 0.1 })).toThrow(RangeError)
    })
  }
})

describe('a budget', () => {
  it('is never overdrawn, and spends to the last', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-9, max: 1e-6, noNaN: true })), wanted => {
        const budget = new Budget()
        let sum = 0
        for (const falseAlarm of wanted) {
          const fits = sum + falseAlarm <= 1e-6 * (1 + 1e-12)
          if (fits) {
            expect(budget.spend(falseAlarm)).toBe(falseAlarm)
            sum += falseAlarm
          } else {
            expect(() => budget.spend(falseAlarm)).toThrow(BudgetError)
          }
        }
        expect(budget.spent).toBe(sum)
        expect(budget.spent).toBeLessThanOrEqual(budget.total * (1 + 1e-12))
      }),
    )
    const tenths = new Budget(1e-6)
    for (let i = 0; i < 10; i++) tenths.spend(1e-7)
    expect(() => tenths.spend(1e-12)).toThrow(BudgetError)
  })

  it('names what is left', () => {
    const budget = new Budget(1e-6)
    budget.spend(2 ** -20)
    expect(() => budget.spend(1e-6)).toThrow(
      `false alarm: expected at most ${1e-6 - 2 ** -20} left of 0.000001, got 0.000001`,
    )
    expect(() => new Budget(0)).toThrow(BudgetError)
    expect(() => budget.spend(Number.NaN)).toThrow(BudgetError)
  })
})
