import { describe, expect, test } from 'vitest'
import type { ResetPolicy } from '../../../src/experiment/index.js'
import { isReset } from '../../../src/experiment/running/resets.js'

/** Readings every 10 steps with these losses on the rows to choose by; none where undefined. */
const readingsOf = (losses: readonly (number | undefined)[]) =>
  losses.map((loss, i) => ({
    n: 10 * (i + 1),
    ...(loss !== undefined && { choice: { loss } }),
  }))

/** The places, from 0, of the readings after which it begins anew, asked one after another as a course does. */
function resetsOf(policy: ResetPolicy, losses: readonly (number | undefined)[]): number[] {
  const readings = readingsOf(losses)
  const found: number[] = []
  let last = 0
  readings.forEach((_, i) => {
    if (!isReset(policy, readings.slice(0, i + 1), last)) return
    found.push(i)
    last = i + 1
  })
  return found
}

const nothing = undefined

describe('a period', () => {
  const policy = { kind: 'period', period: 30 } as const
  test.each([
    [
      [9, 9, 9, 9, 9, 9, 9],
      [2, 5],
    ],
    [
      [1, 2, 3, Number.NaN, nothing, nothing],
      [2, 5],
    ],
    [[9, 9], []],
  ])('of three readings, with losses %j: resets after %j', (losses, resets) => {
    expect(resetsOf(policy, losses)).toEqual(resets)
  })

  test('that falls between readings resets where it meets one', () => {
    expect(resetsOf({ kind: 'period', period: 15 }, [9, 9, 9, 9, 9, 9])).toEqual([2, 5])
    expect(resetsOf({ kind: 'period', period: 7 }, [9, 9, 9, 9, 9, 9])).toEqual([])
  })
})

describe('a plateau of patience 3', () => {
  const policy = { kind: 'plateau', patience: 3 } as const
  test.each([
    ['falling: never', [9, 8, 7, 6, 5, 4, 3], []],
    ['exactly three that do not fall below the least', [9, 5, 6, 6, 6], [4]],
    ['two are not enough, and a lower one begins the count anew', [9, 5, 6, 6, 4, 6, 6, 6], [7]],
    ['equality is no fall', [5, 5, 5, 5], [3]],
    ['after a reset the least is of what came since', [1, 2, 2, 2, 9, 8, 9, 9, 9], [3, 8]],
    ['a loss that is no number is no least', [5, Number.NaN, 4, Number.NaN, nothing, 6], [5]],
    ['and counts as one that has not fallen', [5, Number.NaN, Number.NaN, Number.NaN], [3]],
    ['also where it is the first', [Number.NaN, 5, 4, 3, 2], []],
  ])('%s: %j', (_, losses, resets) => {
    expect(resetsOf(policy, losses)).toEqual(resets)
  })
})

describe('only if better, at multiples of two readings', () => {
  const policy = { kind: 'better', period: 20 } as const
  test.each([
    ['at the first period whatever the loss, for there was no reset before', [1, 900], [1]],
    ['below that at the last reset', [9, 5, 9, 4.9], [1, 3]],
    ['not above', [9, 5, 9, 5.1], [1]],
    ['not equal', [9, 5, 9, 5], [1]],
    ['not between periods', [9, 5, 1], [1]],
    ['beside the reset, not the reading after it, nor before', [3, 5, 7, 6, 2, 4], [1, 5]],
    ['beside the last reset, not the first', [9, 8, 9, 4, 9, 6, 9, 3], [1, 3, 7]],
    ['not where the loss is no number', [9, Number.NaN, 9, 5], [3]],
    ['not where there is none', [9, nothing, 9, nothing], []],
    ['and not later, if there is none', [9, 5, 9, nothing, 9, 4], [1, 5]],
  ])('%s: %j', (_, losses, resets) => {
    expect(resetsOf(policy, losses)).toEqual(resets)
  })
})
