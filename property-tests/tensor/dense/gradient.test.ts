import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Arena } from '../../../src/tensor/dense/arena.js'
import { DenseHessian } from '../../../src/tensor/dense/hessian-vector.js'
import { denseBinaries } from '../../../src/tensor/dense/kernels.js'
import { type DenseLoss, rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import { DensePass } from '../../../src/tensor/dense/pass.js'
import { builds, fastestBuild } from '../../../src/tensor/web-assembly.js'
import { property } from '../../property.js'
import { instance } from './instances.js'
import { reference } from './reference.js'
import { allows } from './tracked.js'

const engineTakes = builds.slice(builds.indexOf(fastestBuild(denseBinaries)!))

describe.each(engineTakes)('dense passes in the %s build', build => {
  property([instance])(
    'loss, gradient and Hessian-vector product are within rounding of float64',
    ({ network, theta, v, x, y }) => {
      const expected = reference(network, theta, { x, y }, v)
      fc.pre(expected.sure)
      const arena = new Arena(build)
      const pass = new DensePass(arena, network, 9)
      const [at, along] = [arena.from(theta), arena.from(v)]
      expect(allows(expected.loss, pass.loss(at, { x, y }))).toBe(true)
      const gradient = pass.gradient(at, { x, y })
      expected.gradient.forEach((g, i) => {
        if (!allows(g, gradient[i]!))
          throw new Error(`gradient ${i}: ${gradient[i]}, not ${g.value}`)
      })
      const product = new DenseHessian(pass).product(at, { x, y }, along)
      expected.hessianVector.forEach((h, i) => {
        if (!allows(h, product[i]!)) throw new Error(`product ${i}: ${product[i]}, not ${h.value}`)
      })
      expect([...at]).toEqual(theta)
    },
  )
})

/** Numbers that look random, the same each time. */
const wave = (length: number, size: number) =>
  Array.from({ length }, (_, i) => Math.fround(size * Math.sin(i * i + 0.5 * i)))

describe.each(engineTakes)(
  'layers wider than a vector and batches up to 64, in the %s build',
  build => {
    test.each<[DenseLoss, number]>([
      ['softmax cross-entropy', 64],
      ['softmax cross-entropy', 13],
      ['squared error', 1],
      ['squared error', 6],
    ])('%s, %i rows', (loss, rows) => {
      const network = rectifiedNetwork([37, 50, 21, 10], loss)
      const [theta, v] = [wave(network.size, 0.3), wave(network.size + 1, 1).slice(1)]
      const x = wave(37 * rows, 1).map(t => Math.max(t, 0))
      const y =
        loss === 'squared error'
          ? wave(10 * rows, 2)
          : Array.from({ length: rows }, (_, b) => (7 * b) % 10)
      const expected = reference(network, theta, { x, y }, v)
      expect(expected.sure).toBe(true)
      const arena = new Arena(build)
      const pass = new DensePass(arena, network)
      const at = arena.from(theta)
      const gradient = pass.gradient(at, { x, y })
      const product = new DenseHessian(pass).product(at, { x, y }, arena.from(v))
      expect(expected.gradient.every((g, i) => allows(g, gradient[i]!))).toBe(true)
      expect(expected.hessianVector.every((h, i) => allows(h, product[i]!))).toBe(true)
      // Controls: the bounds are narrow enough to tell one row, one unit or one sign from another.
      const wrong = pass.gradient(at, { x: [...x.slice(1), 0], y })
      expect(expected.gradient.every((g, i) => allows(g, wrong[i]!))).toBe(false)
      expect(expected.hessianVector.every((h, i) => allows(h, gradient[i]!))).toBe(false)
    })
  },
)

test('wrong arguments are named', () => {
  const arena = new Arena()
  const pass = new DensePass(arena, rectifiedNetwork([2, 3], 'softmax cross-entropy'), 4)
  const theta = arena.make(9)
  const refusal = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      return error instanceof RangeError ? error.message : error
    }
    return undefined
  }
  expect(refusal(() => rectifiedNetwork([2], 'squared error'))).toBe(
    'dense network: expected two widths or more, got (2)',
  )
  expect(refusal(() => rectifiedNetwork([2, 0], 'squared error'))).toBe(
    'dense network, width: expected a whole number ≥ 1, got 0',
  )
  expect(refusal(() => pass.scores(new Float32Array(9), [1, 2]))).toBe(
    'MLP 2-3: expected an array of 9 of its arena, got one that it does not hold',
  )
  expect(refusal(() => pass.scores(arena.make(8), [1, 2]))).toBe(
    'MLP 2-3: expected an array of 9 of its arena, got one of 8',
  )
  expect(refusal(() => pass.scores(theta, [1, 2, 3]))).toBe(
    'MLP 2-3: expected 1 to 4 rows of 2, got 3 numbers',
  )
  expect(refusal(() => pass.scores(theta, new Float32Array(10)))).toBe(
    'MLP 2-3: expected 1 to 4 rows of 2, got 10 numbers',
  )
  expect(refusal(() => pass.loss(theta, { x: [1, 2], y: [0, 1] }))).toBe(
    'MLP 2-3: expected 1 class numbers for 1 rows, got 2',
  )
  expect(refusal(() => pass.loss(theta, { x: [1, 2], y: [3] }))).toBe(
    'MLP 2-3: expected class numbers below 3, got 3',
  )
  expect(
    refusal(() => new DenseHessian(pass).product(theta, { x: [1, 2], y: [0] }, arena.make(1))),
  ).toBe('MLP 2-3: expected a direction of 9 of its arena, got another array')
})
