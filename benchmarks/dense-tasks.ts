import type { bench as Bench, group as Group } from 'mitata'
import { openDataSet } from '../src/tensor/data/index.js'
import { openRunner, type Training } from '../src/tensor/training/index.js'

/** Two realisations of 200 steps of an MLP on the dense kernels, batches and all, on one worker and on two. */
export async function denseTasks(group: typeof Group, bench: typeof Bench): Promise<void> {
  const data = {
    train: await openDataSet('mnist-digits', { split: 'train' }),
    test: await openDataSet('mnist-digits', { split: 'test' }),
  }
  const training: Training = {
    model: { name: 'mlp', widths: [500, 500, 500, 500, 500] },
    batch: { size: 8, sampling: 'i.i.d.' },
    rule: { method: 'SGD', h: 0.001 },
    backend: 'dense',
  }
  const tasks = [0, 1].map(seed => ({ seed, order: 'forward', at: [200] }))
  group('two realisations of 200 steps, MLP 784-500×5-10, batches of 8', () => {
    for (const workers of [1, 2]) {
      bench(`${workers} ${workers === 1 ? 'worker' : 'workers'}`, async function* () {
        const runner = await openRunner(training, data, workers, 'threads')
        yield () => Promise.all(tasks.map(task => runner.task(task, undefined)))
        await runner.close()
      })
    }
  })
}
