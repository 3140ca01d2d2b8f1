import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Configuration } from '../../../src/experiment/running/configuration.js'
import type { RunRecord } from '../../../src/experiment/running/directory.js'
import { armSummaries } from '../../../src/experiment/summary/arm-summary.js'
import { compareRuns } from '../../../src/experiment/summary/compare-runs.js'
import { differences } from '../../../src/experiment/summary/differences.js'
import { property } from '../../property.js'
import { anyRecord, armOf, pathOf, recordOf } from '../../report/run-records.js'

const changed = (record: RunRecord, changes: Partial<Configuration>): RunRecord => ({
  ...record,
  file: { ...record.file, configuration: { ...record.file.configuration, ...changes } },
})

/** A run of one arm, under another name. */
const alone = (record: RunRecord, place: number): RunRecord => {
  const arm = record.file.configuration.arms[place]!
  const metrics = record.metrics.filter(line => line.arm === arm.name)
  return changed(
    { ...record, metrics: metrics.map(line => ({ ...line, arm: 'x' })) },
    { arms: [{ ...arm, name: 'x' }] },
  )
}

property([anyRecord])('two runs of an arm each compare as the two arms of one run do', record => {
  fc.pre(record.file.configuration.arms.length > 1)
  const [comparison] = compareRuns([alone(record, 0), alone(record, 1)])
  expect(comparison!.arms).toEqual([{ arm: 'x', ...armSummaries(record)[1]!.signs }])
})

property([anyRecord])('a run beside itself is equal in every finished seed', record => {
  const [{ arms }] = compareRuns([record, record]) as [ReturnType<typeof compareRuns>[number]]
  for (const [i, { seeds, final }] of arms.entries()) {
    expect(final).toEqual({ below: 0, above: 0, equal: seeds.length, p: 1 })
    expect(seeds).toHaveLength(armSummaries(record)[i]!.finished)
  }
})

describe('runs are not compared', () => {
  const arm = armOf('a')
  const run = recordOf(
    [arm],
    [1, 2],
    [1, 2].flatMap(seed => pathOf(arm, seed, [4, 3, 2, seed])),
  )
  const { data, rows } = run.file.configuration
  const other = { ...data, test: { ...data.test, sha256: 'c' } }

  test.each([
    [changed(run, { data: other }), 'the data are not the same'],
    [
      changed(run, { data: { ...other, name: 'else' } }),
      'the data are not the same: digits and else',
    ],
    [changed(run, { rows: { ...rows, test: 9 } }), 'the iterates are examined on other rows'],
    [changed(run, { seeds: [3] }), 'there is no seed that both have'],
    [changed(run, { arms: [armOf('b')] }), 'they have no arm in common'],
  ])('%#: and it is said why', (second, reason) => {
    expect(compareRuns([run, second])).toEqual([{ run: 1, refused: reason, arms: [] }])
  })

  test('control: with another step size they are', () => {
    const training = { ...arm.training, rule: { method: 'SGD', h: 0.25 } as const }
    const second = changed(run, { arms: [{ ...arm, training }], seeds: [2, 3] })
    const [comparison] = compareRuns([run, second])
    expect(comparison!.refused).toBeUndefined()
    expect(comparison!.arms[0]!.seeds).toEqual([2])
    expect(differences([run.file, second.file])).toEqual([
      { option: 'seeds', values: ['1–2', '2–3'] },
      { option: 'rule.h', values: ['0.5', '0.25'] },
    ])
  })
})
