import { expect, test } from 'vitest'
import { experimentNamed } from '../../../src/experiment/catalogue.js'
import { orderAverageFindings } from '../../../src/experiment/findings/order-average.js'
import { armsOf, normal, recordOf, rowsOf, tableOf } from './record.js'

const arms = armsOf(experimentNamed('fig14'), 8, 4)

/** Losses that fall by the part of the step that an arm makes, with what seeds have in common. */
const planted = (worth: (arm: string) => number) =>
  recordOf(arms, 10, ({ name }, seed, n) => {
    const loss = 5 - worth(name) + normal('seed', seed, 0) / 10 + normal(name, seed, n) / 1000
    return { train: { loss }, test: { loss: 2 * loss } }
  })

test('an arm is better beside the printed baseline and worse beside the derived one', () => {
  const found = orderAverageFindings(
    planted(name => (name === 'large batch, h' ? 1 : name.includes('printed') ? 0.5 : 0.9)),
  )
  const cells = (baseline: string) => rowsOf(tableOf(found, `Beside “${baseline}`), 'λ = 4h²')[0]!
  expect(cells('large batch, h/c')['on test rows']).toBe('better')
  expect(cells('large batch, h”')['on test rows']).toBe('worse')
  expect(cells('large batch, h”')['train loss']).toMatch(/^0\.(1|09\d*|10\d*) \[0\.\d+, 0\.\d+\]$/)
  expect(cells('large batch, h”').lower).toBe('0 of 10 (p 0.00195)')
})

test('arms of one law are not told apart, and two seeds tell nothing', () => {
  const record = planted(() => 0.5)
  const verdicts = orderAverageFindings(record).flatMap(({ rows }) => rows.map(row => row.at(-1)))
  // 14 intervals of 95 % on fixed numbers: looked at once, and no chance in it since.
  expect(verdicts.filter(verdict => verdict === 'not told apart').length).toBeGreaterThanOrEqual(11)
  const few = { ...record, metrics: record.metrics.filter(({ seed }) => seed <= 2) }
  for (const { rows } of orderAverageFindings(few))
    for (const row of rows) expect(row.at(-1)).toBe('too few seeds to tell')
})
