import type { Experiment } from './experiment.js'
import { fashion } from './fashion.js'

/** Figure 10: forward for 1000 steps, then backward from there. */
export const fig10: Experiment = {
  ...fashion,
  names: ['fig10'],
  title: 'Backward switched on at step 1000: Fashion-MNIST, an MLP 5 × 500',
  says: 'the loss is more stable once backward is switched on, for all seeds',
  orders: ['forward', 'switched:1000'],
  scales: {
    ...fashion.scales,
    smoke: { ...fashion.scales.smoke, steps: 1100, every: 50, seeds: 1 },
  },
}
