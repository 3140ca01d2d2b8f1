import * as tf from '@tensorflow/tfjs'
import type { Operations } from './operations.js'
import { momentsOf, normalise } from './tensor-normalisation.js'

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
  moments: momentsOf,
  normalise,
  scale: (x, factor) => tf.mul(x, factor),
}
