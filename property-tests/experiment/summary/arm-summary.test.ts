import fc from 'fast-check'
import { expect, test } from 'vitest'
import { armSummaries } from '../../../src/experiment/summary/arm-summary.js'
import { property } from '../../property.js'
import { anyRecord, armOf, pathOf, recordOf, withArms } from '../../report/run-records.js'

const middle = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return sorted.length === 0
    ? undefined
    : (sorted[Math.ceil(half - 1)]! + sorted[Math.floor(half)]!) / 2
}

property([anyRecord])('numbers are those of the lines of finished paths, and no others', record => {
  const { arms, seeds } = record.file.configuration
  for (const [i, arm] of armSummaries(record).entries()) {
    const lines = record.metrics.filter(line => line.arm === arms[i]!.name)
    const paths = seeds.map(seed => lines.filter(line => line.seed === seed))
    const whole = paths.filter(path => path.length === 4 && !path[3]!.diverged)
    const train = whole.map(path => path.map(line => line.train!.loss))
    const steps = train.map(([a, b, c, d]) => [b! - a!, c! - b!, d! - c!].map(Math.abs))
    expect(arm.wanted).toBe(seeds.length)
    expect(arm.finished).toBe(whole.length)
    expect(arm.diverged).toBe(lines.filter(line => line.diverged).length)
    expect(arm.final).toBe(middle(whole.map(path => path[3]!.test!.loss)))
    expect(arm.best).toBe(middle(whole.map(path => Math.min(...path.map(line => line.test!.loss)))))
    expect(arm.roughness).toBe(middle(steps.map(([a, b, c]) => (a! + b! + c!) / 3)))
    expect(arm.gap).toBe(middle(train.map(([, , c, d]) => (c! / 2 + d! / 2) / 2)))
    expect(arm.applications).toBe(10 * lines.length)
    expect(arm.seconds).toBe(lines.length / 2)
  }
})

property([anyRecord])('arms that change places turn their tests round', record => {
  const { arms } = record.file.configuration
  fc.pre(arms.length > 1)
  const [first, second, ...rest] = arms
  const there = armSummaries(record)[1]!.signs!
  const back = armSummaries(withArms(record, [second!, first!, ...rest]))[1]!.signs!
  for (const test of ['roughness', 'final'] as const) {
    const { below, above, equal, p } = there[test]!
    expect(back[test]).toEqual({ below: above, above: below, equal, p })
  }
  expect(back.seeds.toSorted()).toEqual(there.seeds.toSorted())
})

property([anyRecord])('only seeds in which both arms are finished are paired', record => {
  const [first, ...rest] = armSummaries(record)
  for (const arm of rest) {
    const whole = (seed: number) =>
      [first!, arm].every(({ paths }) =>
        paths.some(path => path.seed === seed && path.readings === 4 && !path.diverged),
      )
    const { seeds } = record.file.configuration
    expect(arm.signs!.seeds).toEqual(seeds.filter(whole))
    const { below, above, equal } = arm.signs!.final!
    expect(below + above + equal).toBe(arm.signs!.seeds.length)
  }
})

test('what is read off at other steps is not compared, and over rows seen it may be', () => {
  const [a, b, c] = [armOf('a'), armOf('b', [20, 40]), { ...armOf('c', [5, 10, 15, 20]), work: 2 }]
  const lines = [
    ...pathOf(a, 1, [4, 3, 2, 1]),
    ...pathOf(b, 1, [4, 2]),
    ...pathOf(c, 1, [1, 1, 1, 1]),
  ]
  const [, ofB, ofC] = armSummaries(recordOf([a, b, c], [1], lines))
  expect(ofB!.signs).toEqual({ seeds: [1], final: { below: 0, above: 1, equal: 0, p: 1 } })
  expect(ofC!.signs).toEqual({
    seeds: [1],
    roughness: { below: 1, above: 0, equal: 0, p: 1 },
    final: { below: 0, above: 0, equal: 1, p: 1 },
  })
})
