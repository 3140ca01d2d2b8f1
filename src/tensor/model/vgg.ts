import { type ImageNetworkOptions, imageNetwork, normalised } from './images.js'
import { sequence } from './layer.js'
import { dense, maxPool, meanOverPixels, relu } from './layers.js'
import { type Network, network } from './network.js'

/** The channels of each convolution, stage by stage; each stage ends in a max-pool. */
const stages = [
  [64, 64],
  [128, 128],
  [256, 256, 256, 256],
  [512, 512, 512, 512],
  [512, 512, 512, 512],
]

/**
 * VGG-19 in its form for small images: 16 convolutions 3 × 3 with biases, each followed by batch
 * normalisation and ReLU, five max-pools, and one dense layer on the mean over what pixels are left,
 * which is one of images up to 32 × 32. Pools round odd sides up, 28 → 14 → 7 → 4 → 2 → 1. On
 * 32 × 32 × 3 with 10 classes 20,040,522 parameters; without batch normalisation 20,029,514.
 * Begins as `heNormal`, biases at 0.
 * @throws RangeError as `imageNetwork`
 * Source: Simonyan and Zisserman 2015, configuration E, whose three dense layers are for 224 × 224.
 */
export function vgg19(options: ImageNetworkOptions): Network {
  const form = imageNetwork('VGG-19', options)
  let inputs = form.input[2]
  const convolutions = stages.flatMap((stage, s) => {
    const layers = stage.flatMap((width, c) => {
      const outputs = form.channels(width)
      const shape = { inputs, outputs, side: 3, stride: 1, bias: true }
      inputs = outputs
      return [normalised(`stage${s + 1}/conv${c + 1}`, form, shape), relu]
    })
    return [...layers, maxPool]
  })
  const scores = dense('scores', inputs, form.classes)
  const layers = sequence(...convolutions, meanOverPixels, scores)
  return network(`VGG-19${form.suffix}`, form.input, form.classes, layers)
}
