import type { Training } from '../tensor/training/index.js'
import type { Experiment, Settings } from './experiment.js'
import { open1Findings } from './findings/open-1.js'
import { type Arm, readings } from './running/arm.js'

/** Maps replayed, from a few to what the paper's period of 1000 would be half of. */
const tails = [10, 30, 100, 300, 500]

/**
 * Open question 1: backward's stability at forward's price. Anchored read-outs beside forward,
 * exact backward, and what is used already: averages of the weights along forward, learning rates
 * that fall to zero, larger batches (of four and of sixteen times the rows at a quarter and a
 * sixteenth of the steps). Curves are over rows seen.
 */
export const open1: Experiment = {
  names: ['open-1', 'anchored'],
  title: 'Open 1: anchored read-outs beside averages, decay and larger batches',
  says: 'the paper leaves open whether the stability of backward is to be had at less than n² cost',
  set: 'fashion-mnist',
  model: { name: 'mlp', widths: [100, 100] },
  rule: { method: 'SGD', h: 0.05 },
  batch: 8,
  orders: [],
  scales: {
    smoke: { steps: 96, every: 16, seeds: 1, rows: 100, width: 0.2 },
    desk: { steps: 4000, every: 80, seeds: 5, rows: 1000 },
    paper: { steps: 20_000, every: 80, seeds: 5, rows: 10_000 },
  },
  findings: open1Findings,
  arms: settings => [
    arm(settings, 'forward', {}),
    arm(settings, 'backward', { order: 'backward' }),
    ...tails.map(m => arm(settings, `anchored:${m}`, { order: `anchored:${m}` })),
    arm(settings, 'anchored:doubling', { order: 'anchored:doubling' }),
    arm(settings, 'anchored-reuse:100', { order: 'anchored-reuse:100' }),
    arm(settings, 'anchored-held-out:100', { order: 'anchored-held-out:100' }),
    ...[0.99, 0.999].map(beta =>
      arm(settings, `EMA ${beta}`, { changes: { average: { kind: 'exponential', beta } } }),
    ),
    arm(settings, 'SWA, last half', {
      changes: { average: { kind: 'tail', from: Math.floor(settings.steps / 2) } },
    }),
    arm(settings, 'decay, cosine', {
      changes: { schedule: { shape: 'cosine', steps: settings.steps } },
    }),
    ...[4, 16].map(work => arm(settings, `batch × ${work}`, { work })),
  ],
}

interface Differences {
  readonly order?: string
  readonly changes?: Partial<Training>
  readonly work?: number
}

/** An arm of the same budget: `work` times the batch for so many times fewer steps, read where the others are. */
function arm(
  { training, steps, every }: Settings,
  name: string,
  { order = 'forward', changes = {}, work = 1 }: Differences,
): Arm {
  const batch = { ...training.batch, size: training.batch.size * work }
  return {
    name,
    training: { ...training, ...changes, batch },
    read: { order },
    at: readings(steps / work, every / work),
    ...(work > 1 && { work }),
  }
}
