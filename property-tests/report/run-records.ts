import fc from 'fast-check'
import type { Arm } from '../../src/experiment/running/arm.js'
import type { RunRecord } from '../../src/experiment/running/directory.js'
import type { Metric } from '../../src/experiment/running/metric.js'

/** An arm of some readings; what is trained does not matter. */
export const armOf = (name: string, at: readonly number[] = [10, 20, 30, 40]): Arm => ({
  name,
  training: {
    model: { name: 'mlp', widths: [3, 2] },
    batch: { size: 4, sampling: 'i.i.d.' },
    rule: { method: 'SGD', h: 0.5 },
    backend: 'dense',
  },
  read: { order: 'forward' },
  at,
})

/** A path's lines from its losses; `diverged` ends it with a line more. */
export function pathOf(
  { name, at }: Arm,
  seed: number,
  losses: readonly number[],
  diverged = false,
): Metric[] {
  const lines = losses.map((loss, i): Metric => {
    const accuracy = 1 / (1 + loss)
    return {
      ...{ arm: name, seed, n: at[i]!, applications: 10 },
      ...{ train: { loss, accuracy }, test: { loss: loss + 1, accuracy } },
      ...(i > 0 && { gap: loss / 2 }),
    }
  })
  if (!diverged || losses.length >= at.length) return lines
  const end = {
    arm: name,
    seed,
    n: at[losses.length]!,
    applications: 10,
    diverged: 'train loss NaN',
  }
  return [...lines, end]
}

/** A run of these lines. */
export function recordOf(
  arms: readonly Arm[],
  seeds: readonly number[],
  metrics: readonly Metric[],
  path = 'runs/x',
): RunRecord {
  const split = (sha256: string) => ({ rows: 100, sha256 })
  return {
    path,
    file: {
      format: 1,
      configuration: {
        ...{ experiment: 'fig7', scale: 'smoke', arms, seeds, choosing: false },
        rows: { train: 10, test: 10 },
        data: { name: 'digits', normalisation: 'none', train: split('a'), test: split('b') },
      },
      by: { retrograde: '0.0.0', node: 'v0', devices: ['a device'] },
    },
    metrics,
    timings: metrics.map(({ arm, seed, n }) => ({ arm, seed, n, seconds: 0.5 })),
  }
}

/** What became of a path: its losses, as many as it has readings, and whether it diverged then. */
const path = fc.record({
  losses: fc.oneof(
    { weight: 3, arbitrary: fc.array(loss(), { minLength: 4, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(loss(), { maxLength: 3 }) },
  ),
  diverged: fc.boolean(),
})

function loss() {
  return fc.oneof(
    fc.integer({ min: 0, max: 8 }).map(eighths => eighths / 8),
    fc.double({ min: 1e-9, max: 1e5, noNaN: true }),
  )
}

/** Runs of one to three arms and one to seven seeds, of which some paths end early. */
export const anyRecord: fc.Arbitrary<RunRecord> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom('forward', 'backward', 'anchored:5', 'λ = h²/2'), {
      minLength: 1,
      maxLength: 3,
    }),
    seeds: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 7 }),
    paths: fc.array(path, { minLength: 21, maxLength: 21 }),
  })
  .map(({ names, seeds, paths }) => {
    const arms = names.map(name => armOf(name))
    const lines = arms.flatMap((arm, a) =>
      seeds.flatMap((seed, s) => {
        const { losses, diverged } = paths[7 * a + s]!
        return pathOf(arm, seed, losses, diverged)
      }),
    )
    return recordOf(arms, seeds, lines)
  })

/** A run with its arms in another order. */
export const withArms = (record: RunRecord, arms: readonly Arm[]): RunRecord => ({
  ...record,
  file: { ...record.file, configuration: { ...record.file.configuration, arms } },
})
