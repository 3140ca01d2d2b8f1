import * as tf from '@tensorflow/tfjs'
import type { Kernels } from './builds.js'
import { geometryBytes, putGeometry } from './geometry.js'
import { addressOf, output, requireFloats, type WasmBackend } from './heap.js'

/** How tfjs describes a pooling of NHWC images, apart from its shapes. */
interface Pooling {
  readonly filterSize: [number, number] | number
  readonly strides: [number, number] | number
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

/** tfjs's MaxPoolGrad: dy, added where each window of the input has its first maximum. */
export function maxPoolGrad(
  kernels: Kernels,
  backend: WasmBackend,
  { dy, input }: { readonly dy: tf.TensorInfo; readonly input: tf.TensorInfo },
  { filterSize, strides, pad, dimRoundingMode }: Pooling,
): tf.TensorInfo {
  requireFloats('maxPoolGrad', [dy, input])
  const sizes = tf.backend_util.computePool2DInfo(
    input.shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  )
  return output(backend, input.shape, geometryBytes, (dx, scratch) => {
    putGeometry(backend, scratch, sizes)
    const [x, y, to] = [input, dy, dx].map(tensor => addressOf(backend, tensor))
    kernels.maxPoolGradient(scratch, x!, y!, to!)
  })
}
