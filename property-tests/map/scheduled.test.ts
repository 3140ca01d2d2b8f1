import fc from 'fast-check'
import { expect, test } from 'vitest'
import { iterates } from '../../src/iterate/iterate.js'
import { affine } from '../../src/map/affine.js'
import { scheduled, timed } from '../../src/map/scheduled.js'
import { backward } from '../../src/order/backward.js'
import { forward } from '../../src/order/forward.js'
import { wordOf } from '../../src/order/word.js'
import { type Rational, rational, rationals } from '../../src/space/rational.js'
import { smallRational } from './maps.js'

/** Applied at position t: x ↦ x/t + b. */
const harmonic = (b: Rational) => scheduled('x/t + b', t => affine(rationals, rational(1, t), b))

test('the position of application decides, not the index', () => {
  fc.assert(
    fc.property(fc.array(smallRational, { minLength: 3, maxLength: 3 }), smallRational, (b, x) => {
      const maps = { at: (i: number) => harmonic(b[i - 1]!) }
      const [last] = [...iterates(maps, backward, timed(x), { at: [3] })]
      // T_3 is applied first, at t = 1, and T_1 last, at t = 3.
      const expected = x.add(b[2]!).div(2).add(b[1]!).div(3).add(b[0]!)
      expect(last!.point.point.equals(expected)).toBe(true)
      expect(last!.point.t).toBe(3)
    }),
  )
})

test('one map twice is not one step of the schedule twice', () => {
  const maps = { at: () => harmonic(rational(1)) }
  const order = { name: 'T_1 T_1', word: () => wordOf([1, 1]) }
  const [z] = [...iterates(maps, order, timed(rational(0)), { at: [2] })]
  expect(z!.point.point.toFraction()).toBe('3/2')
})

test('equal schedules are one map: forward is backward', () => {
  const maps = { at: () => harmonic(rational(1, 3)) }
  const at = [0, 1, 2, 3, 4]
  const [x, y] = [backward, forward].map(order =>
    [...iterates(maps, order, timed(rational(5)), { at })].map(({ point }) => point),
  )
  expect(x).toEqual(y)
})
