// Run by matrix.test.ts in a process of its own: how far iterates on WebGPU are from those on wasm.
import { closeWebGpu } from '../../../src/tensor/backend-webgpu.js'
import { departure, iterateOf, trainerOf, wayOf } from './departure.js'
import { imageNetworks, mlps } from './experiments.js'

// Every rule and every order, and both kinds of networks with normalisation; one order of each, as a
// step takes a tenth of a second, and one of an image network half of one.
const chosen = [
  ...mlps.filter(({ name }) => !/^(SGD|momentum|Nesterov|Adam), scheduled$|^digits$/.test(name)),
  ...imageNetworks.filter(
    ({ training }) => 'batchNorm' in training.model && training.model.batchNorm,
  ),
]
const departures = []
for (const [k, experiment] of chosen.entries()) {
  const order = experiment.orders[(k + 1) % experiment.orders.length]!
  const way = await wayOf(experiment, order, 'wasm')
  departures.push([`${experiment.name}, ${order}`, await departure(way, 'webgpu')] as const)
}
const twice = [await again(), await again()]
const { device } = await trainerOf(mlps[0]!, 'webgpu')
process.stdout.write(JSON.stringify({ device, twice, departures: Object.fromEntries(departures) }))
closeWebGpu()

async function again(): Promise<number[]> {
  const experiment = mlps[1]!
  return [...(await iterateOf(await trainerOf(experiment, 'webgpu'), experiment, 'backward'))]
}
