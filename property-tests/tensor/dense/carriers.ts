import type { SecondOrderOracle } from '../../../src/expansion/hessian-sum.js'
import { gradientStep } from '../../../src/map/gradient-step.js'
import type { SelfMap } from '../../../src/map/self-map.js'
import type { VectorSpace } from '../../../src/space/vector-space.js'
import { Arena } from '../../../src/tensor/dense/arena.js'
import { rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import { denseOracle } from '../../../src/tensor/dense/oracle.js'
import { type Batch, DensePass } from '../../../src/tensor/dense/pass.js'
import { denseStep } from '../../../src/tensor/dense/step.js'
import { arenaVectors } from '../../../src/tensor/dense/vectors.js'
import { sgdOptimiser } from '../../../src/tensor/optimiser.js'
import {
  exactVector,
  type TrackedVector,
  trackedOracle,
  trackedVectors,
} from './tracked-vectors.js'

/** A small network with two hidden layers, n batches of two rows, and a start far from all kinks. */
export const network = rectifiedNetwork([3, 4, 4, 3], 'softmax cross-entropy')
export const n = 4
const wave = (length: number, phase: number) =>
  Array.from({ length }, (_, k) => Math.fround(Math.sin(k * k + phase * k + phase)))
export const batch = (i: number): Batch => ({ x: wave(6, 0.7 * i), y: [i % 3, (i + 1) % 3] })
export const start = wave(network.size, 14.9)

/** What the orders of gradient steps run on, and how its numbers are read. */
export interface Carrier<V> {
  readonly space: VectorSpace<V>
  readonly oracle: SecondOrderOracle<V>
  readonly theta: V
  /** θ ↦ θ − h∇L_i(θ). */
  step(h: number, i: number): SelfMap<V>
  entries(v: V): TrackedVector
}

/** float64 by the formulas, with bounds on what float32 makes of it. */
export function trackedCarrier(): Carrier<TrackedVector> {
  const space = trackedVectors(network.size)
  const oracle = trackedOracle(network, batch)
  return {
    space,
    oracle,
    theta: exactVector(start),
    step: (h, i) => gradientStep(space, h, theta => oracle.gradient(i, theta)),
    entries: v => v,
  }
}

/** float32 on the dense kernels, in the fused steps that a training takes. */
export function denseCarrier(): Carrier<Float32Array> {
  const arena = new Arena()
  const pass = new DensePass(arena, network, 2)
  const space = arenaVectors(arena, network.size)
  return {
    space,
    oracle: denseOracle(pass, batch),
    theta: arena.from(start),
    step: (h, i) => denseStep(pass, sgdOptimiser(space, h), () => batch(i)),
    entries: exactVector,
  }
}
