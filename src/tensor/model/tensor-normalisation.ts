import * as tf from '@tensorflow/tfjs'
import type { Moments } from './operations.js'

// tfjs's own gradients of these go over x some twenty times; those written out here, ten.

/**
 * Moments of each channel, of the last axis, over all else. For a change δm of the mean x changes by
 * δm/n, and for δv of the variance by 2(x − m)δv/n: m counts as a constant there, as Σ(x − m) = 0.
 */
export function momentsOf(x: tf.Tensor): Moments<tf.Tensor> & { readonly count: number } {
  const axes = axesBefore(x)
  const count = x.size / x.shape.at(-1)!
  const mean = withGradient(
    [x],
    [],
    () => tf.mean(x, axes),
    change => tf.broadcastTo(tf.div(change, count), x.shape),
  )
  const variance = withGradient(
    [x],
    [x, mean],
    () => tf.mean(tf.square(tf.sub(x, mean)), axes),
    (change, x, m) => tf.mul(tf.sub(x!, m!), tf.mul(change, 2 / count)),
  )
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
  const axes = axesBefore(x)
  const vectors = [mean, variance, shift, scale] as [
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
  ]
  return withGradient(
    [x, mean, variance, scale, shift],
    [x, mean, variance, scale],
    () => tf.batchNorm(x, ...vectors, epsilon),
    (change, x, m, v, scale) => {
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
  )
}

const axesBefore = (x: tf.Tensor) => x.shape.slice(0, -1).map((_, axis) => axis)

/** A function of `inputs` whose gradient is given, as a function of its change and of what is kept. */
const withGradient = (
  inputs: readonly tf.Tensor[],
  kept: readonly tf.Tensor[],
  value: () => tf.Tensor,
  gradient: (change: tf.Tensor, ...kept: tf.Tensor[]) => tf.Tensor | tf.Tensor[],
): tf.Tensor =>
  tf.customGrad((...given) => {
    const save = given.at(-1) as tf.GradSaveFunc
    save([...kept])
    return { value: value(), gradFunc: (change, saved) => gradient(change, ...saved) }
  })(...inputs)
