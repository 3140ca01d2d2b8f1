import type { Experiment } from './experiment.js'

/** What the paper trains on CIFAR-10 in Figures 2, 11 and 12. */
export const resnet = {
  set: 'cifar-10',
  model: { name: 'resnet-18', width: 1, batchNorm: true },
  rule: { method: 'SGD', h: 0.025 },
  batch: 8,
} as const satisfies Partial<Experiment>

/** Figures 2 (one seed) and 12 (five). */
export const fig2: Experiment = {
  ...resnet,
  names: ['fig2', 'fig12'],
  title: 'CIFAR-10: ResNet-18, h = 0.025, batches of 8',
  says: 'the training loss of backward is more stable, converges faster and has less variability than that of forward',
  orders: ['forward', 'backward'],
  scales: {
    smoke: { steps: 6, every: 3, seeds: 1, rows: 32, width: 0.125 },
    desk: { steps: 60, every: 15, seeds: 1, rows: 64, width: 0.25 },
    paper: { steps: 2000, every: 1, seeds: 5, rows: 50000 },
  },
}
