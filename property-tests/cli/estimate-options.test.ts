import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationOption } from '../../src/cli/duration-option.js'
import { regionOption } from '../../src/cli/region-option.js'
import { property } from '../property.js'

const ends = fc
  .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 999 }))
  .map(([low, width]) => [low / 8, (low + width) / 8] as const)

describe('a region', () => {
  property([fc.array(ends, { minLength: 1, maxLength: 4 })])(
    'is a product of intervals, as written',
    sides => {
      const text = sides.map(([low, high]) => `[${low}, ${high}]`).join('x')
      const { low, high, radius } = regionOption(text, '--region')
      expect({ low: [...low], high: [...high], radius }).toEqual({
        low: sides.map(([a]) => a),
        high: sides.map(([, b]) => b),
        radius: undefined,
      })
    },
  )

  property([ends, fc.integer({ min: 1, max: 20 })])('is a power of an interval', ([a, b], d) => {
    const { low, high } = regionOption(`[${a},${b}]^${d}`, '--region')
    expect([...low]).toEqual(Array(d).fill(a))
    expect([...high]).toEqual(Array(d).fill(b))
  })

  property([ends])('is an interval with dots between', ([a, b]) => {
    const { low, high } = regionOption(` ${a} .. ${b} `, '--region')
    expect([...low, ...high]).toEqual([a, b])
  })

  test('is a ball around a centre', () => {
    const { low, high, radius } = regionOption('ball(1, -2; 0.5)', '--region')
    expect([[...low], [...high], radius]).toEqual([[0.5, -2.5], [1.5, -1.5], 0.5])
  })

  test.each([
    '',
    '1',
    '1..1',
    '2..1',
    '[0,1',
    '[0,1]x',
    '[0,1]^0',
    '[0,1]^2.5',
    '[0,NaN]',
    '[0,1e999]',
    'ball(0)',
    'ball(;1)',
    'ball(0;0)',
    'ball(0,x;1)',
    '[0,1]x1..2',
  ])('%j is none, in one line', text => {
    expect(() => regionOption(text, '--region')).toThrow(
      /^--region: expected an interval '-1\.\.1', .*, got ".*"$/,
    )
  })
})

describe('a budget', () => {
  test.each([
    ['10s', 10],
    ['500ms', 0.5],
    ['2min', 120],
    ['1.5', 1.5],
    ['.5 h', 1800],
  ])('%j is %d seconds', (text, seconds) => expect(durationOption(text, '--budget')).toBe(seconds))

  test.each(['', '0', '-1s', '10 parsecs', '1e3s', 'Infinity'])('%j is none', text => {
    expect(() => durationOption(text, '--budget')).toThrow(/^--budget: expected a time such as/)
  })
})
