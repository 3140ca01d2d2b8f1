import * as tf from '@tensorflow/tfjs'
import { softmaxCrossEntropy } from '../../../src/tensor/loss.js'
import type { Network } from '../../../src/tensor/model/index.js'
import { runLayers } from '../../../src/tensor/model/network.js'
import type { Operations } from '../../../src/tensor/model/operations.js'
import { gradientOf } from '../../../src/tensor/network-step.js'
import { treeOf } from '../../../src/tensor/read.js'
import type { TreeData } from '../../../src/tensor/tensor-tree.js'
import { batch, type Instance, references } from './instances.js'
import {
  type Arithmetic,
  reference,
  referenceLoss,
  referenceOperations,
} from './reference-operations.js'
import { shadowed } from './shadowed.js'

/** Numbers that pick a parameter array and an entry of it. */
export type Coordinate = readonly [number, number]

/** A derivative of the loss, and how far off one in float32 may be. */
export interface Derivative {
  readonly name: string
  readonly entry: number
  readonly value: number
  readonly tolerance: number
}

/** How far a parameter is moved. */
const step = 2 ** -19
/** How many times the rounding of float32 is sampled, and how much smaller it is made. */
const samples = 8
const smaller = 2 ** -8

/** A hash of the branches taken, one after another. */
function trace() {
  let hash = 0
  return {
    branch: (taken: number) => {
      hash = Math.imul(hash ^ (taken + 1), 0x01000193)
    },
    hash: () => hash,
  }
}

/** +size or −size, evenly: Marsaglia's xorshift32. */
function signs(seed: number, size: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state < 0 ? -size : size
  }
}

/** The loss in float64 as a function of one entry of the parameters, and a hash of its branches. */
function losses(network: Network, at: Instance) {
  const parameters = references(network.shapes, at.parameters)
  const x = reference([batch, ...network.input], at.x)
  return (name: string, entry: number, by: number, { error }: Arithmetic = {}) => {
    const { branch, hash } = trace()
    const arithmetic = error ? { error, branch } : { branch }
    const { data } = parameters[name]!
    const here = data[entry]!
    data[entry] = here + by
    const on = referenceOperations(arithmetic)
    const scores = runLayers(network.layers, on, parameters, x, { kind: 'train' })
    data[entry] = here
    return { loss: referenceLoss(scores, at.labels, arithmetic), branches: hash() }
  }
}

/** ∇L by tensors, through a model that runs on these operations, and a hash of the branches taken. */
export function byTensors(network: Network, at: Instance, on: Operations<tf.Tensor>) {
  return tf.tidy(() => {
    const model: Network = {
      ...network,
      apply: (p, x, mode) => runLayers(network.layers, on, p, x, mode),
    }
    const theta = treeOf(network.shapes, at.parameters)
    const x = tf.tensor(at.x, [batch, ...network.input])
    const { branch, hash } = trace()
    runLayers(network.layers, shadowed(on, branch).on, theta, x, { kind: 'train' })
    const tree = gradientOf(model, softmaxCrossEntropy, theta, x, tf.tensor1d([...at.labels]))
    const gradient: TreeData = Object.fromEntries(
      Object.entries(tree).map(([name, g]) => [name, g.dataSync() as Float32Array]),
    )
    return { gradient, branches: hash() }
  })
}

/**
 * Derivatives of the loss by central differences D(h) in float64, at those of the coordinates where
 * the branches are the given ones all of the way, with what a derivative in float32 may be off by.
 *
 * The tolerance is |D(2h) − D(h)|, which is above the truncation of D(h), and 8 times the root mean
 * square r of what D(h) changes by when every term of every sum is changed at random by ± γ_m, the
 * most that m roundings do to it: Monte Carlo arithmetic (Parker 1997), made linear by making the
 * changes smaller and what comes of them larger by the same factor. Where the real error is normal
 * with a deviation of a quarter of that of the samples or less (roundings are smaller than their
 * bounds, and have both signs), it exceeds 8r with a probability below 10⁻⁹. The rounding of L in
 * float64, 2⁻²⁹ of that in float32, and of its last digit are in D(h) divided by h.
 */
export function byDifferences(
  network: Network,
  at: Instance,
  branches: number,
  coordinates: readonly Coordinate[],
): Derivative[] {
  const lossAt = losses(network, at)
  const names = Object.keys(network.shapes)
  return coordinates.flatMap(([i, e]) => {
    const name = names[i % names.length]!
    const entry = e % at.parameters[name]!.length
    /** D(h) and L ahead; NaN where another branch is taken. */
    const central = (h: number, error?: () => () => number) => {
      const [ahead, behind] = [h, -h].map(by =>
        lossAt(name, entry, by, error ? { error: error() } : {}),
      )
      const smooth = ahead!.branches === branches && behind!.branches === branches
      return {
        slope: smooth ? (ahead!.loss - behind!.loss) / (2 * h) : Number.NaN,
        loss: ahead!.loss,
      }
    }
    const [near, far] = [central(step), central(2 * step)]
    const truncation = Math.abs(far.slope - near.slope)
    if (Number.isNaN(truncation)) return []
    const changed = Array.from({ length: samples }, (_, s) =>
      central(step, () => signs(s + 1, smaller)),
    )
    /** The root mean square of what a quantity changes by. */
    const rounding = (of: 'slope' | 'loss') =>
      Math.hypot(...changed.map(sample => sample[of] - near[of])) / Math.sqrt(samples) / smaller
    const inFloat64 = (8 * rounding('loss') * 2 ** -29 + near.loss * 2 ** -52) / step
    const tolerance = truncation + 8 * rounding('slope') + inFloat64
    return Number.isNaN(tolerance) ? [] : [{ name, entry, value: near.slope, tolerance }]
  })
}

/** Whether the gradient has this derivative. */
export const agree = (gradient: TreeData, { name, entry, value, tolerance }: Derivative) =>
  Math.abs(gradient[name]![entry]! - value) <= tolerance
