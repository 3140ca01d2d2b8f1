import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleOf, tickLabel } from '../../src/report/scale.js'

const log = { label: 'y', scale: 'log' } as const
const linear = { label: 'y' }
const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true })
const finite = fc.double({ min: -1e300, max: 1e300, noNaN: true })

describe('scales', () => {
  it('place every value between the ends, in order', () => {
    for (const [axis, value] of [
      [log, positive],
      [linear, finite],
    ] as const) {
      fc.assert(
        fc.property(fc.array(value, { minLength: 1 }), values => {
          const places = values.sort((a, b) => a - b).map(scaleOf(axis, values).place)
          for (const [i, place] of places.entries()) {
            expect(place).toBeGreaterThanOrEqual((i === 0 ? 0 : places[i - 1]!) - 1e-12)
            expect(place).toBeLessThanOrEqual(1 + 1e-12)
          }
        }),
      )
    }
  })

  it('draw what is one value but for rounding as a constant, in the middle', () => {
    for (const axis of [linear, log]) {
      const { place } = scaleOf(axis, [0.3, 0.1 + 0.2])
      expect(place(0.3)).toBeCloseTo(0.5, 9)
      expect(place(0.1 + 0.2)).toBeCloseTo(0.5, 9)
    }
    expect(scaleOf(linear, [1, 1.001]).domain).toEqual([1, 1.001])
  })

  it('are of positive length even for one value or none', () => {
    fc.assert(
      fc.property(finite, value => {
        const [low, high] = scaleOf(linear, [value]).domain
        expect(low).toBeLessThan(value)
        expect(high).toBeGreaterThan(value)
      }),
    )
    expect(scaleOf(linear, []).domain).toEqual([0, 1])
    expect(scaleOf(log, []).domain).toEqual([1, 10])
  })
})

describe('marks of a log axis', () => {
  it('are a label apart where they are finer than powers of ten', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1.001, max: 90, noNaN: true }), (low, times) => {
        fc.pre(low * times < 1e300)
        const { ticks = [], place } = scaleOf(log, [low, low * times])
        const gaps = ticks.slice(1).map((tick, i) => place(tick) - place(ticks[i]!))
        expect(Math.min(...gaps)).toBeGreaterThan(0.1)
      }),
    )
  })

  it('are two to nine, in order, and within the axis', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const { ticks = [], domain } = scaleOf(log, [a, b])
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(9)
        for (const [i, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThan(i === 0 ? 0 : ticks[i - 1]!)
          expect(tick).toBeGreaterThanOrEqual(domain[0] * (1 - 1e-8))
          expect(tick).toBeLessThanOrEqual(domain[1] * (1 + 1e-8))
        }
      }),
    )
  })

  it.each([
    [
      [1e-16, 1],
      ['10⁻¹⁶', '10⁻¹⁴', '10⁻¹²', '10⁻¹⁰', '10⁻⁸', '10⁻⁶', '10⁻⁴', '0.01', '1'],
    ],
    [
      [7, 40_000],
      ['10', '100', '1000', '10,000'],
    ],
    [
      [3, 30],
      ['5', '10', '20'],
    ],
    [
      [0.31, 0.33],
      ['0.31', '0.315', '0.32', '0.325', '0.33'],
    ],
  ])('over %j are %j', (ends, labels) => {
    expect(scaleOf(log, ends).ticks!.map(tickLabel)).toEqual(labels)
  })
})

it('a mark hides the rounding of steps, and nothing else', () => {
  expect(tickLabel(0.1 + 0.2)).toBe('0.3')
  expect(tickLabel(-12_500)).toBe('−12,500')
  expect(tickLabel(1.0005)).toBe('1.0005')
  expect(tickLabel(2.5e-9)).toBe('2.5·10⁻⁹')
})
