import * as tf from '@tensorflow/tfjs'
import { expect } from 'vitest'
import { openBackend } from '../../../src/tensor/backend.js'
import { buildsHere } from '../../../src/tensor/kernels/builds.js'
import { registerKernels } from '../../../src/tensor/kernels/register.js'
import type { Build } from '../../../src/tensor/web-assembly.js'

/** A number at every entry in float64, and the sum of the absolute values of what was summed. */
export interface Exact {
  readonly values: Float64Array
  readonly sizes: Float64Array
  /** How many terms were summed, at most. */
  readonly terms: number
}

/** The builds that this engine takes, with what makes wasm run them. */
export const builds: readonly { readonly build: Build; open(): Promise<void> }[] = buildsHere.map(
  build => ({
    build,
    async open() {
      await openBackend('wasm')
      registerKernels(build)
    },
  }),
)

/** The entries of a tensor that is computed on a backend, which stays set. */
export async function on(name: 'cpu' | 'wasm', compute: () => tf.Tensor): Promise<Float32Array> {
  await tf.setBackend(name)
  return tf.tidy(() => compute().dataSync() as Float32Array)
}

/** Uniform in [−1, 1), a function of the seed (mulberry32, and the top 24 bits of it). */
export function uniform(seed: number, length: number): Float32Array {
  let state = seed
  return Float32Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0
    let z = Math.imul(state ^ (state >>> 15), state | 1)
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61)
    return ((z ^ (z >>> 14)) >> 8) / 2 ** 23
  })
}

/** u = 2⁻²⁴: of n roundings one after the other, as Higham has it. */
const gamma = (n: number) => (n * 2 ** -24) / (1 - n * 2 ** -24)

/**
 * Where entries are further from the exact sum of products than any order of float32 summation can
 * take them, γ_n·Σ|terms|; n sums and products may underflow besides.
 */
export const outside = (got: Float32Array, { values, sizes, terms }: Exact): number[] =>
  [...got.keys()].filter(
    i => !(Math.abs(got[i]! - values[i]!) <= gamma(terms) * sizes[i]! + terms * 2 ** -149),
  )

/** That entries are the exact ones, up to rounding. */
export function expectRounded(got: Float32Array, exact: Exact): void {
  expect(got.length).toBe(exact.values.length)
  const [i] = outside(got, exact)
  if (i !== undefined) expect(got[i], `entry ${i}`).toBe(exact.values[i])
}

/** That two are the same but for rounding, infinities and NaNs at the same places. */
export function expectLike(got: Float32Array, want: Float32Array, exact: Exact): void {
  const finite = Float64Array.from(want, (x, i) => (Number.isFinite(x) ? exact.sizes[i]! : 0))
  for (const [i, x] of want.entries()) if (!Number.isFinite(x)) expect(got[i]).toBe(x)
  const keep = (xs: Float32Array) => xs.map((x, i) => (Number.isFinite(want[i]!) ? x : 0))
  const values = Float64Array.from(keep(want))
  expectRounded(keep(got), { values, sizes: finite, terms: 2 * exact.terms })
}
