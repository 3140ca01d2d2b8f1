import { expect, test } from 'vitest'
import type { Arm } from '../../../src/experiment/running/arm.js'
import type { RunRecord } from '../../../src/experiment/running/directory.js'
import type { Metric } from '../../../src/experiment/running/metric.js'
import { armSummaries } from '../../../src/experiment/summary/arm-summary.js'
import { summarise } from '../../../src/experiment/summary/path-summary.js'
import { median, standardDeviation } from '../../../src/experiment/summary/statistics.js'

const arm = (name: string): Arm => ({
  name,
  training: {
    model: { name: 'mlp', widths: [1] },
    batch: { size: 1, sampling: 'i.i.d.' },
    rule: { method: 'SGD', h: 1 },
    backend: 'dense',
  },
  read: { order: 'forward' },
  at: [1, 2, 3, 4],
})

const path = (name: string, seed: number, losses: readonly number[]): Metric[] =>
  losses.map((loss, i) => ({
    ...{ arm: name, seed, n: i + 1, train: { loss }, test: { loss: 2 * loss } },
    ...(i > 0 && { gap: i }),
    applications: i + 1,
  }))

test('a path in numbers, by hand', () => {
  const timings = [1, 2, 3, 4].map(n => ({ arm: 'a', seed: 1, n, seconds: n }))
  expect(summarise(arm('a'), 1, path('a', 1, [4, 1, 3, 2]), timings)).toEqual({
    seed: 1,
    readings: 4,
    finished: true,
    diverged: undefined,
    roughness: { train: 2, test: 4 },
    wobble: { train: Math.SQRT1_2, test: Math.SQRT2 },
    gap: 2.5,
    best: 2,
    final: { train: 2, test: 4 },
    applications: 10,
    seconds: 10,
  })
})

test('arms over seeds, and sign tests against the first; diverged paths are left out and counted', () => {
  const lost: Metric = { arm: 'b', seed: 3, n: 1, applications: 1, diverged: 'train loss NaN' }
  const record = {
    path: 'runs/x',
    file: { configuration: { arms: [arm('a'), arm('b')], seeds: [1, 2, 3] } },
    metrics: [
      ...[1, 2, 3].flatMap(seed => path('a', seed, [4, 1, 3, seed])),
      ...path('b', 1, [4, 4, 4, 4]),
      ...path('b', 2, [4, 4, 4, 1]),
      lost,
    ],
    timings: [],
  } as unknown as RunRecord
  const [a, b] = armSummaries(record)
  expect(a).toMatchObject({ arm: 'a', diverged: 0, final: 4 })
  expect(a!.signs).toBeUndefined()
  expect(b).toMatchObject({ arm: 'b', diverged: 1, final: 5, roughness: 0.5, applications: 21 })
  expect(b!.signs).toEqual({
    seeds: [1, 2],
    roughness: { below: 2, above: 0, equal: 0, p: 0.5 },
    final: { below: 1, above: 1, equal: 0, p: 1 },
  })
})

test('medians and deviations of few', () => {
  expect(median([])).toBeUndefined()
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(standardDeviation([1])).toBeUndefined()
  expect(standardDeviation([1, 3])).toBeCloseTo(Math.SQRT2, 12)
})
