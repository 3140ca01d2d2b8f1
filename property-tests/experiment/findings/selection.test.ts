import { describe, expect, test } from 'vitest'
import { open2Findings } from '../../../src/experiment/findings/open-2.js'
import { endedArms } from '../../../src/experiment/findings/paths.js'
import { bestChoice, resetsOf, selectionBias } from '../../../src/experiment/findings/selection.js'
import { open2 } from '../../../src/experiment/open-2.js'
import { armsOf, normal, type Reading, recordOf, rowsOf, tableOf } from './record.js'

const arms = armsOf(open2, 600, 50)

/** Halves of the rows that differ by n/100 in difficulty; the rows that choose flatter by 0.5 at chosen times. */
const runOf = (seeds: number, noise: number) =>
  recordOf(arms, seeds, ({ name, read }, seed, n): Reading => {
    const kind = 'resets' in read ? read.resets.kind : 'none'
    const chosen = kind === 'plateau' && n % 150 === 0
    const reset =
      chosen || (kind === 'better' && n % 200 === 0) || (kind === 'period' && n % 100 === 0)
    const loss = 3 + noise * normal(name, seed, n)
    const other = 3 + noise * normal(`${name}, other half`, seed, n)
    return {
      train: { loss },
      test: { loss: other },
      choice: { loss: loss + n / 100 - (chosen ? 0.5 : 0) },
      ...(reset && { reset: true as const }),
    }
  })

const biasOf = (record: ReturnType<typeof runOf>, name: string) => {
  const all = [...endedArms(record).values()]
  const arm = all.find(({ arm }) => arm.name === name)!
  return selectionBias(arm, all.slice(0, 3), resetsOf)
}

describe('the bias of chosen times', () => {
  test('is what was planted, to rounding, without noise, and 0 where nothing chose', () => {
    const record = runOf(5, 0)
    expect(biasOf(record, 'at a plateau')!.estimate).toBeCloseTo(-0.5, 9)
    for (const name of ['every 100', 'only if better']) {
      expect(biasOf(record, name)!.estimate).toBeCloseTo(0, 9)
    }
  })
  test('is found in noise, and the table says of whom', () => {
    const table = tableOf(open2Findings(runOf(20, 0.3)), 'What choosing')
    const said = (name: string) => rowsOf(table, name)[0]!
    expect(table.rows.map(row => row[3])).toEqual([
      ...Array(3).fill('not told apart'),
      'flatters',
      'not told apart',
    ])
    expect(said('forward').times).toBe('6 looked at')
    expect(said('every 100').times).toBe('6 fixed')
    // The first reset of 'better' always comes: two of three are chosen.
    expect(said('only if better').times).toBe('2 chosen')
    // The least of a path is chosen in every arm; noise of 0.3 in twelve readings is enough to show.
    expect(table.rows.map(row => row[5])).not.toContain('looks worse than it is')
  })
  test('control: other rows may be harder, and that is no bias', () => {
    const path = endedArms(runOf(3, 0)).get('forward')!.paths.get(1)!
    expect(bestChoice(path)).toEqual([50])
    expect(path.metrics.at(-1)!.choice!.loss - path.metrics.at(-1)!.test!.loss).toBe(6)
    expect(biasOf(runOf(3, 0), 'every 100')!.estimate).toBeCloseTo(0, 9)
  })
})

test('policies in numbers: resets are counted, and one seed is too few', () => {
  const table = tableOf(open2Findings(runOf(1, 0.3)), 'Policies')
  expect(table.rows.map(row => row[1])).toEqual(['0', '0', '6', '4', '3'])
  expect(table.rows.slice(1).map(row => row.at(-1))).toEqual(Array(4).fill('too few seeds to tell'))
})
