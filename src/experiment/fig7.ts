import type { Experiment } from './experiment.js'
import { fashion } from './fashion.js'

/** Figure 7: forward and backward on Fashion-MNIST. */
export const fig7: Experiment = {
  ...fashion,
  names: ['fig7'],
  title: 'Fashion-MNIST: an MLP 5 × 500, h = 0.001, batches of 8',
  says: 'backward SGD is more stable, converges faster, and has less variance, for each seed',
  orders: ['forward', 'backward'],
}
