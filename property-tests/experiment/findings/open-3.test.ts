import { describe, expect, test } from 'vitest'
import { lossWithin } from '../../../src/experiment/findings/early-looks.js'
import { open3Findings } from '../../../src/experiment/findings/open-3.js'
import type { EndedPath } from '../../../src/experiment/findings/paths.js'
import { open3 } from '../../../src/experiment/open-3.js'
import { armsOf, normal, type Reading, recordOf, rowsOf, tableOf } from './record.js'

const arms = armsOf(open3, 400, 20)

/** Rates whose last loss is 1 + |log h|; anchored ranks them so from the first reading on, forward at random. */
const runOf = (seeds: number) =>
  recordOf(arms, seeds, ({ name, training }, seed, n): Reading => {
    const truth = 1 + Math.abs(Math.log(training.rule.h))
    const noisy = name.startsWith('forward') ? 50 * normal(name, seed, n) : 0
    const reversed = name.startsWith('EMA') ? -1 : 1
    return {
      test: { loss: 100 + reversed * truth + noisy },
      applications: name.startsWith('anchored') ? 40 : 20,
    }
  })

const findings = open3Findings(runOf(8))

describe('a planted ranking', () => {
  test('is found at every share, with no regret; its reverse too', () => {
    for (const equal of ['at equal steps', 'at equal map']) {
      const table = tableOf(findings, `Ranking learning rates early: ${equal}`)
      for (const share of ['10.0 %', '20.0 %', '50.0 %']) {
        const [anchored] = rowsOf(table, share, 'anchored:30')
        expect(anchored).toMatchObject({ τ: '1 [1, 1]', regret: '0 [0, 0]' })
        expect(anchored!['τ better than forward']).toBe('8 of 8 (p 0.00781)')
        const [ema] = rowsOf(table, share, 'EMA 0.99')
        expect(ema!.τ).toBe('−1 [−1, −1]')
      }
    }
  })
  test('is the answer: anchored ranks better than noise, the reverse worse; nothing of two seeds', () => {
    const said = (record: ReturnType<typeof runOf>) =>
      tableOf(open3Findings(record), 'Does').rows.map(row => `${row[0]}, ${row[1]}: ${row.at(-1)}`)
    expect(said(runOf(8))).toEqual(
      ['steps', 'map applications'].flatMap(by => [
        `anchored:30, ${by}: ranks better`,
        `EMA 0.99, ${by}: ranks worse`,
        `tail average, ${by}: ranks better`,
      ]),
    )
    for (const line of said(runOf(2))) expect(line).toMatch(/: too few seeds to tell$/)
    const first = tableOf(findings, 'Does').rows[0]!
    expect(first[3]).toBe('8 of 8 (p 0.00781)')
  })
  test('control: noise ranks nothing', () => {
    const table = tableOf(findings, 'Ranking learning rates early: at equal steps')
    for (const row of rowsOf(table, '50.0 %', 'forward')) {
      const [low, high] = /\[(.*), (.*)\]/
        .exec(row.τ!)!
        .slice(1)
        .map(text => Number(text.replace('−', '-')))
      expect(low! < 0 && 0 < high!).toBe(true)
    }
  })
  test('what is to be foretold: the rate nearest 1 is the best of every seed', () => {
    const table = tableOf(findings, 'What is to be foretold')
    expect(table.rows.map(row => row[2])).toEqual(['0', '0', '0', '0', '0', '8'])
  })
  test('of two seeds there are no intervals', () => {
    const table = tableOf(open3Findings(runOf(2)), 'Ranking')
    expect(rowsOf(table, '50.0 %', 'anchored:30')[0]!.τ).toBe('–')
  })
})

test('equal map applications are charged for: twice the price is half as far', () => {
  const metrics = [10, 20, 30].map((n, i) => ({ n, applications: 20, test: { loss: i } }))
  const path = { metrics } as unknown as EndedPath
  expect(lossWithin(path, { by: 'steps', upTo: 25 })).toBe(1)
  expect(lossWithin(path, { by: 'maps', upTo: 25 })).toBe(0)
  expect(lossWithin(path, { by: 'maps', upTo: 40 })).toBe(1)
  expect(lossWithin(path, { by: 'maps', upTo: 19 })).toBeUndefined()
  const lost = { metrics: [...metrics.slice(0, 2), { n: 30, applications: 1, diverged: 'NaN' }] }
  expect(lossWithin(lost as unknown as EndedPath, { by: 'steps', upTo: 30 })).toBe(Infinity)
})
