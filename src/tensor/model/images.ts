import { positiveInteger } from '../../space/dimension.js'
import { type Layer, sequence } from './layer.js'
import { batchNormalisation, type Convolution, convolution } from './layers.js'

/** A network that classifies images. */
export interface ImageNetworkOptions {
  readonly classes: number
  /** The shape of one image, as height, width, channels: [32, 32, 3] unless given. */
  readonly input?: readonly [number, number, number]
  /** What all numbers of channels are multiplied by, and rounded to 1 or more: 1 unless given. */
  readonly width?: number
  /** Whether convolutions are followed by batch normalisation: true unless given. */
  readonly batchNorm?: boolean
}

/** Options checked and completed. `channels` has the width in it. */
export interface ImageNetwork {
  readonly classes: number
  readonly input: readonly [number, number, number]
  readonly batchNorm: boolean
  /** " ×0.25, no batch normalisation": what a name says of it. */
  readonly suffix: string
  channels(of: number): number
}

/** @throws RangeError unless sizes are positive integers, and the width is positive and finite */
export function imageNetwork(name: string, options: ImageNetworkOptions): ImageNetwork {
  const { classes, input = [32, 32, 3], width = 1, batchNorm = true } = options
  positiveInteger(classes, `${name}, classes`)
  for (const size of input) positiveInteger(size, `${name}, input`)
  if (!(width > 0 && width < Infinity)) {
    throw new RangeError(`${name}, width: expected a positive number, got ${width}`)
  }
  return {
    classes,
    input,
    batchNorm,
    suffix: `${width === 1 ? '' : ` ×${width}`}${batchNorm ? '' : ', no batch normalisation'}`,
    channels: of => Math.max(1, Math.round(of * width)),
  }
}

/** A convolution, and its batch normalisation if there is to be one. */
export const normalised = (
  name: string,
  { batchNorm }: ImageNetwork,
  shape: Convolution,
): Layer => {
  const conv = convolution(name, shape)
  return batchNorm ? sequence(conv, batchNormalisation(`${name}/norm`, shape.outputs)) : conv
}
