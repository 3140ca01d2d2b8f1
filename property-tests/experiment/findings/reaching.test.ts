import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EndedPath } from '../../../src/experiment/findings/paths.js'
import { trainLoss } from '../../../src/experiment/findings/quantities.js'
import { firstReached, reachedForGood } from '../../../src/experiment/findings/reaching.js'
import { property } from '../../property.js'

const path = (losses: readonly number[]) =>
  ({ metrics: losses.map((loss, i) => ({ n: i + 1, train: { loss } })) }) as unknown as EndedPath

test('first and for good, by hand', () => {
  const times = (losses: readonly number[]) => [
    firstReached(path(losses), trainLoss, 2),
    reachedForGood(path(losses), trainLoss, 2),
  ]
  expect(times([3, 2, 3, 1, 1])).toEqual([2, 4])
  expect(times([1, 1])).toEqual([1, 1])
  expect(times([3, 1, 3])).toEqual([2, Infinity])
  expect(times([3, 3])).toEqual([Infinity, Infinity])
})

property([fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 })])(
  'for good is no sooner than first, and lower levels are no sooner reached',
  losses => {
    for (const reached of [firstReached, reachedForGood]) {
      expect(reached(path(losses), trainLoss, 1)).toBeGreaterThanOrEqual(
        reached(path(losses), trainLoss, 2),
      )
    }
    const first = firstReached(path(losses), trainLoss, 2)
    expect(reachedForGood(path(losses), trainLoss, 2)).toBeGreaterThanOrEqual(first)
  },
)
