import type { Training } from '../tensor/training/index.js'
import type { Experiment, Settings } from './experiment.js'
import { batchFindings } from './findings/batch.js'
import { type Arm, readings } from './running/arm.js'

/**
 * From batches of one to the full batch: the difference of forward and backward shrinks to nothing,
 * for in the end all maps are the same. With a learning rate that falls by the index of the batch
 * they are not, and it does not shrink to nothing.
 */
export const batch: Experiment = {
  names: ['batch', 'small-batch', 'full-batch'],
  title: 'From batches of one to the full batch',
  says: 'in the full-batch setting backward and forward iterates coincide',
  set: 'iris',
  model: { name: 'mlp', widths: [32, 32] },
  rule: { method: 'SGD', h: 0.1 },
  batch: 1,
  orders: [],
  own: { sampling: 'takes the rows of its full batch in their order' },
  scales: {
    smoke: { steps: 40, every: 10, seeds: 2, rows: 150 },
    desk: { steps: 600, every: 10, seeds: 20, rows: 150 },
    paper: { steps: 2000, every: 10, seeds: 100, rows: 150 },
  },
  findings: batchFindings,
  arms(settings) {
    const full = settings.trainRows
    const sizes = [1, 4, 16, 64].filter(size => size < full)
    const decay: Partial<Training> = {
      schedule: { shape: 'linear', steps: settings.steps },
      counter: 'data index',
    }
    return [
      ...sizes.flatMap(size => both(settings, `batch ${size}`, size, {})),
      ...both(settings, 'full batch', full, {}),
      ...both(settings, 'full batch, scheduled', full, decay),
    ]
  },
}

/** Forward and backward. The full batch is the rows in their order, so that all its maps are one. */
function both(
  { training, steps, every, trainRows }: Settings,
  name: string,
  size: number,
  changes: Partial<Training>,
): Arm[] {
  const sampling = size === trainRows ? 'cyclic' : training.batch.sampling
  return ['forward', 'backward'].map(order => ({
    name: `${name}, ${order}`,
    training: { ...training, ...changes, batch: { size, sampling } },
    read: { order },
    at: readings(steps, every),
  }))
}
