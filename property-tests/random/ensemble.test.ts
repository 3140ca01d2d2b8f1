import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { affine } from '../../src/map/affine.js'
import { denseAffine } from '../../src/map/dense-affine.js'
import { diagonalAffine } from '../../src/map/diagonal-affine.js'
import { homothety } from '../../src/map/homothety.js'
import { RandomError } from '../../src/random/address.js'
import { cauchy } from '../../src/random/cauchy.js'
import { cyclic } from '../../src/random/cyclic.js'
import { ensemble, vectorEnsemble } from '../../src/random/ensemble.js'
import { finite } from '../../src/random/finite.js'
import { iid } from '../../src/random/iid.js'
import { normal } from '../../src/random/normal.js'
import { permutation } from '../../src/random/permutation.js'
import { ar1, randomAffine } from '../../src/random/random-affine.js'
import { randomDenseAffine } from '../../src/random/random-dense-affine.js'
import type { RandomMap } from '../../src/random/random-map.js'
import { reshuffled } from '../../src/random/reshuffled.js'
import { uniform } from '../../src/random/uniform.js'
import { euclidean } from '../../src/space/euclidean.js'
import { float64 } from '../../src/space/float64.js'
import { realLine } from '../../src/space/line.js'
import { type MetricSpace, PointError } from '../../src/space/metric-space.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'
import { dkw, kolmogorov } from './bounds.js'
import { pureInTheIndex } from './random-map-laws.js'

const list = [0, 1, 3].map(b => affine(real, 0.5, b))
const scalar: RandomMap<number>[] = [
  ar1({ h: 0.1, noise: normal(0, 1) }),
  ar1({ h: 0.3, noise: cauchy(0, 1) }),
  randomAffine({ slope: uniform(-0.9, 0.9), shift: normal(1, 2) }),
  randomAffine({ slope: normal(0, 0.5), shift: normal(1, 2) }),
  finite(realLine, list, [1, 2, 3]),
  cyclic(realLine, list, 'random'),
  reshuffled(realLine, list),
  iid({
    // no fused step, and more draws than are made ahead
    name: 'x ↦ x/2 + p₀',
    space: realLine,
    draw: source => affine(real, 0.5, permutation(20)(source)[0]!),
  }),
]

const plane: MetricSpace<Float64Array> = {
  name: 'ℝ^2 with ℓ1',
  metric: 'ℓ1',
  field: real,
  distance: (a, b) => Math.abs(a[0]! - b[0]!) + Math.abs(a[1]! - b[1]!),
  objection: p => (p.length === 2 && p.every(Number.isFinite) ? undefined : `(${p.join()})`),
}
const turning = iid<Float64Array>({
  name: 'z ↦ (y/2 + ε, −x/2 + ε′)',
  space: plane,
  draw: source => {
    const [e, f] = [normal(0, 1)(source), normal(0, 1)(source)]
    return {
      name: 'turn and shift',
      proved: {},
      apply: z => Float64Array.of(z[1]! / 2 + e, -z[0]! / 2 + f),
    }
  },
})

const word = fc.array(
  fc.integer({ min: -5, max: 9 }).filter(i => i !== 0),
  { maxLength: 8 },
)
/** Sizes on both sides of the stretches of 1024 that bits are made for. */
const sizes = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(1023, 1024, 1025, 2500))

const v = (...coordinates: number[]) => Float64Array.from(coordinates)
const d = float64(2)
const corners = [v(0, 0), v(0.5, 0), v(0, 0.5)].map(b => homothety(d, 0.3, b))
const vectors: RandomMap<Float64Array>[] = [
  turning,
  finite(euclidean(2), corners),
  finite(euclidean(2), [...corners, diagonalAffine(d, v(0.1, -0.7), v(0, 1))], [0.1, 2, 0, 5]),
  // One map that is not diagonal.
  finite(euclidean(2), [...corners, denseAffine(d, [v(0, 0.5), v(-0.5, 0)], v(1, 0))]),
]

describe('every state is, bit for bit, what its stream gives alone', () => {
  property([fc.constantFrom(...scalar), sizes, fc.nat(3), fc.maxSafeInteger(), word], {
    numRuns: 40,
  })('scalars, in any order of maps', (law, size, stream, seed, word) => {
    const together = ensemble(law, size).realize(seed, stream)
    let states = Float64Array.from({ length: size }, (_, r) => r / 7)
    const inPlace = states.slice()
    for (const i of word) {
      states = Float64Array.from(together.at(i).apply(states))
      expect(together.at(i).applyInPlace!(inPlace)).toBe(inPlace)
    }
    expect(inPlace).toEqual(states)
    for (let r = 0; r < size; r += size > 50 ? 97 : 1) {
      const alone = law.realize(seed, stream * size + r)
      expect(states[r]).toBe(word.reduce((x, i) => alone.at(i).apply(x), r / 7))
    }
  })

  property([fc.constantFrom(...vectors), sizes, fc.maxSafeInteger(), word], {
    numRuns: 40,
  })('vectors', (law, size, seed, word) => {
    const together = vectorEnsemble(law, 2, size).realize(seed)
    let states = new Float64Array(2 * size).fill(1)
    const inPlace = states.slice()
    for (const i of word) {
      states = Float64Array.from(together.at(i).apply(states))
      together.at(i).applyInPlace!(inPlace)
    }
    expect(inPlace).toEqual(states)
    for (let r = 0; r < size; r += size > 50 ? 97 : 1) {
      const alone = law.realize(seed, r)
      const state = word.reduce<Float64Array>((x, i) => alone.at(i).apply(x), Float64Array.of(1, 1))
      expect(states.subarray(2 * r, 2 * r + 2)).toEqual(state)
    }
  })

  test('two orders at once do not disturb each other', () => {
    const law = ensemble(ar1({ h: 0.1, noise: normal(0, 1) }), 1500)
    const shared = law.realize(3)
    const start = new Float64Array(1500)
    const [a, b] = [shared.at(1), shared.at(2)]
    const mixed = [b.apply(a.apply(start)), a.apply(b.apply(start))]
    expect(mixed[0]).toEqual(law.realize(3).at(2).apply(law.realize(3).at(1).apply(start)))
    expect(mixed[1]).toEqual(law.realize(3).at(1).apply(law.realize(3).at(2).apply(start)))
    expect(start.every(x => x === 0)).toBe(true)
  })

  test('it is a random map itself', () => {
    for (const law of scalar) {
      const small = ensemble(law, 3)
      expect(small.sampling).toBe(law.sampling)
      fc.assert(
        pureInTheIndex(small, Float64Array.of(1, 2, 3), p => p.join()),
        { numRuns: 20 },
      )
    }
  })
})

test.each([0.1, 0.5, 1.5])('AR(1), h = %f: Y_n is normal of variance V(1 − (1 − h)^2n)', h => {
  const size = 50_000
  const maps = ensemble(ar1({ h, noise: normal(0, 1) }), size).realize(61)
  let states: Float64Array = new Float64Array(size)
  for (let n = 1; n <= 12; n++) {
    states = maps.at(n).apply(states)
    const deviation = Math.sqrt((h / (2 - h)) * (1 - (1 - h) ** (2 * n)))
    const sample = Float64Array.from(states)
    expect(kolmogorov(sample, x => normalCdf(x, 0, deviation))).toBeLessThan(dkw(size))
  }
})

describe('the space of an ensemble', () => {
  const { space } = ensemble(scalar[0]!, 3)
  test('d(x, y) is the greatest of the distances', () => {
    expect(space.distance(Float64Array.of(1, 2, 3), Float64Array.of(1, 0, 4))).toBe(2)
    expect(
      vectorEnsemble(turning, 2, 2).space.distance(
        Float64Array.of(0, 0, 1, 1),
        Float64Array.of(1, 1, 1, 2),
      ),
    ).toBe(2)
  })
  test('objections name the realisation', () => {
    expect(space.objection(Float64Array.of(1, 2, 3))).toBeUndefined()
    expect(space.objection(Float64Array.of(1, 2))).toBe('2 coordinates instead of 3')
    expect(space.objection(Float64Array.of(1, Number.NaN, 2))).toBe('NaN in realisation 1')
  })
})

test('refuses what is no size, and points of another', () => {
  expect(() => ensemble(scalar[0]!, 0)).toThrow(
    new RandomError('ensemble, size: expected a positive integer, got 0'),
  )
  expect(() => vectorEnsemble(turning, 1.5, 2)).toThrow(RandomError)
  expect(() => ensemble(scalar[0]!, 2 ** 20).realize(1, 2 ** 12)).toThrow(RandomError)
  expect(() => ensemble(scalar[0]!, 2).realize(1).at(1).apply(new Float64Array(3))).toThrow(
    new PointError('ensemble: expected a Float64Array of length 2, got length 3'),
  )
})

test('maps of different widths, and those of very many draws, have no step in bulk', () => {
  const plane = homothety(d, 0.3, v(0, 1))
  const mixed = finite(euclidean(2), [plane, homothety(float64(3), 0.3, v(0, 1, 2))])
  expect([mixed.bulk, finite(euclidean(2), [plane]).bulk?.width]).toEqual([undefined, 2])
  const law = randomDenseAffine({ dimension: 200, entry: normal(0, 0.1), shift: normal(0, 1) })
  const together = vectorEnsemble(law, 200, 16).realize(1).at(1)
  const alone = law.realize(1, 15).at(1)
  const image = together.apply(new Float64Array(200 * 16).fill(1))
  expect(image.slice(200 * 15)).toEqual(alone.apply(new Float64Array(200).fill(1)))
})
