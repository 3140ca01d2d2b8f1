import type * as tf from '@tensorflow/tfjs'
import type { Kernels } from './builds.js'
import { addressOf, output, type WasmBackend } from './heap.js'

/** tfjs's Tile of float32: x repeated along its axes. */
export function tile(
  kernels: Kernels,
  backend: WasmBackend,
  { x }: { readonly x: tf.TensorInfo },
  { reps }: { readonly reps: readonly number[] },
): tf.TensorInfo {
  const shape = x.shape.map((size, axis) => size * reps[axis]!)
  const axes = merged(x.shape, reps)
  return output(backend, shape, 8 * axes.length, (out, scratch) => {
    if (shape.includes(0)) return
    const { buffer } = backend.wasm.asm.memory
    new Uint32Array(buffer, scratch, 2 * axes.length).set(axes.flat())
    kernels.tile(scratch, axes.length, addressOf(backend, x), addressOf(backend, out))
  })
}

/** Pairs (size, repetitions), the last size in bytes: axes that are not repeated join those before. */
function merged(shape: readonly number[], reps: readonly number[]): [number, number][] {
  const axes: [number, number][] = [[4, 1]]
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const [here, times] = [shape[axis]!, reps[axis]!]
    if (axes[0]![1] === 1) axes[0] = [axes[0]![0] * here, times]
    else axes.unshift([here, times])
  }
  return axes
}
