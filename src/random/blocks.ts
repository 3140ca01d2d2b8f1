import { instantiate } from '../space/instantiate.js'
import { writePhilox } from './philox.js'
import { philoxWasm } from './philox-wasm.generated.js'

/**
 * Writes the Philox blocks of counters (c0 + p, c1, c2, c3), p = 0 … count − 1, under the key
 * (k0, k1), four words each, to `out` from its beginning.
 */
export type WriteBlocks = (
  out: Int32Array,
  count: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
) => void

/** In JavaScript alone: what the WebAssembly must agree with, and what replaces it. */
export const referenceBlocks: WriteBlocks = (out, count, c0, c1, c2, c3, k0, k1) => {
  for (let p = 0; p < count; p++) writePhilox(out, 4 * p, c0 + p, c1, c2, c3, k0, k1)
}

/** In WebAssembly; undefined where there is none, or a policy forbids it. */
export function wasmBlocks(): WriteBlocks | undefined {
  const kernel = instantiate<Kernel>(philoxWasm)
  if (kernel === undefined) return undefined
  const memory = new Int32Array(kernel.memory.buffer)
  const most = memory.length / 4
  return (out, count, c0, c1, c2, c3, k0, k1) => {
    if (count === 1) {
      kernel.fill(0, 1, c0, c1, c2, c3, k0, k1)
      for (let i = 0; i < 4; i++) out[i] = memory[i]!
      return
    }
    for (let done = 0; done < count; done += most) {
      const now = Math.min(most, count - done)
      kernel.fill(0, now, c0 + done, c1, c2, c3, k0, k1)
      out.set(memory.subarray(0, 4 * now), 4 * done)
    }
  }
}

/** The fastest there is. The bits are the same. */
export const writeBlocks: WriteBlocks = wasmBlocks() ?? referenceBlocks

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer }
  fill(at: number, count: number, ...counterAndKey: readonly number[]): void
}
