import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { either } from '../../src/statement/finding.js'
import { clean, runStatement, type Statement, select, verify } from '../../src/statement/index.js'
import { property, single } from '../../src/statement/property.js'
import type { Check } from '../../src/statement/statement.js'

const options = { seed: 1, quick: false, signal: new AbortController().signal }

const below = (bound: number): Check =>
  property({
    name: `x < ${bound}`,
    kind: 'exact',
    given: fc.nat(1000),
    holds: x => ({
      holds: x < bound,
      margin: (bound - x) / bound,
      because: `${x} against ${bound}`,
    }),
  })

const boom = single('boom', 'exact', () => {
  throw new RangeError('k: expected 0 ≤ k < 1, got 2')
})

const statement = (checks: Check[], controls: Check[], id = 'toy'): Statement => ({
  id,
  title: 'Toy',
  source: 'none',
  claim: 'x < 1001',
  tex: 'x<1001',
  hypotheses: [],
  verdict: 'holds as printed',
  checks,
  controls,
})

const run = (toy: Statement) =>
  verify({ statements: [toy], version: '0', seed: 1 }).then(result => ({
    result,
    toy: result.statements[0]!,
  }))

describe('what a run finds', () => {
  test('a true check passes, a control fails as it must', async () => {
    const { result, toy } = await run(statement([below(1001)], [below(500)]))
    expect(toy.checks[0]).toMatchObject({ passed: true, instances: 100 })
    expect(toy.controls[0]).toMatchObject({
      failed_as_it_must: true,
      detail: '500: 500 against 500',
    })
    expect(clean(result)).toBe(true)
  })

  test('a false check, and a control that holds, turn it red', async () => {
    expect(clean((await run(statement([below(500)], [below(400)]))).result)).toBe(false)
    expect(clean((await run(statement([below(1001)], [below(2000)]))).result)).toBe(false)
  })

  test('what throws serves neither as a check nor as a control', async () => {
    const { result, toy } = await run(statement([boom], [boom]))
    const detail = 'threw RangeError: k: expected 0 ≤ k < 1, got 2'
    expect(toy.checks[0]).toMatchObject({ passed: false, detail })
    expect(toy.controls[0]).toMatchObject({ failed_as_it_must: false, detail })
    expect(clean(result)).toBe(false)
  })

  test('a margin that is no number is left out', async () => {
    const broken = single('broken', 'exact', () => ({ holds: false, margin: NaN, because: 'NaN' }))
    const { toy } = await run(statement([broken], [below(500)]))
    expect(toy.checks[0]).toEqual({ name: 'broken', kind: 'exact', passed: false, detail: 'NaN' })
  })

  test('an error inside a property is no counterexample', async () => {
    const throws = property({
      name: 'throws',
      kind: 'exact',
      given: fc.nat(),
      holds: () => {
        throw new TypeError('not a number')
      },
    })
    const { toy } = await run(statement([below(1001)], [throws]))
    expect(toy.controls[0]).toMatchObject({
      failed_as_it_must: false,
      detail: 'threw TypeError: not a number',
    })
  })

  test('the same seed gives the same result; another seed other instances', async () => {
    const seen: number[] = []
    const watch = single('watch', 'exact', ({ seed }) => either(seen.push(seed) > 0, String(seed)))
    const toy = statement([watch], [below(500)])
    for (const seed of [1, 1, 2]) await runStatement(toy, { ...options, seed })
    expect(seen[0]).toBe(seen[1])
    expect(seen[2]).not.toBe(seen[0])
  })

  test('a check draws the same whatever else runs', async () => {
    const seeds: Record<string, number[]> = {}
    const watch = (name: string) =>
      single(name, 'exact', ({ seed }) => {
        seeds[name] = [...(seeds[name] ?? []), seed]
        return either(true, '')
      })
    await runStatement(statement([watch('a'), watch('b')], []), options)
    await runStatement(statement([watch('b')], []), options)
    expect(new Set(seeds.b).size).toBe(1)
    expect(seeds.a![0]).not.toBe(seeds.b![0])
  })

  test('false alarms beyond the budget are refused', async () => {
    const rates = { falseAlarm: 1e-5, miss: 1e-9, detectable: 0.1, samples: 10 }
    const rash = single('rash', 'statistical', () => ({ holds: true, detail: '', rates }))
    await expect(run(statement([rash], [below(500)]))).rejects.toThrow(
      'false alarms: the tests sum to 0.00001, expected at most 0.000001',
    )
  })

  test('an interrupted run throws and returns nothing', async () => {
    const stop = new AbortController()
    const halt = single('halt', 'exact', () => {
      stop.abort(new Error('enough'))
      return either(true, '')
    })
    const options = { statements: [statement([halt, below(1001)], [])], version: '0', seed: 1 }
    await expect(verify({ ...options, signal: stop.signal })).rejects.toThrow('enough')
  })
})

describe('wrong input', () => {
  test('an unknown id is named, with those that are known', () => {
    const list = [statement([], [], 'a'), statement([], [], 'b')]
    expect(() => select(list, ['c'])).toThrow('statement "c": expected one of a, b')
    expect(select(list, ['b']).map(({ id }) => id)).toEqual(['b'])
  })

  test('a seed that is no integer', async () => {
    for (const seed of [0.5, NaN, 2 ** 53]) {
      await expect(verify({ statements: [], version: '0', seed })).rejects.toThrow(
        `seed: expected an integer below 2^53 in size, got ${seed}`,
      )
    }
  })
})
