import { parentPort, workerData } from 'node:worker_threads'
import { lawsForWorkers } from './laws-for-workers.js'

/** The maps of the given indices, in the order asked for, each as the bits of its image of 1. */
const { seed, stream, indices } = workerData as {
  seed: number
  stream: number
  indices: readonly number[]
}
parentPort!.postMessage(
  lawsForWorkers.map(law => {
    const run = law.realize(seed, stream)
    return indices.map(i => [i, run.at(i).apply(1)])
  }),
)
