import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backwardCorrection } from '../../../src/expansion/correction.js'
import { hessianSum, type SecondOrderOracle } from '../../../src/expansion/hessian-sum.js'
import { orderAverageRegulariser } from '../../../src/expansion/order-average.js'
import { smallBatchRegulariser } from '../../../src/expansion/small-batches.js'
import type { VectorSpace } from '../../../src/space/vector-space.js'
import { Arena } from '../../../src/tensor/dense/arena.js'
import { type DenseNetwork, rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import { denseOracle } from '../../../src/tensor/dense/oracle.js'
import { type Batch, DensePass } from '../../../src/tensor/dense/pass.js'
import { arenaVectors } from '../../../src/tensor/dense/vectors.js'
import { property } from '../../property.js'
import { instance } from './instances.js'
import { reference } from './reference.js'
import { allows } from './tracked.js'
import {
  exactVector,
  type TrackedVector,
  trackedOracle,
  trackedVectors,
} from './tracked-vectors.js'

const lambda = 0.75

/** A sum over any carrier, and how often it has ∇²L_i ∇L_j in it. */
interface Sum {
  readonly name: string
  of<V>(space: VectorSpace<V>, oracle: SecondOrderOracle<V>, n: number, theta: V): V
  weight(i: number, j: number): number
}

const sums: readonly Sum[] = [
  {
    name: 'C_n',
    of: backwardCorrection,
    weight: (i, j) => Math.sign(j - i),
  },
  {
    name: 'λ Σ_{i≠j} ∇²L_i ∇L_j',
    of: (space, oracle, n, theta) => orderAverageRegulariser(space, oracle, n, theta, lambda),
    weight: (i, j) => (i === j ? 0 : lambda),
  },
  {
    name: 'λ Σ_{i>j} ∇²L_i ∇L_j',
    of: (space, oracle, n, theta) => smallBatchRegulariser(space, oracle, n, theta, lambda),
    weight: (i, j) => (i > j ? lambda : 0),
  },
]

/** Σ weight(i, j)·∇²L_i ∇L_j, pair by pair, in float64. */
function inPairs(
  network: DenseNetwork,
  batch: (i: number) => Batch,
  n: number,
  theta: readonly number[],
  weight: Sum['weight'],
): readonly number[] {
  const indices = Array.from({ length: n }, (_, i) => i + 1)
  const gradients = indices.map(j =>
    reference(network, theta, batch(j), theta).gradient.map(({ value }) => value),
  )
  const sum = new Float64Array(network.size)
  for (const i of indices) {
    for (const j of indices) {
      const { hessianVector } = reference(network, theta, batch(i), gradients[j - 1]!)
      hessianVector.forEach(({ value }, k) => {
        sum[k]! += weight(i, j) * value
      })
    }
  }
  return [...sum]
}

/** The pairs summed up in float64, with how far the same sum may be off in float32. */
function expected(
  sum: Sum,
  network: DenseNetwork,
  batch: (i: number) => Batch,
  n: number,
  theta: readonly number[],
): TrackedVector {
  const oracle = trackedOracle(network, batch)
  const tracked = sum.of(trackedVectors(network.size), oracle, n, exactVector(theta))
  const pairs = inPairs(network, batch, n, theta, sum.weight)
  return tracked.map(({ error }, k) => ({ value: pairs[k]!, error }))
}

/** On the dense kernels, in an arena of its own. */
function onDense(network: DenseNetwork, batch: (i: number) => Batch, theta: readonly number[]) {
  const arena = new Arena()
  const pass = new DensePass(arena, network, 9)
  const space = arenaVectors(arena, network.size)
  return { arena, space, oracle: denseOracle(pass, batch), at: arena.from(theta) }
}

describe.each(sums)('$name on dense networks', sum => {
  property([instance, fc.integer({ min: 1, max: 4 })], { numRuns: 40 })(
    'is within rounding of the pairs in float64, and all that is left',
    ({ network, theta, x, y }, n) => {
      const batch = (i: number): Batch => ({ x: x.map((_, k) => x[(k + i) % x.length]!), y })
      const sure = Array.from({ length: n }, (_, i) => batch(i + 1)).every(
        rows => reference(network, theta, rows, theta).sure,
      )
      fc.pre(sure)
      const { arena, space, oracle, at } = onDense(network, batch, theta)
      const live = arena.live
      const found = sum.of(space, oracle, n, at)
      expect(arena.live).toBe(live + 1)
      expect([...at]).toEqual(theta)
      expected(sum, network, batch, n, theta).forEach((bound, k) => {
        if (!allows(bound, found[k]!)) throw new Error(`${k}: ${found[k]}, not ${bound.value}`)
      })
    },
  )
})

/** Numbers that look random, the same each time. */
const wave = (length: number, phase: number) =>
  Array.from({ length }, (_, k) => Math.fround(0.5 * Math.sin(k * k + phase * k + phase)))

const network = rectifiedNetwork([7, 20, 6], 'softmax cross-entropy')
const theta = wave(network.size, 0.4)
const batch = (i: number): Batch => ({ x: wave(21, i), y: [i % 6, (5 * i) % 6, (2 * i + 1) % 6] })

test.each(sums)('controls: the bounds of $name tell it from others', sum => {
  const bounds = expected(sum, network, batch, 5, theta)
  const { space, oracle, at } = onDense(network, batch, theta)
  const fits = (v: Float32Array) => bounds.every((bound, k) => allows(bound, v[k]!))
  const weighted = (before: number, after: number) =>
    hessianSum(space, oracle, 5, at, { before, after })
  expect(fits(sum.of(space, oracle, 5, at))).toBe(true)
  expect(fits(sum.of(space, oracle, 4, at))).toBe(false)
  // The other sign of the brackets, and D.1's indices as printed.
  expect(fits(weighted(1, -1))).toBe(false)
  expect(fits(weighted(0, lambda))).toBe(false)
})

test.each(sums)('$name takes the same memory for any n', sum => {
  /** The most arrays at a time, besides those before, and where the arena ends after it. */
  const memory = (n: number, keeps = false) => {
    const { arena, space, oracle, at } = onDense(network, batch, theta)
    const before = arena.live
    let most = 0
    const seen = <R>(result: R): R => {
      most = Math.max(most, arena.live - before)
      return result
    }
    const watched: SecondOrderOracle<Float32Array> = {
      gradient: (i, theta) => seen(oracle.gradient(i, theta)),
      hessianVector: (i, theta, v) => seen(oracle.hessianVector(i, theta, v)),
      release: array => keeps || oracle.release?.(array),
    }
    sum.of({ ...space, axpy: (s, x, y) => seen(space.axpy(s, x, y)) }, watched, n, at)
    return { most, end: arena.make(1).byteOffset }
  }
  expect(memory(3).most).toBe(5)
  expect(memory(50)).toEqual(memory(3))
  // Control: it can be seen where nothing is given up.
  expect(memory(50, true).most).toBeGreaterThan(100)
  expect(memory(50, true).end).toBeGreaterThan(memory(3, true).end)
})
