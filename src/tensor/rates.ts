import * as tf from '@tensorflow/tfjs'

/** Floating point operations a second, in 10^9, of the backend that is set. */
export interface Rates {
  /** Of 256 × 256 matrices. */
  readonly matmul: number
  /** Of a 3 × 3 convolution, 32 channels to 32, on 4 images of 32 × 32, where there are any. */
  readonly conv?: number
}

const side = 256
const [images, pixels, channels, kernel] = [4, 32, 32, 3]

/** Measures both, each for about a fifth of a second after a warm-up. */
export async function measureRates(): Promise<Rates> {
  const a = tf.randomNormal([side, side])
  const x = tf.randomNormal<tf.Rank.R4>([images, pixels, pixels, channels])
  const w = tf.randomNormal<tf.Rank.R4>([kernel, kernel, channels, channels])
  const matmul = await rate(2 * side ** 3, () => tf.matMul(a, a))
  const operations = 2 * images * pixels ** 2 * channels ** 2 * kernel ** 2
  const conv = await rate(operations, () => tf.conv2d(x, w, 1, 'same'))
  tf.dispose([a, x, w])
  return { matmul, conv }
}

async function rate(operations: number, run: () => tf.Tensor): Promise<number> {
  const once = async () => {
    const result = run()
    await result.data() // a queue that is not read from may not have run
    result.dispose()
  }
  await once()
  const begun = performance.now()
  let runs = 0
  let elapsed = 0
  while (elapsed < 200) {
    await once()
    runs++
    elapsed = performance.now() - begun
  }
  return (operations * runs) / elapsed / 1e6
}
