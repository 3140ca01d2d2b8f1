import { type ImageNetwork, type ImageNetworkOptions, imageNetwork, normalised } from './images.js'
import { type Layer, residual, sequence } from './layer.js'
import { dense, meanOverPixels, relu } from './layers.js'
import { type Network, network } from './network.js'

/** The channels of the four stages; all but the first halve the sides of images. */
const stages = [64, 128, 256, 512]

/**
 * ResNet-18 in its form for small images: a 3 × 3 stem of stride 1 without a pool, four stages of two
 * blocks, the mean over pixels, and a dense layer. 11,173,962 parameters for 10 classes of images
 * with 3 channels; without batch normalisation, where convolutions have biases, 11,169,162.
 * Begins as `heNormal`.
 * @throws RangeError as `imageNetwork`
 * Source: He, Zhang, Ren, Sun 2016, "Deep residual learning for image recognition", Table 1, with
 * projections where shapes change (option B).
 */
export const resnet18 = (options: ImageNetworkOptions): Network =>
  resnet('ResNet-18', [2, 2, 2, 2], basic, options)

/**
 * ResNet-50 in its form for small images: as `resnet18` with 3, 4, 6 and 3 bottleneck blocks, their
 * strides in the 3 × 3 convolution. 23,520,842 parameters for 10 classes and 23,705,252 for 100;
 * without batch normalisation 23,494,282 and 23,678,692.
 * @throws RangeError as `imageNetwork`
 * Source: as for `resnet18`; the place of the stride is that of common practice.
 */
export const resnet50 = (options: ImageNetworkOptions): Network =>
  resnet('ResNet-50', [3, 4, 6, 3], bottleneck, options)

/** A kind of block: its branch beside the shortcut, and the channels that it ends in. */
interface Block {
  readonly expansion: number
  branch(name: string, form: ImageNetwork, sizes: Sizes): Layer
}
interface Sizes {
  readonly inputs: number
  readonly inner: number
  readonly outputs: number
  readonly stride: number
}

/** Two 3 × 3 convolutions. */
const basic: Block = {
  expansion: 1,
  branch: (name, form, { inputs, inner, outputs, stride }) =>
    sequence(
      unit(`${name}/conv1`, form, 3, inputs, inner, stride),
      relu,
      unit(`${name}/conv2`, form, 3, inner, outputs, 1),
    ),
}

/** 1 × 1 to fewer channels, 3 × 3 on those, 1 × 1 to more. */
const bottleneck: Block = {
  expansion: 4,
  branch: (name, form, { inputs, inner, outputs, stride }) =>
    sequence(
      unit(`${name}/conv1`, form, 1, inputs, inner, 1),
      relu,
      unit(`${name}/conv2`, form, 3, inner, inner, stride),
      relu,
      unit(`${name}/conv3`, form, 1, inner, outputs, 1),
    ),
}

/** A convolution with batch normalisation, or with biases in its place. */
const unit = (
  name: string,
  form: ImageNetwork,
  side: number,
  inputs: number,
  outputs: number,
  stride: number,
): Layer => normalised(name, form, { inputs, outputs, side, stride, bias: !form.batchNorm })

function resnet(
  name: string,
  depths: readonly number[],
  block: Block,
  options: ImageNetworkOptions,
): Network {
  const form = imageNetwork(name, options)
  let inputs = form.channels(stages[0]!)
  const stem = unit('stem', form, 3, form.input[2], inputs, 1)
  const blocks = depths.flatMap((depth, s) =>
    Array.from({ length: depth }, (_, b) => {
      const inner = form.channels(stages[s]!)
      const outputs = inner * block.expansion
      const sizes = { inputs, inner, outputs, stride: s > 0 && b === 0 ? 2 : 1 }
      inputs = outputs
      return sequence(residualBlock(`stage${s + 1}/block${b + 1}`, form, block, sizes), relu)
    }),
  )
  const scores = dense('scores', inputs, form.classes)
  const layers = sequence(stem, relu, ...blocks, meanOverPixels, scores)
  return network(`${name}${form.suffix}`, form.input, form.classes, layers)
}

/** A branch and its shortcut: the identity, or a projection where shapes differ. */
function residualBlock(name: string, form: ImageNetwork, block: Block, sizes: Sizes): Layer {
  const { inputs, outputs, stride } = sizes
  const branch = block.branch(name, form, sizes)
  if (inputs === outputs && stride === 1) return residual(branch)
  return residual(branch, unit(`${name}/shortcut`, form, 1, inputs, outputs, stride))
}
