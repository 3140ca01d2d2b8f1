import { type Levels, levelsOf } from './error-rates.js'
import { type StatisticalTest, sufficientSize, type TestResult } from './statistical-test.js'

/** A test that is repeated on fresh data before it rejects. */
export interface ConfirmedTest<Data> {
  readonly name: string
  readonly times: number
  /**
   * Runs the test on draw(0), draw(1), …, which must be independent, and stops at the first that
   * accepts. Statistic, threshold and samples are those of the last repeat.
   */
  run(draw: (repeat: number) => Data | Promise<Data>, levels: Levels): Promise<TestResult>
  /** As for the test itself, with n draws (in each sample) in every repeat. */
  detectable(n: number, levels: Levels): number
  /** Draws (in each sample) that every repeat needs. */
  samples(wanted: number, levels: Levels): number
}

/**
 * The test that rejects when `times` runs on independent data all reject: at level α^(1/times)
 * each, its false-alarm probability is at most α, below what one permutation test can reach.
 * Each run may miss with probability miss/times (union bound). With p the largest of the p-values,
 * p^times is one of the whole; where a run accepts it is given as 1.
 * Throws RangeError unless times is an integer ≥ 1.
 */
export function confirmed<Data>(test: StatisticalTest<Data>, times: number): ConfirmedTest<Data> {
  if (!Number.isSafeInteger(times) || times < 1) {
    throw new RangeError(`times: expected an integer ≥ 1, got ${times}`)
  }
  const each = (levels: Levels): Levels => {
    const { falseAlarm, miss } = levelsOf(levels)
    return { falseAlarm: falseAlarm ** (1 / times), miss: miss / times }
  }
  const name = `${test.name}, confirmed ${times} times`
  const detectable = (n: number, levels: Levels) => test.detectable(n, each(levels))
  return {
    name,
    times,
    detectable,
    samples: (wanted, levels) => sufficientSize(n => detectable(n, levels), wanted),
    async run(draw, levels) {
      let largest = 0
      for (let repeat = 0; ; repeat++) {
        const result = test.run(await draw(repeat), each(levels))
        largest = Math.max(largest, result.pValue)
        if (result.rejects && repeat + 1 < times) continue
        const { falseAlarm, miss } = levels
        return {
          ...result,
          test: name,
          pValue: result.rejects ? Math.min(falseAlarm, largest ** times) : 1,
          rates: { ...result.rates, falseAlarm, miss },
        }
      }
    },
  }
}
