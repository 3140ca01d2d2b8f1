import { positiveInteger } from '../../space/dimension.js'
import { sizeOf } from '../tensor-tree.js'
import { sequence } from './layer.js'
import { dense, flatten, relu } from './layers.js'
import { type Network, network } from './network.js'

/** A dense network. */
export interface MlpOptions {
  /** The shape of one example, which is flattened: [784], or [28, 28, 1]. */
  readonly input: readonly number[]
  /** Neurons in each hidden layer. */
  readonly widths: readonly number[]
  readonly outputs: number
}

/**
 * The multilayer perceptron: dense layers with ReLU between them. 784-500-500-500-500-500-10 has
 * 1,399,510 parameters. Begins as `heNormal`, biases at 0.
 * @throws RangeError unless all sizes are positive integers
 */
export function mlp({ input, widths, outputs }: MlpOptions): Network {
  const sizes = [sizeOf(input), ...widths, outputs]
  for (const size of [...input, ...sizes]) positiveInteger(size, 'MLP, size')
  const layers = sizes.slice(1).flatMap((size, l) => {
    const layer = dense(`dense${l + 1}`, sizes[l]!, size)
    return l < widths.length ? [layer, relu] : [layer]
  })
  return network(`MLP ${sizes.join('-')}`, input, outputs, sequence(flatten, ...layers))
}
