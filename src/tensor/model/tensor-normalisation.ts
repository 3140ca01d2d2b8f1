import * as tf from '@tensorflow/tfjs'
import type { Moments } from './operations.js'

/**
 * Moments of each channel, of the last axis, over all else. Their gradients are written out, as tfjs's
 * go over x a dozen times: x changes by δm/n for the mean's, and by 2(x − m)δv/n for the variance's,
 * in which m counts as a constant, as Σ(x − m) = 0.
 */
export function momentsOf(x: tf.Tensor): Moments<tf.Tensor> & { readonly count: number } {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis)
  const count = x.size / x.shape.at(-1)!
  const mean = tf.customGrad((x, save) => {
    ;(save as tf.GradSaveFunc)([])
    return {
      value: tf.mean(x as tf.Tensor, axes),
      gradFunc: (dm: tf.Tensor) => tf.broadcastTo(tf.div(dm, count), (x as tf.Tensor).shape),
    }
  })(x)
  const variance = tf.customGrad((x, save) => {
    ;(save as tf.GradSaveFunc)([x as tf.Tensor, mean])
    return {
      value: tf.mean(tf.square(tf.sub(x as tf.Tensor, mean)), axes),
      gradFunc: (dv: tf.Tensor, [x, mean]: tf.Tensor[]) =>
        tf.mul(tf.sub(x!, mean!), tf.mul(dv, 2 / count)),
    }
  })(x)
  return { mean, variance, count }
}

/**
 * scale·(x − m)·r + shift with r = 1/√(v + ε), channel by channel. For a change δ of it
 * dx = scale·r·δ, dm = −scale·r·Σδ, dv = −½·scale·r³·Σδ(x − m), dscale = r·Σδ(x − m), dshift = Σδ.
 */
export function normalise(
  x: tf.Tensor,
  { mean, variance }: Moments<tf.Tensor>,
  scale: tf.Tensor,
  shift: tf.Tensor,
  epsilon: number,
): tf.Tensor {
  const axes = x.shape.slice(0, -1).map((_, axis) => axis)
  return tf.customGrad((x, m, v, scale, shift, save) => {
    const inputs = [x, m, v, scale] as tf.Tensor[]
    ;(save as tf.GradSaveFunc)(inputs)
    return {
      value: tf.batchNorm(
        x as tf.Tensor,
        m as tf.Tensor1D,
        v as tf.Tensor1D,
        shift as tf.Tensor1D,
        scale as tf.Tensor1D,
        epsilon,
      ),
      gradFunc: (change: tf.Tensor, [x, m, v, scale]: tf.Tensor[]) => {
        const r = tf.rsqrt(tf.add(v!, epsilon))
        const factor = tf.mul(scale!, r)
        const sum = tf.sum(change, axes)
        const along = tf.sum(tf.mul(change, tf.sub(x!, m!)), axes)
        return [
          tf.mul(change, factor),
          tf.neg(tf.mul(factor, sum)),
          tf.mul(tf.mul(tf.mul(factor, tf.square(r)), along), -0.5),
          tf.mul(r, along),
          sum,
        ]
      },
    }
  })(x, mean, variance, scale, shift)
}
