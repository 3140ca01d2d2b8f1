import { positiveInteger } from '../../space/dimension.js'
import { sizeOf } from '../tensor-tree.js'
import { type Layer, sequence } from './layer.js'
import { dense, flatten, relu } from './layers.js'

/** A dense network. */
export interface MlpOptions {
  /** The shape of one example, which is flattened: [784], or [28, 28, 1]. */
  readonly input: readonly number[]
  /** Neurons in each hidden layer. */
  readonly widths: readonly number[]
  readonly outputs: number
  /** Of the variance gain/fan-in that kernels begin with; 2 unless given. */
  readonly gain?: number | undefined
}

/** Neurons a layer, from the inputs to the outputs. @throws RangeError unless positive integers */
export function mlpSizes({ input, widths, outputs }: MlpOptions): number[] {
  const sizes = [sizeOf(input), ...widths, outputs]
  for (const size of [...input, ...sizes]) positiveInteger(size, 'MLP, size')
  return sizes
}

/** Dense layers with ReLU between them. Begin as `heNormal`, biases at 0. */
export function mlpLayers(options: MlpOptions): Layer {
  const sizes = mlpSizes(options)
  const layers = sizes.slice(1).flatMap((size, l) => {
    const layer = dense(`dense${l + 1}`, sizes[l]!, size, options.gain)
    return l < options.widths.length ? [layer, relu] : [layer]
  })
  return sequence(flatten, ...layers)
}
