import { expect, test } from 'vitest'
import { type Outcome, runTasks } from '../../../src/tensor/training/index.js'
import { mlps } from './experiments.js'

const { data, training } = mlps.find(({ name }) => name === 'AdamW, scheduled')!
const at = [1, 2, 3, 5, 6]
const rows = { train: 10, test: 10 }
const tasks = ['backward', 'forward', 'anchored:2'].map((order, k) => ({
  ...{ seed: 3 + k, order, at, rows, parameters: true },
}))

/** All that came out, parameters as bits. */
const readings = (outcomes: readonly Outcome[]) =>
  outcomes.map(outcome =>
    outcome.readings.map(({ parameters, ...rest }) => ({
      ...rest,
      bits: [...new Uint32Array(Float32Array.from(parameters!).buffer)],
    })),
  )

test.each(['dense', 'wasm'] as const)(
  '%s: the same bits and marks with any number of workers, and no more than a tenth more work',
  { timeout: 400_000 },
  async backend => {
    const run = (workers: number, seed = 0) => {
      const given = tasks.map(task => ({ ...task, seed: task.seed + seed }))
      return runTasks({ ...training, backend }, data, given, { workers })
    }
    const alone = await run(1)
    expect(alone[0]!.readings.map(({ n }) => n)).toEqual(at)
    for (const workers of [2, 3]) {
      const spread = await run(workers)
      expect(readings(spread)).toEqual(readings(alone))
      spread.forEach(({ applications, left }, k) => {
        expect(applications).toBeLessThanOrEqual(1.1 * alone[k]!.applications)
        expect(left).toBe(0)
      })
    }
    // Control: another seed is seen in the bits.
    expect(readings(await run(1, 1))).not.toEqual(readings(alone))
  },
)
