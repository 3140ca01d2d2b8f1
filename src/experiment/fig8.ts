import type { Experiment } from './experiment.js'

/** Figure 8: VGG-19 on CIFAR-10. */
export const fig8: Experiment = {
  names: ['fig8'],
  title: 'CIFAR-10: VGG-19, h = 0.001, batches of 8',
  says: 'the training loss of backward is more stable, converges faster and has less variance, for each seed',
  set: 'cifar-10',
  model: { name: 'vgg-19', width: 1, batchNorm: true },
  rule: { method: 'SGD', h: 0.001 },
  batch: 8,
  orders: ['forward', 'backward'],
  scales: {
    smoke: { steps: 6, every: 3, seeds: 1, rows: 32, width: 0.125 },
    desk: { steps: 60, every: 15, seeds: 1, rows: 64, width: 0.25 },
    paper: { steps: 2000, every: 1, seeds: 5, rows: 50000 },
  },
}
