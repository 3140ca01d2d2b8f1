// Run by backend.test.ts in a process of its own: how far gradients on WebGPU are from the CPU's.
import * as tf from '@tensorflow/tfjs'
import { openBackend } from '../../src/tensor/backend.js'
import { closeWebGpu } from '../../src/tensor/backend-webgpu.js'

const wave = (n: number) => Float32Array.from({ length: n }, (_, i) => Math.sin(i * i + 1))

/** ∂/∂B of Σ (AB)·C, and ∂/∂W of Σ conv(X, W)·Y. */
async function gradients(): Promise<Float32Array[]> {
  const [A, B] = [tf.tensor2d(wave(64 * 64), [64, 64]), tf.tensor2d(wave(64 * 64), [64, 64])]
  const X = tf.tensor4d(wave(2 * 3 * 3 * 4), [2, 3, 3, 4])
  const W = tf.tensor4d(wave(3 * 3 * 4 * 5), [3, 3, 4, 5])
  const Y = tf.tensor4d(wave(2 * 3 * 3 * 5), [2, 3, 3, 5])
  const byB = tf.grad((b: tf.Tensor) => tf.sum(tf.mul(tf.matMul(A, b as tf.Tensor2D), A)))(B)
  const byW = tf.grad((w: tf.Tensor) =>
    tf.sum(tf.mul(tf.conv2d(X, w as tf.Tensor4D, 1, 'same'), Y)),
  )(W)
  return [await byB.data(), await byW.data()].map(data => Float32Array.from(data))
}

await openBackend('cpu')
const expected = await gradients()
const { device, software } = await openBackend('webgpu')
const found = await gradients()
const [matmul, conv] = found.map((values, k) =>
  Math.max(...values.map((x, i) => Math.abs(x - expected[k]![i]!))),
)
process.stdout.write(JSON.stringify({ device, software, matmul, conv }))
closeWebGpu()
