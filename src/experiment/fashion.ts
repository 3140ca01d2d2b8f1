import type { Experiment } from './experiment.js'

/** What the paper trains on Fashion-MNIST: an MLP 5 × 500, SGD with h = 0.001, batches of 8, 2000 steps. */
export const fashion = {
  set: 'fashion-mnist',
  model: { name: 'mlp', widths: [500, 500, 500, 500, 500] },
  rule: { method: 'SGD', h: 0.001 },
  batch: 8,
  scales: {
    smoke: { steps: 60, every: 20, seeds: 2, rows: 100, width: 0.1 },
    desk: { steps: 2000, every: 20, seeds: 5, rows: 500 },
    paper: { steps: 2000, every: 1, seeds: 5, rows: 60000 },
  },
} as const satisfies Partial<Experiment>
