import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Arena } from '../../../src/tensor/dense/arena.js'
import { denseBinaries } from '../../../src/tensor/dense/kernels.js'
import { rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import { DensePass } from '../../../src/tensor/dense/pass.js'
import { builds, fastestBuild } from '../../../src/tensor/web-assembly.js'
import { property } from '../../property.js'

const engineTakes = builds.slice(builds.indexOf(fastestBuild(denseBinaries)!))

/** Numbers that look random, the same each time; a share of them 0. */
const wave = (length: number, phase: number, zeros = 0) =>
  Array.from({ length }, (_, i) => {
    const t = Math.fround(Math.sin(i * i + phase * i + phase))
    return Math.abs(t) < zeros ? 0 : t
  })

const sizes = fc.record({
  inputs: fc.integer({ min: 1, max: 140 }),
  outputs: fc.integer({ min: 1, max: 40 }),
  rows: fc.integer({ min: 1, max: 9 }),
  phase: fc.double({ min: 0, max: 9, noNaN: true }),
  zeros: fc.constantFrom(0, 0.02, 0.5, 0.99),
})

describe.each(engineTakes)('entries that are 0, in the %s build', build => {
  property([sizes])(
    'no row of a batch has a part in the scores of another, to the bit',
    ({ inputs, outputs, rows, phase, zeros }) => {
      const arena = new Arena(build)
      const network = rectifiedNetwork([inputs, outputs, 3], 'softmax cross-entropy')
      const pass = new DensePass(arena, network, rows)
      const theta = arena.from(wave(network.size, phase))
      const x = wave(rows * inputs, phase + 1, zeros)
      const together = [...pass.scores(theta, x)]
      const alone = Array.from({ length: rows }, (_, b) => [
        ...pass.scores(theta, x.slice(b * inputs, (b + 1) * inputs)),
      ])
      expect(together).toEqual(alone.flat())
    },
  )

  property([sizes, fc.nat(), fc.nat()])(
    'meet weights that are infinite, and add nothing',
    ({ inputs, outputs, rows, phase, zeros }, row, input) => {
      const [b, i] = [row % rows, input % inputs]
      const arena = new Arena(build)
      const network = rectifiedNetwork([inputs, outputs], 'squared error')
      const pass = new DensePass(arena, network, rows)
      const x = wave(rows * inputs, phase + 1, zeros).map((t, k) => (k % inputs === i ? 1 : t))
      x[b * inputs + i] = 0
      const scores = (weight: number) => {
        const theta = arena.from(wave(network.size, phase))
        return [...pass.scores(theta.fill(weight, i * outputs, (i + 1) * outputs), x)]
      }
      const own = (all: number[]) => all.slice(b * outputs, (b + 1) * outputs)
      expect(own(scores(Number.POSITIVE_INFINITY))).toEqual(own(scores(0)))
      // Control: the rows beside it meet the same weights.
      const finite = scores(Number.POSITIVE_INFINITY).filter(Number.isFinite)
      expect(finite.length).toBe(outputs)
    },
  )

  property([sizes])(
    'leave the gradients of their weights to the rows beside them, to the bit',
    ({ inputs, outputs, rows, phase, zeros }) => {
      const arena = new Arena(build)
      const network = rectifiedNetwork([inputs, outputs], 'squared error')
      const pass = new DensePass(arena, network, 2 * rows)
      const theta = arena.from(wave(network.size, phase).fill(0, inputs * outputs))
      const [x, y] = [wave(rows * inputs, phase + 1, zeros), wave(rows * outputs, phase + 2)]
      const gradient = pass.gradient(theta, { x, y })
      // As many rows of zeros between them: half the mean, and not a bit else.
      const spaced = (values: number[], each: number) =>
        Array.from({ length: rows }, (_, b) => [
          ...values.slice(b * each, (b + 1) * each),
          ...Array<number>(each).fill(0),
        ]).flat()
      const wider = pass.gradient(theta, { x: spaced(x, inputs), y: spaced(y, outputs) })
      const halves = Array.from(gradient.subarray(0, inputs * outputs), g => g / 2)
      // The mean over 2·rows is half of that over rows: 1/(2·rows) in float32 is exactly half.
      expect([...wider.subarray(0, inputs * outputs)]).toEqual(halves)
    },
  )
  property([sizes, fc.boolean()])(
    'leave a step of SGD the bits of the map, from those of the gradient',
    ({ inputs, outputs, rows, phase, zeros }, inPlace) => {
      const arena = new Arena(build)
      const network = rectifiedNetwork([inputs, outputs, 3], 'squared error')
      const pass = new DensePass(arena, network, rows)
      const theta = arena.from(wave(network.size, phase))
      const batch = { x: wave(rows * inputs, phase + 1, zeros), y: wave(rows * 3, phase + 2) }
      const gradient = pass.gradient(theta, batch)
      const h = Math.fround(0.3)
      const expected = Array.from(theta, (t, i) => Math.fround(t + Math.fround(-h * gradient[i]!)))
      const to = inPlace ? theta : arena.make(network.size)
      pass.backward(theta, batch, pass.update.sgd(theta, to, -h))
      expect([...to]).toEqual(expected)
    },
  )
})

test('control: an input that is not 0 has a part', () => {
  const arena = new Arena()
  const pass = new DensePass(arena, rectifiedNetwork([2, 1], 'squared error'), 1)
  const theta = arena.from([Number.POSITIVE_INFINITY, 1, 0])
  expect([...pass.scores(theta, [0, 1])]).toEqual([1])
  expect([...pass.scores(theta, [1e-30, 1])]).toEqual([Number.POSITIVE_INFINITY])
})
