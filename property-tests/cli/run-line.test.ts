import { Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paceClock, progressLine } from '../../src/cli/run-line.js'
import { runReporter } from '../../src/cli/run-progress.js'
import type { RunProgress } from '../../src/experiment/index.js'
import { property } from '../property.js'

const at = (arm: string, n = 1400, here = 100, readings = 2): RunProgress => ({
  ...{ applications: here, total: 1000, here, readings },
  last: { arm, seed: 1, n, train: { loss: 0.123456 }, applications: 10 },
})
const names = [
  'forward',
  'anchored-held-out:100',
  `mean:${Array.from({ length: 9 }, (_, i) => `permuted:${i}`).join('+')}`,
]
const bar = '█'.repeat(12)

describe('the line of a run', () => {
  test.each(names)('has the loss on 80 columns, whatever the arm: %s', name => {
    const line = progressLine(bar, at(name, 25_000), { rate: 123_456, left: 3600 * 30 }, 80)
    expect(line).toContain(' 10 %, 123456 maps/s, 30 h left, loss 0.1235, ')
    expect(line).toMatch(/ n = 25000$/)
    expect([...line].length).toBeLessThanOrEqual(80)
    expect(line.includes('…')).toBe(name.length > 15)
  })

  property([
    fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary' })),
    fc.nat(),
    fc.option(fc.record({ rate: fc.nat(), left: fc.nat() }), { nil: undefined }),
    fc.integer({ min: 1, max: 200 }),
  ])('is never wider than the terminal', (name, n, pace, columns) => {
    expect([...progressLine(bar, at(name, n), pace, columns)].length).toBeLessThanOrEqual(columns)
    expect(
      [...progressLine(bar, { ...at(name), last: undefined }, pace, columns)].length,
    ).toBeLessThanOrEqual(columns)
  })

  test('is what the bar on a terminal writes', () => {
    let written = ''
    const stream = Object.assign(
      new Writable({
        write(chunk, _, done) {
          written += chunk
          done()
        },
      }),
      { isTTY: true, columns: 60 },
    )
    const reporter = runReporter(stream as unknown as NodeJS.WriteStream)
    reporter.show(at(names[1]!))
    reporter.hide()
    expect(written).toContain('█░░░░░░░░░░░ 10 %, loss 0.1235, anchored-held-out:… n = 1400')
  })
})

test('a pace is told by what comes after the first reading, once that took a second', () => {
  const pace = paceClock()
  const told = (here: number, readings: number, now: number) =>
    pace({ ...at('forward', 10, here, readings), total: 1000 }, now)
  expect(told(0, 0, 0)).toBe(undefined)
  expect(told(100, 1, 9000)).toBe(undefined) // threads began
  expect(told(200, 2, 9500)).toBe(undefined)
  expect(told(300, 3, 10_000)).toEqual({ rate: 200, left: 3.5 })
  expect(told(500, 4, 11_000)).toEqual({ rate: 200, left: 2.5 })
})
