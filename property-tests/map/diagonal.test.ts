import fc from 'fast-check'
import { expect, test } from 'vitest'
import { affine } from '../../src/map/affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import { homothety } from '../../src/map/homothety.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { float64 } from '../../src/space/float64.js'
import { rational, rationals } from '../../src/space/rational.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'

const number = fc.double({ noNaN: true, min: -1e100, max: 1e100 })
const vector = fc.tuple(number, number, number)

const imageOf = ({ diagonal }: Pick<SelfMap<unknown>, 'diagonal'>, x: readonly number[]) => {
  const { a, b } = diagonal!
  expect([a.length, b.length]).toEqual([x.length, x.length])
  return x.map((xi, i) => a[i]! * xi + b[i]!)
}

property([vector, vector, vector])('the numbers of a map give its image, to the bit', (a, b, x) => {
  const space = float64(3)
  const maps = [
    homothety(space, a[0], Float64Array.from(b)),
    diagonalAffine(space, Float64Array.from(a), Float64Array.from(b)),
  ]
  for (const map of maps) {
    expect(imageOf(map, x)).toEqual(Array.from(map.apply(Float64Array.from(x))))
  }
  const map = affine(real, a[0], b[0])
  expect(imageOf(map, [x[0]])).toEqual([map.apply(x[0])])
})

test('there are none over other fields', () => {
  expect(affine(rationals, rational(1), rational(2)).diagonal).toBeUndefined()
})
