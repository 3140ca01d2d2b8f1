import { describe, expect, test } from 'vitest'
import { allOrders } from '../../../src/expansion/order-average.js'
import { expansions, remainder, slopeRows, slopes } from './bracket-slopes.js'
import { batch, denseCarrier, n, network, start, trackedCarrier } from './carriers.js'
import { reference } from './reference.js'
import { u } from './tracked.js'

const halvings = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, k) => 2 ** -(from + k))
/** Small enough for all iterates to stay where the losses are smooth. */
const smooth = halvings(6, 12)
/** From where kinks begin to matter to where rounding does. */
const all = halvings(4, 14)

test('for small steps no iterate, in any order, leaves a box where the losses are smooth', () => {
  const radius = 0.0465
  const isSmooth = (r: number) =>
    Array.from({ length: n }, (_, i) => batch(i + 1)).every(
      rows =>
        reference(
          network,
          start.map(value => ({ value, error: r })),
          rows,
          start,
        ).sure,
    )
  expect(isSmooth(radius)).toBe(true)
  // Control: boxes can be too large.
  expect(isSmooth(2 * radius)).toBe(false)
  const { step, theta } = trackedCarrier()
  for (const h of smooth) {
    for (const order of allOrders(n).parts) {
      let point = theta
      for (const i of [...order.word(n)].reverse()) {
        point = step(h, i).apply(point)
        for (const [k, { value, error }] of point.entries()) {
          expect(Math.abs(value - start[k]!) + error).toBeLessThan(radius)
        }
      }
    }
  }
})

/**
 * Whether slopes at halved steps go to a limit with an error O(h): what is missing is halved each
 * time, so that it is no more than the change was, up to O(h²), for which there is a factor of 2.
 */
const approach = (found: readonly number[], limit: number): boolean =>
  found.slice(1).every((s, i) => Math.abs(s - limit) <= 2 * Math.abs(s - found[i]!))

describe.each(expansions)('$name', expansion => {
  const rows = slopeRows(expansion, all)
  const cubic = Math.max(...rows.map(({ h, float64 }) => float64 / h ** 3))
  const wrongs = Object.keys(expansion.wrong)

  test('in float64 what is left falls like h³', () => {
    const exact = remainder(trackedCarrier(), expansion)
    expect(approach(slopes(smooth.map(h => exact(h).size)), 3)).toBe(true)
  })

  test.each(wrongs)('control, %s: like h²', wrong => {
    const exact = remainder(trackedCarrier(), expansion, wrong)
    const found = slopes(smooth.map(h => exact(h).size))
    expect(approach(found, 2)).toBe(true)
    expect(approach(found, 3)).toBe(false)
  })

  test('in float32 it falls like h³, down to the floor of rounding', () => {
    for (const { h, float32, float64, floor } of rows) {
      expect(Math.abs(float32 - float64), `h = ${h}`).toBeLessThanOrEqual(floor)
      expect(float32, `h = ${h}`).toBeLessThanOrEqual(cubic * h ** 3 + floor)
    }
    // Well above the floor the slopes are those of float64, within what the floor makes of them.
    const above = rows.filter(({ float64, floor }) => floor < float64 / 2)
    const off = above.map(({ float64, floor }) => -Math.log2(1 - floor / float64))
    const [in32, in64] = [slopes(above.map(r => r.float32)), slopes(above.map(r => r.float64))]
    expect(in32.length).toBeGreaterThanOrEqual(3)
    in32.forEach((s, i) => {
      expect(Math.abs(s - in64[i]!)).toBeLessThanOrEqual(off[i]! + off[i + 1]!)
    })
  })

  test('the floor goes to u|θ| a rounding of θ, and is seen', () => {
    const predicted = expansion.roundings * u * Math.hypot(...start)
    const [before, last] = [rows.at(-2)!, rows.at(-1)!]
    // All else there is to round has a factor of h, and goes by halves.
    const rest = last.floor - predicted
    expect(rest).toBeGreaterThan(0)
    expect(rest).toBeLessThan(2 * (before.floor - last.floor))
    expect(last.float32).toBeGreaterThan(100 * last.float64)
  })

  test.each(wrongs)('control, %s: in float32 it stays above h³ and the floor', wrong => {
    const inFloat32 = remainder(denseCarrier(), expansion, wrong)
    for (const { h, floor } of rows.filter(row => smooth.slice(0, 4).includes(row.h))) {
      expect(inFloat32(h).size).toBeGreaterThan(cubic * h ** 3 + floor)
    }
  })
})
