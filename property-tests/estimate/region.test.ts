import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EstimateError } from '../../src/estimate/estimate.js'
import { ball, box, inRegion, middleOf, offFaces, uniformIn } from '../../src/estimate/region.js'
import { Source } from '../../src/random/source.js'
import { property } from '../property.js'

const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const boxes = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 5 })
  .map(sides =>
    box(
      sides.map(ends => Math.min(...ends)),
      sides.map(ends => Math.max(...ends)),
    ),
  )
const balls = fc
  .tuple(
    fc.array(coordinate, { minLength: 1, maxLength: 5 }),
    fc.double({ min: 1e-6, max: 1e3, noNaN: true }),
  )
  .map(([centre, radius]) => ball(centre, radius))

property([fc.oneof(boxes, balls), fc.nat()])(
  'holds its middle and what is drawn from it',
  (region, seed) => {
    expect(inRegion(region, middleOf(region))).toBe(true)
    // A radius far below the last place of the centre is rounded away.
    const size = Math.max(...region.low.map(Math.abs), ...region.high.map(Math.abs))
    fc.pre(region.radius === undefined || region.radius > 1e-9 * size)
    const x = uniformIn(region)(new Source(seed, 'estimates').seek(0, 1))
    const slack = 1 + 2 ** -20
    expect(inRegion(region.radius ? { ...region, radius: region.radius * slack } : region, x)).toBe(
      true,
    )
  },
)

property([boxes])('faces are left inwards, and by no more than a last place', region => {
  const corner = offFaces(region, region.high)
  expect(inRegion(region, corner)).toBe(true)
  corner.forEach((c, i) => {
    const high = region.high[i]!
    if (region.low[i]! < high) expect(c).toBeLessThan(high)
    expect(high - c).toBeLessThanOrEqual(Math.abs(high) * 2 ** -51 + 1e-300)
  })
})

test('draws fill a ball evenly: a share 2⁻ᵈ is in the ball of half the radius', () => {
  const draw = uniformIn(ball([0, 0, 0], 1))
  const source = new Source(1, 'estimates')
  let inside = 0
  for (let i = 1; i <= 20_000; i++) {
    if (Math.hypot(...draw(source.seek(0, i))) <= 0.5) inside++
  }
  // 1/8 of 20,000, give or take 5 standard deviations of 47.
  expect(Math.abs(inside - 2500)).toBeLessThan(5 * 47)
})

describe('what is no region is refused', () => {
  test.each([
    [[], []],
    [[0], [1, 2]],
    [[1], [0]],
    [[NaN], [1]],
    [[0], [Infinity]],
  ])('box %j %j', (low, high) => expect(() => box(low, high)).toThrow(EstimateError))
  test.each([-1, NaN, Infinity])('radius %d', radius => {
    expect(() => ball([0], radius)).toThrow(EstimateError)
  })
})
