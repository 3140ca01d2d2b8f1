import type { Tensor } from '@tensorflow/tfjs'
import type { Shapes, TensorTree, TreeData } from './tensor-tree.js'

/**
 * How a model is run. Where it normalises batches, 'train' uses the moments of the batch and hands
 * them out; 'eval' uses running moments.
 */
export type Mode<T = Tensor> =
  | { readonly kind: 'train'; readonly saw?: (moments: Readonly<Record<string, T>>) => void }
  | { readonly kind: 'eval'; readonly statistics: Readonly<Record<string, T>> }

/** A network as a function of its parameters and a batch. */
export interface Model {
  /** "MLP 784-500-10", "ResNet-18". */
  readonly name: string
  /** The shape of one example: [784], or [32, 32, 3] as height, width, channels. */
  readonly input: readonly number[]
  readonly outputs: number
  /** The shapes of the parameters. */
  readonly shapes: Shapes
  /** The shapes of the running moments of batch normalisation; none where there is none. */
  readonly statistics: Shapes
  /** Parameters to start from: a pure function of the seed, the same on every backend. */
  init(seed: number): TreeData
  /** The running moments before any step: means 0, variances 1. */
  initStatistics(): TreeData
  /**
   * Scores (no softmax) of a batch: [B, ...input] → [B, outputs]. Moments handed out belong to the
   * caller's tidy.
   */
  apply(parameters: TensorTree, x: Tensor, mode: Mode): Tensor
}
