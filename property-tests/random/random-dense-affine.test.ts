import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draw } from '../../src/random/draw.js'
import { vectorEnsemble } from '../../src/random/ensemble.js'
import { normal } from '../../src/random/normal.js'
import { randomDenseAffine } from '../../src/random/random-dense-affine.js'
import { Source } from '../../src/random/source.js'
import { uniform } from '../../src/random/uniform.js'
import { property } from '../property.js'

/** Those of normal entries have a step in bulk. */
const lawOf = (dimension: number, entry: Draw<number>) =>
  randomDenseAffine({ dimension, entry, shift: normal(1, 2) })
const entries = fc.constantFrom(uniform(-1, 1), normal(0, 0.3))

property([
  fc.integer({ min: 1, max: 12 }),
  entries,
  fc.maxSafeInteger(),
  fc.integer({ min: 1, max: 99 }),
])('the fused step is the map that is drawn, to the bit', (d, entry, seed, i) => {
  const { draw, step } = lawOf(d, entry)
  const x = Float64Array.from({ length: d }, (_, k) => Math.cos(k))
  const source = new Source(seed)
  const stepped = step(source.seek(0, i), x)
  expect([...stepped]).toEqual([...draw(source.seek(0, i)).apply(x)])
})

// 12·13 = 156 draws a map: more than an ensemble makes ahead one by one. 11·12 = 132 too; 110 are
// not. 100·101 are more than are made in bulk.
const dimensions = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(1, 2, 10, 11, 12) },
  { weight: 1, arbitrary: fc.constantFrom(99, 100) },
)
property([dimensions, entries, fc.maxSafeInteger(), fc.nat(3)], { numRuns: 20 })(
  'an ensemble of them is its realisations',
  (d, entry, seed, stream) => {
    const size = d < 99 ? 91 : 33
    const law = lawOf(d, entry)
    const together = vectorEnsemble(law, d, size).realize(seed, stream)
    let states: Float64Array = new Float64Array(size * d)
    for (const i of [1, 2, 5]) states = together.at(i).apply(states)
    for (const r of d < 99 ? [0, 1, 15, 16, 73, 74, 90] : [0, 15, 32]) {
      const alone = law.realize(seed, stream * size + r)
      let x: Float64Array = new Float64Array(d)
      for (const i of [1, 2, 5]) x = alone.at(i).apply(x)
      expect([...states.subarray(r * d, (r + 1) * d)]).toEqual([...x])
    }
  },
)

test('an ensemble of another dimension is refused', () => {
  const wrong = vectorEnsemble(lawOf(3, normal(0, 1)), 2, 4).realize(1)
  expect(() => wrong.at(1).apply(new Float64Array(8))).toThrow(RangeError)
})
