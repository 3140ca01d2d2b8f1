import * as tf from '@tensorflow/tfjs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openBackend } from '../../src/tensor/backend.js'
import type { TensorTree } from '../../src/tensor/tensor-tree.js'
import { tensorTrees } from '../../src/tensor/tensor-trees.js'
import { brokenLaws } from '../space/law.js'
import { type VectorLawConstraints, vectorLaws } from '../space/vector-laws.js'

const shapes = { kernel: [2, 3], bias: [2], scale: [] }
const space = tensorTrees(shapes)

/** float32 numbers of which products of four neither overflow nor underflow. */
const entry = fc
  .tuple(fc.integer({ min: -(2 ** 24), max: 2 ** 24 }), fc.integer({ min: -8, max: 8 }))
  .map(([m, e]) => m * 2 ** (e - 20))

const tree = fc.array(entry, { minLength: 9, maxLength: 9 }).map(
  (x): TensorTree => ({
    kernel: tf.tensor(x.slice(0, 6), [2, 3]),
    bias: tf.tensor(x.slice(6, 8), [2]),
    scale: tf.scalar(x[8]!),
  }),
)

const entriesOf = (v: TensorTree) => Object.values(v).flatMap(tensor => [...tensor.dataSync()])

const constraints: VectorLawConstraints<TensorTree, number> = {
  vectors: tree,
  scalars: entry,
  coordinates: entriesOf,
  unit: 2 ** -24,
}

describe.each(['cpu', 'wasm'] as const)('on %s', name => {
  for (const each of vectorLaws(space, constraints)) {
    test(each.name, async () => {
      await openBackend(name)
      tf.tidy(() => each.assert({ numRuns: 30 }))
    })
  }

  test('coordinates one by one: products, quotients, roots, constants', async () => {
    await openBackend(name)
    const f = Math.fround
    fc.assert(
      fc.property(tree, tree, entry, (a, b, s) => {
        tf.tidy(() => {
          const [x, y] = [entriesOf(a), entriesOf(b)]
          expect(entriesOf(space.multiply(a, b))).toEqual(x.map((xi, i) => f(xi * y[i]!)))
          const positive = space.add(space.multiply(b, b), space.constant(1))
          const z = entriesOf(positive)
          expect(entriesOf(space.divide(a, positive))).toEqual(x.map((xi, i) => f(xi / z[i]!)))
          expect(entriesOf(space.squareRoot(positive))).toEqual(z.map(zi => f(Math.sqrt(zi))))
          expect(entriesOf(space.constant(s))).toEqual(x.map(() => f(s)))
        })
        tf.dispose([a, b])
      }),
      { numRuns: 30 },
    )
  })

  test('an operation leaves its result and nothing else', async () => {
    await openBackend(name)
    const [a, b] = [space.constant(1), space.constant(2)]
    const before = tf.memory().numTensors
    const made = [
      space.zero(),
      space.add(a, b),
      space.sub(a, b),
      space.scale(3, a),
      space.axpy(3, a, b),
      space.multiply(a, b),
      space.divide(a, b),
      space.squareRoot(a),
      space.constant(4),
    ]
    space.dot(a, b)
    space.equal(a, b)
    expect(tf.memory().numTensors - before).toBe(3 * made.length)
    tf.dispose([made, a, b])
    expect(tf.memory().numTensors).toBe(before - 6)
  })
})

test('controls: wrong spaces break the laws', async () => {
  await openBackend('cpu')
  const wrong = (part: Partial<typeof space>) =>
    tf.tidy(() =>
      brokenLaws(vectorLaws({ ...space, ...part }, constraints), { numRuns: 60, seed: 1 }),
    )
  expect(wrong({})).toEqual([])
  expect(wrong({ axpy: (s, x, y) => space.axpy(s, y, x) })).toContain('axpy(s, a, b) = b + sa')
  expect(
    wrong({ dot: (a, b) => space.dot({ ...a, bias: a.bias! }, { ...b, bias: a.bias! }) }),
  ).toContain('a·b = b·a')
  const biased = (a: TensorTree, b: TensorTree) => space.axpy(1 + 2 ** -20, b, a)
  expect(wrong({ add: biased })).toContain('a + b = b + a')
})
