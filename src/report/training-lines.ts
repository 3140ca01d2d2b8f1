import type { Marks } from '../tensor/training/examination.js'
import type { Outcome } from '../tensor/training/task.js'
import type { TrainingData } from '../tensor/training/training.js'
import { left, right, wrap } from './columns.js'
import { type Ink, plain } from './ink.js'
import { tableWidth } from './table.js'

/** What was trained, on what and by what, at most 80 columns wide. */
export function trainingHeaderLines(
  { by: { maps, device, passed } }: Outcome,
  { train, test }: TrainingData,
  rows: number,
): string[] {
  const { name, normalisation, partial } = train
  const data = `${name}${partial ? ` (${partial})` : ''}, ${normalisation.text === 'none' ? 'not normalised' : `normalised as ${normalisation.text}`}`
  const [first, second] = [train, test].map(split => Math.min(rows, split.rows))
  return [
    ...wrap(maps, tableWidth, '', 2),
    ...wrap(
      `${data}; examined on ${first} rows to train and ${second} to test with`,
      tableWidth,
      '',
      2,
    ),
    ...wrap(device, tableWidth, '', 2),
    ...passed.flatMap(line => wrap(line, tableWidth, 'passed over: ', 2)),
  ]
}

const orderWidth = 26

/** The iterates that were read, a line each. */
export function trainingLines(outcomes: readonly Outcome[], ink: Ink = plain): string[] {
  const cells = (marks: Marks | undefined) => [
    right(marks === undefined ? '' : marks.loss.toPrecision(5), 11),
    right(marks?.accuracy === undefined ? '' : `${(100 * marks.accuracy).toFixed(1)} %`, 8),
  ]
  const row = (order: string, n: string, rest: readonly string[]) =>
    [left(order, orderWidth), right(n, 6), ...rest].join(' ').trimEnd()
  const heading = [
    right('train loss', 11),
    right('right', 8),
    right('test loss', 11),
    right('right', 8),
  ]
  return [
    ink.faint(row('order', 'n', heading)),
    ...outcomes.flatMap(({ readings }) =>
      readings.map(({ order, n, train, test }) =>
        row(order, String(n), [...cells(train), ...cells(test)]),
      ),
    ),
  ]
}

/** What it took. */
export function trainingSummaryLines(outcomes: readonly Outcome[], milliseconds: number): string[] {
  const applications = outcomes.map(outcome => outcome.applications)
  const total = applications.reduce((sum, count) => sum + count, 0)
  const leftBehind = outcomes.reduce((sum, outcome) => sum + outcome.left, 0)
  const each = applications.length > 1 ? ` (${applications.join(' + ')})` : ''
  const work = `${total} map applications${each} in ${(milliseconds / 1000).toFixed(1)} s`
  return wrap(`${work}; ${leftBehind} tensors or arrays left behind`, tableWidth, '', 0)
}
