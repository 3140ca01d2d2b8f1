import * as tf from '@tensorflow/tfjs'
import type { Kernels } from './builds.js'
import { geometryBytes, putGeometry } from './geometry.js'
import { addressOf, output, requireFloats, type WasmBackend } from './heap.js'

type Sizes = ReturnType<typeof tf.backend_util.computeConv2DInfo>
type Pair = [number, number] | number

/** How tfjs describes a convolution, apart from its shapes. */
export interface Convolution {
  readonly strides: Pair
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding
  readonly dataFormat: 'NHWC' | 'NCHW'
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
  readonly dilations?: Pair
}

/**
 * tfjs's Conv2D: y of the images x [N, H, W, C] under the filter [h, w, C, outputs]. The zeros around
 * an image are multiplied like any others: where the filter is infinite or NaN, they make NaN, as in
 * TensorFlow, while tfjs's cpu backend passes them over. Filters of 3 × 3 without strides or dilations
 * are applied by F(2×2, 3×3) to images in tiles, if channels and outputs come in eights and there are
 * 16 tiles or more: there what is not finite spreads over its tile. Gradients likewise.
 * @throws Error where images are not NHWC, or tensors not float32
 */
export function conv2d(
  kernels: Kernels,
  backend: WasmBackend,
  { x, filter }: { readonly x: tf.TensorInfo; readonly filter: tf.TensorInfo },
  convolution: Convolution,
): tf.TensorInfo {
  const sizes = sizesOf(x.shape, filter.shape, convolution)
  return run(kernels, backend, kernels.convolve, sizes, [x, filter], sizes.outShape)
}

/** tfjs's Conv2DBackpropFilter: the gradient with respect to the filter, for dy at the outputs. */
export function conv2dBackpropFilter(
  kernels: Kernels,
  backend: WasmBackend,
  { x, dy }: { readonly x: tf.TensorInfo; readonly dy: tf.TensorInfo },
  convolution: Convolution & { readonly filterShape: number[] },
): tf.TensorInfo {
  const sizes = sizesOf(x.shape, convolution.filterShape, convolution)
  return run(kernels, backend, kernels.filterGradient, sizes, [x, dy], convolution.filterShape)
}

/** tfjs's Conv2DBackpropInput: the gradient with respect to the images, for dy at the outputs. */
export function conv2dBackpropInput(
  kernels: Kernels,
  backend: WasmBackend,
  { dy, filter }: { readonly dy: tf.TensorInfo; readonly filter: tf.TensorInfo },
  convolution: Convolution & { readonly inputShape: number[] },
): tf.TensorInfo {
  const sizes = sizesOf(convolution.inputShape, filter.shape, convolution)
  return run(kernels, backend, kernels.inputGradient, sizes, [dy, filter], convolution.inputShape)
}

/** @throws Error unless images are NHWC */
function sizesOf(input: number[], filter: number[], convolution: Convolution): Sizes {
  const { strides, dilations = 1, pad, dataFormat, dimRoundingMode } = convolution
  if (dataFormat !== 'NHWC') throw new Error(`conv2d: expected NHWC images, got ${dataFormat}`)
  return tf.backend_util.computeConv2DInfo(
    input as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations,
    pad,
    dimRoundingMode,
  )
}

/** One of the three kernels, which take their sizes from memory, on two tensors. */
function run(
  kernels: Kernels,
  backend: WasmBackend,
  kernel: Kernels['convolve'],
  sizes: Sizes,
  [first, second]: readonly [tf.TensorInfo, tf.TensorInfo],
  shape: readonly number[],
): tf.TensorInfo {
  requireFloats('conv2d', [first, second])
  const { inChannels, outChannels } = sizes
  const taps = sizes.filterHeight * sizes.filterWidth
  return output(
    backend,
    shape,
    geometryBytes + kernels.convolutionScratch(taps, inChannels, outChannels),
    (out, scratch) => {
      putGeometry(backend, scratch, sizes)
      const [a, b, c] = [first, second, out].map(tensor => addressOf(backend, tensor))
      kernel(scratch, a!, b!, c!, scratch + geometryBytes)
    },
  )
}
