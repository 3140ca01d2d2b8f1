import { positiveInteger } from '../../space/dimension.js'

/** The losses that the kernels know. Labels are class numbers, or the values wanted. */
export type DenseLoss = 'softmax cross-entropy' | 'squared error'

/** A layer z = x·W + b: W is inputs × outputs, row by row from θ[weights] on, b from θ[bias] on. */
export interface DenseLayer {
  readonly inputs: number
  readonly outputs: number
  readonly weights: number
  readonly bias: number
}

/** A dense network with rectified hidden layers, and its loss: mean over the batch. */
export interface DenseNetwork {
  readonly name: string
  readonly widths: readonly number[]
  readonly loss: DenseLoss
  /** θ holds so many numbers: layer by layer the rows of W, then b. */
  readonly size: number
  readonly layers: readonly DenseLayer[]
}

/** @throws RangeError unless there are two widths or more, whole numbers ≥ 1 */
export function rectifiedNetwork(widths: readonly number[], loss: DenseLoss): DenseNetwork {
  if (widths.length < 2) {
    throw new RangeError(`dense network: expected two widths or more, got (${widths})`)
  }
  for (const width of widths) positiveInteger(width, 'dense network, width')
  let size = 0
  const layers = widths.slice(1).map((outputs, l): DenseLayer => {
    const inputs = widths[l]!
    const layer = { inputs, outputs, weights: size, bias: size + inputs * outputs }
    size = layer.bias + outputs
    return layer
  })
  return { name: `MLP ${widths.join('-')}`, widths, loss, size, layers }
}
