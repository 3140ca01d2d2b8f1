import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standardNormal } from '../../../src/random/normal.js'
import { Source } from '../../../src/random/source.js'
import { mlp, resnet18, resnet50, vgg19 } from '../../../src/tensor/model/index.js'
import { sizeOf } from '../../../src/tensor/tensor-tree.js'
import { property } from '../../property.js'
import { alpha, dkw, kolmogorov } from '../../random/bounds.js'

const networks = [
  mlp({ input: [5], widths: [7, 3], outputs: 2 }),
  ...[true, false].flatMap(batchNorm =>
    [vgg19, resnet18, resnet50].map(make => make({ classes: 3, width: 1 / 16, batchNorm })),
  ),
]
const network = fc.constantFrom(...networks)
const seed = fc.maxSafeInteger()

describe('initial values', () => {
  property([network, seed], { numRuns: 10 })(
    'are of the shapes, and pure in the seed',
    (network, seed) => {
      const [start, again, other] = [seed, seed, seed === 0 ? 1 : -seed].map(network.init)
      expect(Object.keys(start!)).toEqual(Object.keys(network.shapes))
      for (const [name, shape] of Object.entries(network.shapes)) {
        const values = start![name]!
        expect(values.length, name).toBe(sizeOf(shape))
        expect(
          values.every((value, e) => value === again![name]![e]),
          name,
        ).toBe(true)
        const drawn = name.endsWith('/kernel')
        expect(
          values.some((value, e) => value !== other![name]![e]),
          name,
        ).toBe(drawn)
      }
    },
  )

  property([network, seed, fc.nat(), fc.nat()], { numRuns: 30 })(
    'entry e of array i is the normal of stream e, index i, times its deviation',
    (network, seed, i, e) => {
      const entries = Object.entries(network.layers.parameters)
      const index = i % entries.length
      const [name, { shape, mean, deviation }] = entries[index]!
      const place = e % sizeOf(shape)
      const normal = standardNormal(new Source(seed, 'initial').seek(place, index))
      const expected = deviation === 0 ? mean : Math.fround(mean + deviation * normal)
      expect(network.init(seed)[name]![place]).toBe(expected)
    },
  )

  test('biases and shifts are 0, and scales 1', () => {
    for (const { init } of networks) {
      for (const [name, values] of Object.entries(init(1))) {
        if (name.endsWith('/kernel')) continue
        expect(
          values.every(value => value === (name.endsWith('/scale') ? 1 : 0)),
          name,
        ).toBe(true)
      }
    }
  })

  // No array of ResNet-18 is off by more than a probability of 10⁻⁹ allows: fewer than 10⁻⁷ in all.
  const start = resnet18({ classes: 10, width: 1 / 2 })
  const values = start.init(7)
  const kernels = Object.entries(start.shapes).filter(([name]) => name.endsWith('/kernel'))
  /** √(2/fan-in), the fan-in of [k, k, a, b] being kka, and of [a, b] being a. */
  const he = (shape: readonly number[]) => Math.sqrt(2 / sizeOf(shape.slice(0, -1)))

  test.each(kernels)('%s: normal with variance 2/fan-in', (name, shape) => {
    const scaled = Float64Array.from(values[name]!, value => value / he(shape))
    // Rounding to float32 moves a distribution function by less than 10⁻⁷.
    expect(kolmogorov(scaled, z => normalCdf(z, 0, 1))).toBeLessThan(dkw(scaled.length) + 1e-7)
  })

  /** x² of n normals is within n ± 2√(nt) + 2t but for a probability of 2e^{−t} (Laurent, Massart 2000). */
  const within = (name: string, shape: readonly number[], deviation: number) => {
    const n = sizeOf(shape)
    const t = Math.log(2 / alpha)
    const squares = values[name]!.reduce((sum, value) => sum + (value / deviation) ** 2, 0)
    const mean = values[name]!.reduce((sum, value) => sum + value / deviation, 0)
    return (
      squares < n + 2 * Math.sqrt(n * t) + 2 * t &&
      squares > n - 2 * Math.sqrt(n * t) &&
      Math.abs(mean) < Math.sqrt(2 * n * t)
    )
  }
  test.each(kernels)('%s: sum and sum of squares', (name, shape) => {
    expect(within(name, shape, he(shape))).toBe(true)
  })

  test('control: by the fan-out, or with variance 1/fan-in, they are out of bounds', () => {
    const [name, shape] = kernels.find(([name]) => name.startsWith('stage4/block1/conv1'))!
    expect(within(name, shape, he(shape) * Math.SQRT1_2)).toBe(false)
    expect(within(name, shape, Math.sqrt(2 / (9 * shape[3]!)))).toBe(false)
  })

  test('no two kernels begin alike', () => {
    // Four normals in a row agree to four places with a probability below 10⁻¹⁵, in 200 pairs.
    const beginning = ([name, shape]: (typeof kernels)[number]) =>
      [...values[name]!.subarray(0, 4)].map(value => (value / he(shape)).toFixed(4)).join()
    expect(new Set(kernels.map(beginning)).size).toBe(kernels.length)
  })
})
