// Run by matrix.test.ts in a process of its own: how far iterates on WebGPU are from those on wasm.
import { closeWebGpu } from '../../../src/tensor/backend-webgpu.js'
import { departure, iterateOf, trainerOf, wayOf } from './departure.js'
import { imageNetworks, mlps, onWebGpu } from './experiments.js'

const departures = []
for (const experiment of [...mlps, ...imageNetworks]) {
  const order = onWebGpu[experiment.name]
  if (order === undefined) continue
  const way = await wayOf(experiment, order, 'wasm')
  departures.push([experiment.name, await departure(way, 'webgpu')] as const)
}
const twice = [await again(), await again()]
const { device } = await trainerOf(mlps[0]!, 'webgpu')
process.stdout.write(JSON.stringify({ device, twice, departures: Object.fromEntries(departures) }))
closeWebGpu()

async function again(): Promise<number[]> {
  const experiment = mlps[1]!
  return [...(await iterateOf(await trainerOf(experiment, 'webgpu'), experiment, 'backward'))]
}
