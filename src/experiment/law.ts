import type { Experiment } from './experiment.js'
import { lawFindings } from './findings/law.js'

/**
 * The law identity beside the paper's "converges faster, lower variance": for i.i.d. batches X_n and
 * Y_n have one law for every n, so across seeds nothing at a fixed n can differ. What can differ is
 * the path. (Theorem 2.6, amended.)
 */
export const law: Experiment = {
  names: ['law'],
  title: 'The law of the loss at a fixed n, across seeds',
  says: 'backward SGD converges faster and has less variance',
  set: 'fashion-mnist',
  model: { name: 'mlp', widths: [32] },
  rule: { method: 'SGD', h: 0.1 },
  batch: 8,
  orders: ['forward', 'backward', 'anchored:20'],
  scales: {
    smoke: { steps: 40, every: 10, seeds: 8, rows: 100 },
    desk: { steps: 400, every: 20, seeds: 400, rows: 500 },
    paper: { steps: 2000, every: 20, seeds: 1000, rows: 10_000 },
  },
  findings: lawFindings,
}
