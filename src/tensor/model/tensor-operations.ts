import * as tf from '@tensorflow/tfjs'
import type { Operations } from './operations.js'

/** On tfjs's tensors, of whatever backend is set; each has a gradient there. */
export const tensorOperations: Operations<tf.Tensor> = {
  // A padding that is counted: 'same' pads strided convolutions of even sides on two sides alone.
  convolve: (x, kernel, stride) =>
    tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, stride, (kernel.shape[0]! - 1) / 2),
  multiply: (x, kernel) => tf.matMul(x, kernel),
  add: (x, y) => tf.add(x, y),
  addBias: (x, bias) => tf.add(x, bias),
  relu: x => tf.relu(x),
  maxPool: x => tf.maxPool(x as tf.Tensor4D, 2, 2, 'same'),
  meanOverPixels: x => tf.mean(x, [1, 2]),
  flatten: x => tf.reshape(x, [x.shape[0]!, -1]),
  moments(x) {
    const axes = x.shape.slice(0, -1).map((_, axis) => axis)
    return { ...tf.moments(x, axes), count: x.size / x.shape.at(-1)! }
  },
  normalise: (x, { mean, variance }, scale, shift, epsilon) =>
    tf.batchNorm(
      x,
      mean as tf.Tensor1D,
      variance as tf.Tensor1D,
      shift as tf.Tensor1D,
      scale as tf.Tensor1D,
      epsilon,
    ),
  scale: (x, factor) => tf.mul(x, factor),
}
