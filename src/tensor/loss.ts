import * as tf from '@tensorflow/tfjs'

/** The loss of a batch, as a scalar, from scores [B, outputs] and labels [B]. */
export interface BatchLoss {
  readonly name: string
  of(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar
}

/** mean_b [log Σ_c exp z_bc − z_{b, y_b}] over a batch, labels being class numbers. */
export const softmaxCrossEntropy: BatchLoss = {
  name: 'softmax cross-entropy',
  of(scores, labels) {
    const classes = scores.shape[1]!
    const chosen = tf.sum(
      tf.mul(scores, tf.oneHot(tf.cast(labels, 'int32') as tf.Tensor1D, classes)),
      1,
    )
    return tf.mean(tf.sub(tf.logSumExp(scores, 1), chosen)) as tf.Scalar
  },
}

/** mean_b ½|z_b − y_b|² over a batch. */
export const squaredError: BatchLoss = {
  name: 'squared error',
  of(scores, labels) {
    const gap = tf.sub(scores, tf.reshape(labels, scores.shape))
    return tf.div(tf.sum(tf.square(gap)), 2 * scores.shape[0]!) as tf.Scalar
  },
}
