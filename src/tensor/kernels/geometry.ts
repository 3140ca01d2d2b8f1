import type * as tf from '@tensorflow/tfjs'
import type { WasmBackend } from './heap.js'

type Sizes = ReturnType<typeof tf.backend_util.computeConv2DInfo>

/** The fields of Geometry in src/tensor/wasm/geometry.ts, in its order. */
const fields = (sizes: Sizes): readonly number[] => [
  sizes.batchSize,
  sizes.inHeight,
  sizes.inWidth,
  sizes.inChannels,
  sizes.outHeight,
  sizes.outWidth,
  sizes.outChannels,
  sizes.filterHeight,
  sizes.filterWidth,
  sizes.strideHeight,
  sizes.strideWidth,
  sizes.dilationHeight,
  sizes.dilationWidth,
  sizes.padInfo.top,
  sizes.padInfo.left,
]

/** How many bytes a Geometry takes, rounded up so that what follows is aligned. */
export const geometryBytes = 64

/** Writes the sizes of a convolution or a pooling to the backend's memory. */
export function putGeometry({ wasm }: WasmBackend, address: number, sizes: Sizes): void {
  new Int32Array(wasm.asm.memory.buffer, address, geometryBytes / 4).set(fields(sizes))
}
