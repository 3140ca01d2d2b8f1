import * as tf from '@tensorflow/tfjs'
import type { Kernels } from './builds.js'
import { addressOf, output, type WasmBackend } from './heap.js'

/** What tfjs's FusedBatchNorm is given; scale and offset may be missing there. */
export interface BatchNorm {
  readonly x: tf.TensorInfo
  readonly mean: tf.TensorInfo
  readonly variance: tf.TensorInfo
  readonly offset: tf.TensorInfo
  readonly scale: tf.TensorInfo
}

/** Whether x is float32, and all else there and of [channels]. */
export const isByChannel = ({ x, ...rest }: Partial<BatchNorm>): boolean =>
  x?.dtype === 'float32' &&
  [rest.mean, rest.variance, rest.offset, rest.scale].every(
    one => one?.dtype === 'float32' && one.shape.length === 1 && one.shape[0] === x.shape.at(-1),
  )

/** tfjs's FusedBatchNorm: scale·(x − mean)/√(variance + ε) + offset, channel by channel. */
export function batchNorm(
  kernels: Kernels,
  backend: WasmBackend,
  { x, mean, variance, offset, scale }: BatchNorm,
  { varianceEpsilon }: { readonly varianceEpsilon: number },
): tf.TensorInfo {
  const channels = x.shape.at(-1)!
  return output(backend, x.shape, 4 * channels, (out, scratch) =>
    kernels.batchNorm(
      ...[tf.util.sizeFromShape(x.shape.slice(0, -1)), channels],
      ...[x, mean, variance, scale, offset].map(tensor => addressOf(backend, tensor)),
      ...[varianceEpsilon, addressOf(backend, out), scratch],
    ),
  )
}
