import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderAverageStep } from '../../../src/tensor/dense/accumulated-step.js'
import { Arena } from '../../../src/tensor/dense/arena.js'
import { chunkedOracle, chunksOf } from '../../../src/tensor/dense/chunks.js'
import { rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import { type Batch, DensePass } from '../../../src/tensor/dense/pass.js'
import { property } from '../../property.js'
import { instance } from './instances.js'
import { reference } from './reference.js'
import { allows, exactly, sumOfProducts, type Tracked, u } from './tracked.js'

const room = fc.integer({ min: 1, max: 9 })

/** What sums over chunks of so many rows may be: of each chunk's tracked numbers, weighted. */
function tracked(
  of: (batch: Batch) => readonly Tracked[],
  batch: Batch,
  rows: number,
  most: number,
): Tracked[] {
  const parts = chunksOf(batch, rows, most).map(({ batch: chunk, weight }) => ({
    numbers: of(chunk),
    weight: { value: weight, error: weight * u },
  }))
  return parts[0]!.numbers.map((_, k) =>
    sumOfProducts(
      parts.map(({ numbers }) => numbers[k]!),
      parts.map(({ weight }) => weight),
    ),
  )
}

function expectAll(expected: readonly Tracked[], computed: Float32Array) {
  const off = expected.findIndex((t, i) => !allows(t, computed[i]!))
  if (off >= 0) throw new Error(`number ${off}: ${computed[off]}, not ${expected[off]!.value}`)
}

describe('gradients and Hessian-vector products of a batch in chunks', () => {
  property([instance, room])(
    'are within rounding of float64, whatever room the pass has',
    ({ network, theta, v, x, y }, most) => {
      const batch = { x: Float32Array.from(x), y: Float32Array.from(y) }
      const rows = x.length / network.widths[0]!
      fc.pre(reference(network, theta, { x, y }, v).sure)
      const arena = new Arena()
      const oracle = chunkedOracle(new DensePass(arena, network, most), () => batch)
      const [at, along] = [arena.from(theta), arena.from(v)]
      const before = arena.live
      const of = (key: 'gradient' | 'hessianVector') => (chunk: Batch) =>
        reference(network, theta, chunk, v)[key]
      const gradient = oracle.gradient(1, at)
      expectAll(tracked(of('gradient'), batch, rows, most), gradient)
      expectAll(tracked(of('hessianVector'), batch, rows, most), oracle.hessianVector(1, at, along))
      // Its stations aside, two arrays are left: those that were asked for.
      expect(arena.holds(gradient)).toBe(true)
      expect(arena.live - before).toBeGreaterThanOrEqual(2)
    },
  )

  property([instance, room])('chunks are the rows of the batch, each once', (one, most) => {
    const batch = { x: Float32Array.from(one.x), y: Float32Array.from(one.y) }
    const rows = one.x.length / one.network.widths[0]!
    const chunks = chunksOf(batch, rows, most)
    expect(chunks.flatMap(({ batch: { x } }) => [...(x as Float32Array)])).toEqual([...batch.x])
    expect(chunks.flatMap(({ batch: { y } }) => [...(y as Float32Array)])).toEqual([...batch.y])
    expect(chunks.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
  })

  test('control: equal weights, where the last chunk is short, are seen', () => {
    const network = rectifiedNetwork([2, 3, 2], 'squared error')
    const theta = Array.from({ length: network.size }, (_, i) => Math.sin(i + 1))
    const batch = { x: Float32Array.of(1, 2, 3, 1, -2, 1), y: Float32Array.of(1, 0, 3, 1, 2, 2) }
    const of = (chunk: Batch) => reference(network, theta, chunk, theta).gradient
    const right = tracked(of, batch, 3, 2)
    const arena = new Arena()
    const computed = chunkedOracle(new DensePass(arena, network, 2), () => batch).gradient(
      1,
      arena.from(theta),
    )
    expectAll(right, computed)
    const [first, second] = chunksOf(batch, 3, 2).map(({ batch: chunk }) => of(chunk))
    const wrong = first!.map((t, k) =>
      sumOfProducts([t, second![k]!], [exactly(0.5), exactly(0.5)]),
    )
    expect(() => expectAll(wrong, computed)).toThrow('number')
  })
})

describe('the order-average step', () => {
  const network = rectifiedNetwork([3, 5, 4], 'softmax cross-entropy')
  const theta = Array.from({ length: network.size }, (_, i) => Math.fround(Math.sin(3 * i + 1)))
  const rows = 12
  const x = Float32Array.from({ length: 3 * rows }, (_, i) => Math.cos(i * i + 1))
  const y = Uint8Array.from({ length: rows }, (_, b) => (5 * b) % 4)
  const h = 0.1

  /** θ − h∇L + λ Σ_{i≠j} ∇²L_i∇L_j, with exact errors. */
  function expected(parts: number, lambda: number): Tracked[] {
    const split = chunksOf({ x, y }, rows, rows / parts).map(({ batch }) => batch)
    const gradients = split.map(batch => reference(network, theta, batch, theta).gradient)
    const cross = split.map((batch, i) => {
      const others = gradients.filter((_, j) => j !== i)
      const along = theta.map((_, k) =>
        others.length === 0
          ? exactly(0)
          : sumOfProducts(
              others.map(g => g[k]!),
              others.map(() => exactly(lambda)),
            ),
      )
      return reference(network, theta, batch, along).hessianVector
    })
    const all = reference(network, theta, { x, y }, theta).gradient
    return theta.map((t, k) =>
      sumOfProducts(
        [exactly(t), all[k]!, ...cross.map(c => c[k]!)],
        [exactly(1), exactly(-h), ...cross.map(() => exactly(1))],
      ),
    )
  }

  /** Sums of gradients are formed by adding and taking away again: a few roundings more. */
  const slack = (numbers: readonly Tracked[]) =>
    numbers.map(({ value, error }) => ({ value, error: 4 * error + 8 * u * Math.abs(value) }))

  const step = (parts: number, lambda: number) => {
    const arena = new Arena()
    const pass = new DensePass(arena, network, 5)
    const map = orderAverageStep(pass, h, { kind: 'order average', parts, lambda }, () => ({
      x,
      y,
    }))
    const point = arena.from(theta)
    map.apply(point) // makes room of its own
    const before = arena.live
    const image = map.apply(point)
    expect(arena.live - before).toBe(1)
    return image
  }

  test.each([1, 2, 3, 4])('of %i parts is what its formula says', parts => {
    for (const lambda of [h ** 2 / (2 * parts ** 2), 4 * h ** 2]) {
      expectAll(slack(expected(parts, lambda)), step(parts, lambda))
    }
  })

  test('control: another λ, and another sign, are seen', () => {
    for (const wrong of [1.001 * h ** 2, -(h ** 2)]) {
      expect(() => expectAll(slack(expected(3, wrong)), step(3, h ** 2))).toThrow('number')
    }
  })
})
