import type { Arena } from './arena.js'
import type { DenseLayer, DenseNetwork } from './network.js'

/** A layer in a pass: addresses of rows of what goes through it, and of the gradients at them. */
export interface Station {
  readonly layer: DenseLayer
  /** Its inputs, and the gradient at them: 0 where it is not wanted. */
  readonly x: number
  readonly dx: number
  /** Its outputs, rectified below the top, and the gradient at them before they were. */
  readonly z: number
  readonly dz: number
}

/** Room for the activations of a network on a batch, and for the gradients at them. */
export interface Stations {
  readonly rows: number
  readonly inputs: Float32Array
  readonly scores: Float32Array
  readonly all: readonly Station[]
}

/** @throws RangeError where the arena has no room */
export function stations(arena: Arena, { widths, layers }: DenseNetwork, rows: number): Stations {
  const activations = widths.map(width => arena.make(rows * width))
  const gradients = widths.map(width => arena.make(rows * width))
  const addresses = [activations, gradients].map(arrays => arrays.map(a => a.byteOffset))
  const [x, dx] = addresses as [number[], number[]]
  return {
    rows,
    inputs: activations[0]!,
    scores: activations.at(-1)!,
    all: layers.map((layer, l) => ({
      layer,
      x: x[l]!,
      dx: l === 0 ? 0 : dx[l]!,
      z: x[l + 1]!,
      dz: dx[l + 1]!,
    })),
  }
}
