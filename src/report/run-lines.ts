import type { Configuration, Experiment, Path, RunCost } from '../experiment/index.js'
import { wrap } from './columns.js'
import { durationText } from './duration.js'
import { runTitleLines } from './run-report-lines.js'
import { tableWidth } from './table.js'

/** What is going to be run and what it takes, at most 80 columns wide. */
export function runCostLines(
  experiment: Experiment,
  configuration: Configuration,
  paths: readonly Path[],
  cost: RunCost & { readonly passed: readonly string[] },
  workers: number,
): string[] {
  const { arms, seeds, rows, data, scale } = configuration
  const partial = data.train.partial ? ` (${data.train.partial})` : ''
  const many = (count: number, what: string) =>
    `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
  const time =
    cost.seconds === undefined
      ? ''
      : `: about ${durationText(cost.seconds / workers)} on ${many(workers, 'thread')}, by a few steps taken here`
  const paragraphs = [
    `scale ${scale}, ${many(seeds.length, 'seed')}, ${many(paths.length, 'path')} here: ${arms.map(({ name }) => name).join('; ')}`,
    `${data.name}${partial}: examined on ${rows.train} rows to train and ${rows.test} to test with`,
    ...cost.devices,
    ...cost.passed.map(line => `passed over: ${line}`),
    `${many(cost.applications, 'map application')}, ${many(cost.readings, 'reading')}${time}; ${(cost.bytes / 1e6).toPrecision(3)} MB of states`,
    ...(cost.noTime === undefined ? [] : [`no time: ${cost.noTime}`]),
  ]
  return [
    ...runTitleLines(experiment, configuration),
    ...paragraphs.flatMap(text => wrap(text, tableWidth, '', 2)),
  ]
}
