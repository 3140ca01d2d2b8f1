import type { Configuration, Path, RunCost } from '../experiment/index.js'
import { wrap } from './columns.js'
import { durationText } from './duration.js'
import { tableWidth } from './table.js'

/** What is going to be run and what it takes, at most 80 columns wide. */
export function runCostLines(
  { arms, seeds, rows, data, scale }: Configuration,
  title: string,
  paths: readonly Path[],
  cost: RunCost,
  workers: number,
): string[] {
  const partial = data.train.partial ? ` (${data.train.partial})` : ''
  const time = durationText(cost.seconds / workers)
  const many = (count: number, what: string) =>
    `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
  const paragraphs = [
    title,
    `scale ${scale}: ${arms.map(({ name }) => name).join(', ')}; ${many(seeds.length, 'seed')}; ${many(paths.length, 'path')} here`,
    `${data.name}${partial}: examined on ${rows.train} rows to train and ${rows.test} to test with`,
    ...cost.devices,
    ...cost.passed.map(line => `passed over: ${line}`),
    `${many(cost.applications, 'map application')}, ${many(cost.readings, 'reading')}: about ${time} on ${many(workers, 'thread')}, by a few steps taken here; ${(cost.bytes / 1e6).toPrecision(3)} MB of states`,
  ]
  return paragraphs.flatMap(text => wrap(text, tableWidth, '', 2))
}
