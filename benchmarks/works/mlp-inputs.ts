import { Source, standardNormal } from '../../src/random/index.js'
import { initialValues } from '../../src/tensor/model/initial.js'
import { mlpLayers } from '../../src/tensor/model/mlp-layers.js'
import { concatenated } from '../../src/tensor/tensor-tree.js'

/** An MLP with its loss and step size, and how many rows there are in how many batches. */
export type Shape = {
  readonly widths: readonly number[]
  readonly rows: number
  readonly batches: number
  readonly h: number
  readonly loss: 'softmax cross-entropy' | 'squared error'
}

/** Independent standard normal numbers, none of them 0, which the kernels would pass over. */
export function normals(length: number, index: number): Float32Array {
  const source = new Source(1).seek(0, index)
  return Float32Array.from({ length }, () => standardNormal(source))
}

/** θ, and x and y of all batches, one after the other. */
export function mlpInputs({ widths, rows, batches, loss }: Shape) {
  const [input, ...hidden] = widths as [number, ...number[]]
  const outputs = hidden.pop()!
  const layers = mlpLayers({ input: [input], widths: hidden, outputs, gain: 1 })
  const all = rows * batches
  return {
    theta: concatenated(initialValues(layers.parameters, 1)),
    x: normals(all * input, 1),
    y:
      loss === 'squared error'
        ? normals(all * outputs, 2)
        : Float32Array.from({ length: all }, (_, b) => (7 * b) % outputs),
  }
}
