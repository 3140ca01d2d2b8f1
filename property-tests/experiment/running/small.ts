import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Configuration,
  configure,
  directoryOf,
  experimentNamed,
  type Metric,
  pathsOfShare,
  type RunFile,
  type Share,
} from '../../../src/experiment/index.js'
import { openDataSet } from '../../../src/tensor/data/index.js'
import type { TrainingData } from '../../../src/tensor/training/index.js'

export const data: TrainingData = {
  train: await openDataSet('regression-square', { split: 'train' }),
  test: await openDataSet('regression-square', { split: 'test' }),
}

/** fig4 with a small network: forward and backward, unless other orders are given. */
export const small = (choices: { steps?: number; seeds?: number[]; orders?: string[] } = {}) =>
  configure(
    experimentNamed('fig4'),
    { scale: 'smoke', steps: 8, every: 2, seeds: [1, 2], ...choices },
    data,
  )

export const fileOf = (configuration: Configuration, share?: Share): RunFile => ({
  format: 1,
  configuration,
  ...(share && { share }),
  by: { retrograde: '0', node: 'v0', devices: [`machine ${share?.index ?? 0}`] },
})

/** Lines such as a run has, path by path. */
export const linesOf = (configuration: Configuration, share?: Share): Metric[][] =>
  pathsOfShare(configuration, share).map(({ arm, index, seed }) =>
    arm.at.map((n, i) => ({
      ...{ arm: arm.name, seed, n, train: { loss: 1 / (n + seed + index) } },
      test: { loss: 1 / n },
      ...(i > 0 && { gap: Math.sqrt(n * seed) }),
      applications: n,
    })),
  )

export const textOf = (lines: readonly object[]): string =>
  lines.map(line => `${JSON.stringify(line)}\n`).join('')

/** Writes a run as `run` leaves it, under a folder. */
export async function writeRun(
  under: string,
  configuration: Configuration,
  share: Share | undefined,
  metrics: readonly Metric[] = linesOf(configuration, share).flat(),
): Promise<string> {
  const path = directoryOf(under, configuration, share)
  await mkdir(path, { recursive: true })
  await writeFile(join(path, 'config.json'), JSON.stringify(fileOf(configuration, share)))
  await writeFile(join(path, 'metrics.jsonl'), textOf(metrics))
  const timings = metrics.map(({ arm, seed, n }) => ({ arm, seed, n, seconds: n }))
  await writeFile(join(path, 'timings.jsonl'), textOf(timings))
  return path
}
