import fc from 'fast-check'
import { expect } from 'vitest'
import { vectorEnsemble } from '../../src/random/ensemble.js'
import { normal } from '../../src/random/normal.js'
import { randomDenseAffine } from '../../src/random/random-dense-affine.js'
import { Source } from '../../src/random/source.js'
import { uniform } from '../../src/random/uniform.js'
import { property } from '../property.js'

const lawOf = (dimension: number) =>
  randomDenseAffine({ dimension, entry: uniform(-1, 1), shift: normal(1, 2) })

property([fc.integer({ min: 1, max: 12 }), fc.maxSafeInteger(), fc.integer({ min: 1, max: 99 })])(
  'the fused step is the map that is drawn, to the bit',
  (d, seed, i) => {
    const { draw, step } = lawOf(d)
    const x = Float64Array.from({ length: d }, (_, k) => Math.cos(k))
    const source = new Source(seed)
    const stepped = step(source.seek(0, i), x)
    expect([...stepped]).toEqual([...draw(source.seek(0, i)).apply(x)])
  },
)

// 12·13 = 156 draws a map: more than an ensemble makes ahead. 11·12 = 132 too; 110 are not.
property([fc.constantFrom(1, 10, 11, 12), fc.maxSafeInteger()], { numRuns: 10 })(
  'an ensemble of them is its realisations',
  (d, seed) => {
    const size = 90
    const together = vectorEnsemble(lawOf(d), d, size).realize(seed)
    let states: Float64Array = new Float64Array(size * d)
    for (const i of [1, 2, 5]) states = together.at(i).apply(states)
    for (const r of [0, 1, 73, 74, 89]) {
      const alone = lawOf(d).realize(seed, r)
      let x: Float64Array = new Float64Array(d)
      for (const i of [1, 2, 5]) x = alone.at(i).apply(x)
      expect([...states.subarray(r * d, (r + 1) * d)]).toEqual([...x])
    }
  },
)
