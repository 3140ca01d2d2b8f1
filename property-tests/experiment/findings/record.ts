import type { Experiment } from '../../../src/experiment/experiment.js'
import type { Finding } from '../../../src/experiment/finding.js'
import type { Arm } from '../../../src/experiment/running/arm.js'
import type { RunRecord } from '../../../src/experiment/running/directory.js'
import type { Metric } from '../../../src/experiment/running/metric.js'
import { Source } from '../../../src/random/index.js'

/** What a reading of a made-up run is. */
export type Reading = Partial<Omit<Metric, 'arm' | 'seed' | 'n'>>

/** A made-up run: every arm and seed, with what is read at its n number i. */
export function recordOf(
  arms: readonly Arm[],
  seeds: number,
  reading: (arm: Arm, seed: number, n: number, i: number) => Reading,
): RunRecord {
  const all = Array.from({ length: seeds }, (_, i) => i + 1)
  const metrics = arms.flatMap(arm =>
    all.flatMap(seed =>
      arm.at.map(
        (n, i): Metric => ({
          ...{ arm: arm.name, seed, n, applications: 1 },
          ...reading(arm, seed, n, i),
        }),
      ),
    ),
  )
  const configuration = { arms, seeds: all }
  return { path: 'runs/x', file: { configuration }, metrics, timings: [] } as unknown as RunRecord
}

/** The arms of an experiment, of so many steps and readings. */
export function armsOf(experiment: Experiment, steps: number, every: number): Arm[] {
  const arms = experiment.arms
  if (arms === undefined) return experiment.orders.map(order => armOf(order, steps, every))
  const { training } = armOf('forward', steps, every)
  const settings = { training, steps, every, orders: experiment.orders, trainRows: 105 }
  return arms(settings)
}

/** An arm that reads an order. */
export const armOf = (order: string, steps: number, every: number): Arm => ({
  name: order,
  training: {
    model: { name: 'mlp', widths: [1] },
    batch: { size: 1, sampling: 'i.i.d.' },
    rule: { method: 'SGD', h: 0.1 },
    backend: 'dense',
  },
  read: { order },
  at: Array.from({ length: steps / every }, (_, i) => (i + 1) * every),
})

/** Normal numbers, the same each time: addressed by what they are for. */
export function normal(arm: string, seed: number, n: number): number {
  const stream = [...arm].reduce((hash, sign) => (31 * hash + sign.charCodeAt(0)) >>> 0, 7)
  const source = new Source(20_260).seek((stream + 7919 * seed) >>> 0, n)
  return Math.sqrt(-2 * Math.log1p(-source.unit())) * Math.cos(2 * Math.PI * source.unit())
}

/** The finding of a title that begins so. */
export function tableOf(findings: readonly Finding[], title: string): Finding {
  const found = findings.find(finding => finding.title.startsWith(title))
  if (found === undefined) throw new Error(`no table ${title}`)
  return found
}

/** The cells of the rows of a table that begin with some cells, by the heads of their columns. */
export const rowsOf = ({ head, rows }: Finding, ...first: readonly string[]) =>
  rows
    .filter(row => first.every((cell, i) => row[i] === cell))
    .map(row => Object.fromEntries(row.map((cell, i) => [head[i]!, cell])))
