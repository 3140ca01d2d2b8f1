import type { Experiment } from './experiment.js'
import { fashion } from './fashion.js'

/** Figures 3 and 13: backward is begun anew at step 1000, from where it is. */
export const fig3: Experiment = {
  ...fashion,
  names: ['fig3', 'fig13'],
  title: 'Backward reset at step 1000: Fashion-MNIST, an MLP 5 × 500',
  says: 'after the reset backward converges again, to another point, and forward oscillates between the two',
  orders: ['forward', 'intermittent:1000'],
  scales: {
    ...fashion.scales,
    smoke: { ...fashion.scales.smoke, steps: 1100, every: 50, seeds: 1 },
  },
}
