import type { Experiment } from './experiment.js'

/**
 * A regression of the paper's appendix A.1: an MLP 3 × 300, batches of one, 1400 steps. The paper
 * doesn't say how networks begin. With variance 2/fan-in h = 0.05 diverges within ten steps; they
 * begin with 1/fan-in here, as is usual in JAX and Keras.
 */
export const regression = (name: string, set: string, formula: string, h: number): Experiment => ({
  names: [name],
  title: `Regression of ${formula}: an MLP 3 × 300, batches of one, h = ${h}`,
  says: 'backward SGD is much more stable than forward SGD, for all 5 seeds',
  set,
  model: { name: 'mlp', widths: [300, 300, 300], gain: 1 },
  rule: { method: 'SGD', h },
  batch: 1,
  orders: ['forward', 'backward'],
  scales: {
    smoke: { steps: 60, every: 10, seeds: 2, rows: 101, width: 0.2 },
    desk: { steps: 1400, every: 10, seeds: 5, rows: 101 },
    paper: { steps: 1400, every: 1, seeds: 5, rows: 101 },
  },
})
