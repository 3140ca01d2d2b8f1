import { type MlpOptions, mlpLayers, mlpSizes } from './mlp-layers.js'
import { type Network, network } from './network.js'

/**
 * The multilayer perceptron: dense layers with ReLU between them. 784-500-500-500-500-500-10 has
 * 1,399,510 parameters. Begins as `heNormal`, biases at 0.
 * @throws RangeError unless all sizes are positive integers
 */
export const mlp = (options: MlpOptions): Network =>
  network(`MLP ${mlpSizes(options).join('-')}`, options.input, options.outputs, mlpLayers(options))

export type { MlpOptions }
