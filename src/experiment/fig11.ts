import type { Experiment } from './experiment.js'
import { resnet } from './fig2.js'

/** Figure 11: 25,000 steps, examined every 100. */
export const fig11: Experiment = {
  ...resnet,
  names: ['fig11'],
  title: 'CIFAR-10: ResNet-18 for 25,000 steps',
  says: 'backward stays more stable and less variable throughout training',
  orders: ['forward', 'backward'],
  scales: {
    smoke: { steps: 6, every: 3, seeds: 1, rows: 32, width: 0.125 },
    desk: { steps: 100, every: 25, seeds: 1, rows: 64, width: 0.25 },
    paper: { steps: 25_000, every: 100, seeds: 1, rows: 50000 },
  },
}
