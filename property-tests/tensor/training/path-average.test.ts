import { describe, expect, test } from 'vitest'
import { openTrainer } from '../../../src/tensor/training/index.js'
import type { PathAverage } from '../../../src/tensor/training/path-average.js'
import type { Training } from '../../../src/tensor/training/training.js'
import { points } from './data.js'

const seed = 2
const steps = 12
const base: Training = {
  model: { name: 'mlp', widths: [5] },
  batch: { size: 4, sampling: 'i.i.d.' },
  rule: { method: 'momentum', h: 0.1, beta: 0.5 },
  backend: 'dense',
}

/** The parameters along a path, θ_0, θ_1, …; read off as the training says. */
async function path(training: Training): Promise<Float32Array[]> {
  const trainer = await openTrainer(training, points)
  const maps = trainer.maps.realize(seed)
  let state = trainer.start(seed)
  const found = [(await trainer.read(state)).slice()]
  for (let i = 1; i <= steps; i++) {
    const next = maps.at(i).apply(state)
    trainer.maps.space.release?.(state)
    state = next
    found.push((await trainer.read(state)).slice())
  }
  trainer.maps.space.release?.(state)
  return found
}

/** The average of a path by its definition, in float64. */
function byHand(
  thetas: readonly Float32Array[],
  average: PathAverage,
  t: number,
  k: number,
): number {
  if (average.kind === 'exponential') {
    const { beta } = average
    let mean = thetas[0]![k]!
    for (let s = 1; s <= t; s++) mean = beta * mean + (1 - beta) * thetas[s]![k]!
    return mean
  }
  if (t <= average.from) return thetas[t]![k]!
  const tail = thetas.slice(average.from + 1, t + 1)
  return tail.reduce((sum, theta) => sum + theta[k]!, 0) / tail.length
}

/** How many times over its rounding an average along the path is off by. */
async function worst(backend: Training['backend'], taken: PathAverage, expected: PathAverage) {
  const thetas = await path({ ...base, backend })
  const means = await path({ ...base, backend, average: taken })
  let most = 0
  for (let k = 0; k < thetas[0]!.length; k++) {
    const size = Math.max(...thetas.map(theta => Math.abs(theta[k]!)))
    for (let t = 0; t <= steps; t++) {
      const off = Math.abs(means[t]![k]! - byHand(thetas, expected, t, k))
      // A step rounds a difference of at most 2·size, its product and the sum.
      most = Math.max(most, off / (steps * 4 * 2 ** -24 * size || Number.MIN_VALUE))
    }
  }
  return most
}

const exponential = (beta: number): PathAverage => ({ kind: 'exponential', beta })
const tail = (from: number): PathAverage => ({ kind: 'tail', from })

describe.each(['dense', 'cpu', 'wasm'] as const)('averages along a path, %s', backend => {
  test.each([exponential(0.9), exponential(0), tail(0), tail(5), tail(steps)])(
    '%j is what its definition says',
    async average => expect(await worst(backend, average, average)).toBeLessThanOrEqual(1),
  )

  test.each([
    ['β for 1 − β', exponential(0.9), exponential(0.1)],
    ['a tail that begins one later', tail(5), tail(6)],
  ] as const)('control: %s is seen', async (_, taken, expected) =>
    expect(await worst(backend, taken, expected)).toBeGreaterThan(10),
  )
})

test.each([
  [exponential(1), 'average, β: expected a number in [0, 1), got 1'],
  [exponential(Number.NaN), 'average, β: expected a number in [0, 1), got NaN'],
  [tail(-1), 'average, from: expected an integer ≥ 0, got -1'],
])('%j is refused in one line', async (average, message) => {
  await expect(openTrainer({ ...base, average }, points)).rejects.toThrow(message)
})
