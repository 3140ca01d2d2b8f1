import { describe, expect, test } from 'vitest'
import { experiments } from '../../../src/experiment/catalogue.js'
import { inOrders } from '../../../src/experiment/in-orders.js'
import type { Arm } from '../../../src/experiment/running/arm.js'
import type { RunRecord } from '../../../src/experiment/running/directory.js'
import type { Metric } from '../../../src/experiment/running/metric.js'
import { armsOf, normal, recordOf } from './record.js'

const concluding = experiments.filter(({ findings }) => findings !== undefined)

test('what the paper did not do, and the regulariser, conclude something', () => {
  expect(concluding.map(({ names }) => names[0])).toEqual([
    'fig14',
    'fig16',
    'fig18',
    'open-1',
    'open-2',
    'open-3',
    'law',
    'adam',
    'batch',
  ])
})

describe.each(concluding)('$names.0', experiment => {
  const arms = armsOf(experiment, 320, 16)
  const recordIn = (arms: readonly Arm[]) =>
    recordOf(arms, 4, ({ name }, seed, n) => {
      const marks = { loss: 9 + normal(name, seed, n), accuracy: 0.5 }
      return { train: marks, test: marks, choice: marks, gap: 1 }
    })
  const full = recordIn(arms)
  const only = (keep: (line: Metric) => boolean): RunRecord => ({
    ...full,
    metrics: full.metrics.filter(keep),
  })
  const first = full.file.configuration.arms[0]!.name
  const lost = full.metrics.map(line =>
    line.seed === 2 ? { ...line, diverged: 'train loss NaN' } : line,
  )
  const records: readonly (readonly [string, RunRecord])[] = [
    ['all of it', full],
    ['nothing yet', only(() => false)],
    ['one arm', only(({ arm }) => arm === first)],
    ['one seed', only(({ seed }) => seed === 1)],
    ['all arms but the first', only(({ arm }) => arm !== first)],
    ['a seed that diverged', { ...full, metrics: lost }],
    ['one order', recordIn(inOrders(arms, ['forward']))],
    ['orders that it has not', recordIn(inOrders(arms, ['backward', 'anchored:3']))],
  ]
  test.each(records)('of %s: cells under their heads, and no cell that is none', (_, record) => {
    for (const { title, note, head, rows } of experiment.findings!(record)) {
      expect(title).not.toBe('')
      expect(note).not.toMatch(/NaN|undefined|Infinity/)
      for (const row of rows) {
        expect(row).toHaveLength(head.length)
        for (const cell of row) expect(cell).not.toMatch(/NaN|undefined|Infinity/)
      }
    }
  })
  test('of few seeds nothing is shown to differ', () => {
    const cells = experiment.findings!(only(({ seed }) => seed === 1)).flatMap(({ rows }) =>
      rows.flatMap(row => row.slice(1)),
    )
    for (const cell of cells) {
      expect(cell).not.toMatch(/^(stands|the opposite holds|flatters|ends lower|yes|differ, )/)
    }
  })
})
