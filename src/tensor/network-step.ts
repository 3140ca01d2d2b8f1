import * as tf from '@tensorflow/tfjs'
import type { SelfMap } from '../map/self-map.js'
import { lifted } from './lifted.js'
import type { BatchLoss } from './loss.js'
import type { Model } from './model.js'
import type { Optimiser } from './optimiser.js'
import type { TensorTree } from './tensor-tree.js'

/** The state of a network in training: what its optimiser keeps, and its running moments. */
export interface NetworkState<P> {
  readonly optimiser: P
  readonly statistics: TensorTree
}

/** Inputs [B, ...input] and labels [B] of a batch, new tensors at each call. */
export type BatchTensors = () => { readonly x: tf.Tensor; readonly y: tf.Tensor }

/**
 * One optimiser step on one batch, as a map of states: (z, s) ↦ (T z, s + ρ(m − s)), T the
 * optimiser's map for the gradient of the batch loss, m the moments of the batch that the model
 * normalises by, where the optimiser takes the gradient. It leaves no tensor but those of its image.
 * @param momentum ρ; 0.1 unless given
 */
export function networkStep<P>(
  model: Model,
  loss: BatchLoss,
  optimiser: Optimiser<TensorTree, P>,
  batch: BatchTensors,
  momentum = 0.1,
): SelfMap<NetworkState<P>> {
  return lifted({
    name: `${model.name}, ${optimiser.name}`,
    proved: {},
    apply({ optimiser: z, statistics }) {
      const { x, y } = batch()
      const seen: TensorTree[] = []
      const gradient = (theta: TensorTree) =>
        gradientOf(model, loss, theta, x, y, moments => seen.push(moments))
      try {
        const next = optimiser.step(gradient).apply(z)
        return { optimiser: next, statistics: drawnTo(seen.at(-1) ?? {}, statistics, momentum) }
      } finally {
        tf.dispose(seen)
      }
    },
  })
}

/** s + ρ(m − s), name by name. */
const drawnTo = (m: TensorTree, s: TensorTree, rho: number): TensorTree =>
  Object.fromEntries(
    Object.entries(s).map(([name, old]) => [name, tf.add(old, tf.mul(tf.sub(m[name]!, old), rho))]),
  )

/**
 * ∇_θ of the batch loss at θ, by one backward pass. The moments of the forward pass are handed out,
 * outside of every tidy: whoever takes them disposes of them.
 */
export function gradientOf(
  model: Model,
  loss: BatchLoss,
  theta: TensorTree,
  x: tf.Tensor,
  y: tf.Tensor,
  saw?: (moments: TensorTree) => void,
): TensorTree {
  const names = Object.keys(model.shapes)
  const handOut = (moments: TensorTree) =>
    saw?.(
      Object.fromEntries(
        Object.entries(moments).map(([name, moment]) => [name, tf.keep(tf.clone(moment))]),
      ),
    )
  const gradients = tf.grads((...parameters: tf.Tensor[]) => {
    const tree = Object.fromEntries(names.map((name, i) => [name, parameters[i]!]))
    const scores = model.apply(tree, x, { kind: 'train', saw: handOut })
    return loss.of(scores, y)
  })
  try {
    const found = gradients(names.map(name => theta[name]!))
    return Object.fromEntries(names.map((name, i) => [name, found[i]!]))
  } catch (error) {
    forgetTape()
    throw error
  }
}

/** Disposes of what tfjs keeps for a backward pass, which it does itself only after one. */
function forgetTape(): void {
  const { state } = tf.engine()
  for (const { saved = [] } of state.activeTape ?? []) tf.dispose(saved)
  state.activeTape = []
}
