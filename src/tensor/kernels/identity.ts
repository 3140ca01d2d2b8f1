import type * as tf from '@tensorflow/tfjs'
import type { Kernels } from './builds.js'
import type { WasmBackend } from './heap.js'

/** tfjs's Identity: x itself, counted once more. tfjs's own kernel for WebAssembly makes a copy. */
export function identity(
  _: Kernels,
  backend: WasmBackend,
  { x }: { readonly x: tf.TensorInfo },
): tf.TensorInfo {
  backend.incRef(x.dataId)
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype }
}
