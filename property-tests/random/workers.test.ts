import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { permutation } from '../../src/random/permutation.js'
import { Source } from '../../src/random/source.js'
import { lawsForWorkers } from './laws-for-workers.js'

const seed = -71
const stream = 5
const n = 300

test('maps asked for by two workers, each in its own random order, are the same maps', async () => {
  const indices = (order: number) =>
    [...permutation(2 * n)(new Source(order).seek(0, 1))].map(k => (k < n ? k + 1 : n - 1 - k))
  const answers = await Promise.all([1, 2].map(order => realise(indices(order))))
  lawsForWorkers.forEach((law, which) => {
    const here = law.realize(seed, stream)
    const expected = Array.from({ length: 2 * n }, (_, k) => (k < n ? k + 1 : n - 1 - k))
      .sort((a, b) => a - b)
      .map(i => [i, here.at(i).apply(1)])
    for (const answer of answers) {
      expect([...answer[which]!].sort((a, b) => a[0] - b[0])).toEqual(expected)
    }
  })
})

type Answer = [index: number, image: number][][]

function realise(indices: readonly number[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./realise.worker.mjs', import.meta.url), {
      workerData: { seed, stream, indices },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
