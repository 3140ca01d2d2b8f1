import type { Experiment } from './experiment.js'

/** Figure 9: ResNet-50 on CIFAR-100. */
export const fig9: Experiment = {
  names: ['fig9'],
  title: 'CIFAR-100: ResNet-50, h = 0.001, batches of 16',
  says: 'the training loss of backward is more stable, converges faster and has less variance, for each seed',
  set: 'cifar-100',
  model: { name: 'resnet-50', width: 1, batchNorm: true },
  rule: { method: 'SGD', h: 0.001 },
  batch: 16,
  orders: ['forward', 'backward'],
  scales: {
    smoke: { steps: 4, every: 2, seeds: 1, rows: 32, width: 0.125 },
    desk: { steps: 20, every: 10, seeds: 1, rows: 64, width: 0.25 },
    paper: { steps: 2000, every: 1, seeds: 5, rows: 50000 },
  },
}
