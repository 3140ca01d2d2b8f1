import * as tf from '@tensorflow/tfjs'
import type { WasmBackend } from './heap.js'

/** What tfjs's fused kernels do after the product or convolution z: activation(z + bias). */
export interface Fused {
  readonly bias?: tf.TensorInfo
  readonly preluActivationWeights?: tf.TensorInfo
  readonly activation: string
  readonly leakyreluAlpha?: number
}

/** activation(z + bias) by the backend's own kernels, one after the other; z is given back. */
export function finish(backend: WasmBackend, z: tf.TensorInfo, fused: Fused): tf.TensorInfo {
  const { bias, activation, leakyreluAlpha: alpha = 0.2, preluActivationWeights } = fused
  const shifted = bias ? replace(backend, z, 'Add', { a: z, b: bias }) : z
  if (activation === 'linear') return shifted
  const kernel = kernels[activation]
  if (!kernel) {
    backend.disposeData(shifted.dataId)
    throw new Error(`activation: expected ${Object.keys(kernels).join(', ')}, got ${activation}`)
  }
  const inputs = preluActivationWeights
    ? { x: shifted, alpha: preluActivationWeights }
    : { x: shifted }
  return replace(backend, shifted, kernel, inputs, { alpha })
}

const kernels: Readonly<Record<string, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
}

/** What a kernel makes of its inputs; z, one of them, is given back. */
function replace(
  backend: WasmBackend,
  z: tf.TensorInfo,
  kernel: string,
  inputs: tf.NamedTensorInfoMap,
  attrs: tf.NamedAttrMap = {},
): tf.TensorInfo {
  try {
    return tf.getKernel(kernel, 'wasm').kernelFunc({ inputs, backend, attrs }) as tf.TensorInfo
  } finally {
    backend.disposeData(z.dataId)
  }
}
