import type { DataSet } from '../data/index.js'
import { mlp, type Network, resnet18, resnet50, vgg19 } from '../model/index.js'
import { checkSize, type ModelChoice, TrainingError } from './training.js'

const imageNetworks = { 'vgg-19': vgg19, 'resnet-18': resnet18, 'resnet-50': resnet50 } as const

/** The network of a choice for some data. @throws TrainingError for images wanted and not there, or too many parameters */
export function modelOf(choice: ModelChoice, { name, shape, classes }: DataSet): Network {
  if (choice.name === 'mlp') {
    const { widths, gain } = choice
    return sized(mlp({ input: shape, widths, outputs: classes ?? 1, gain }))
  }
  const [height, width, channels, ...rest] = shape
  if (channels === undefined || rest.length > 0 || classes === undefined) {
    throw new TrainingError(`${choice.name}: expected images with classes, got ${name}`)
  }
  const { batchNorm, width: factor } = choice
  const input = [height!, width!, channels] as const
  return sized(imageNetworks[choice.name]({ classes, input, batchNorm, width: factor }))
}

function sized(network: Network): Network {
  checkSize(network.name, network.size)
  return network
}
