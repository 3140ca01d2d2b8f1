import { expect, test } from 'vitest'
import { batch } from '../../../src/experiment/batch.js'
import { batchFindings } from '../../../src/experiment/findings/batch.js'
import { armsOf, normal, type Reading, recordOf } from './record.js'

const arms = armsOf(batch, 80, 10)

/** Losses that differ between orders by about 1/size, and not at all for the full batch. */
const runOf = (seeds: number, full = 0) =>
  recordOf(arms, seeds, ({ name, training }, seed, n): Reading => {
    const { size } = training.batch
    const scheduled = name.includes('scheduled')
    const scale = size < 105 || scheduled ? 1 / size : full
    const order = name.endsWith('backward') ? normal(name, seed, n) : 0
    return { train: { loss: 1 + scale * order }, test: { loss: 2 + scale * order }, gap: 0.5 }
  })

const verdicts = (record: ReturnType<typeof runOf>) =>
  batchFindings(record)[0]!.rows.map(row => [row[0], row.at(-1)])

test('differences that fall with the size are seen to, and equal is equal', () => {
  expect(verdicts(runOf(20))).toEqual([
    ['batch 1', 'differ in 20 of 20 seeds'],
    ['batch 4', 'differ in 20 of 20 seeds; by less'],
    ['batch 16', 'differ in 20 of 20 seeds; by less'],
    ['batch 64', 'differ in 20 of 20 seeds; by less'],
    ['full batch', 'equal'],
    ['full batch, scheduled', 'differ in 20 of 20 seeds'],
  ])
})

test('control: one digit at one n is not equal', () => {
  const record = runOf(20)
  const last = record.metrics.findLast(({ arm }) => arm === 'full batch, backward')!
  const metrics = record.metrics.map(line =>
    line === last ? { ...line, gap: line.gap! + Number.EPSILON } : line,
  )
  expect(verdicts({ ...record, metrics })[4]![1]).toMatch(/^differ in 1 of 20 seeds/)
  expect(verdicts(runOf(20, 1e-12))[4]![1]).toBe('differ in 20 of 20 seeds; by less')
})

test('of two seeds no trend is said, but equal is equal', () => {
  const found = verdicts(runOf(2))
  expect(found[1]![1]).toBe('differ in 2 of 2 seeds; too few seeds to tell')
  expect(found[4]![1]).toBe('equal')
})
