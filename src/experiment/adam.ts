import type { Training } from '../tensor/training/index.js'
import type { Experiment } from './experiment.js'
import { adamFindings } from './findings/law.js'
import { type Arm, readings } from './running/arm.js'

/**
 * Adam and AdamW in three orders, with the counter of the bias correction where a map is applied,
 * which keeps the maps i.i.d., or with the index of its batch, which does not.
 */
export const adam: Experiment = {
  names: ['adam'],
  title: 'Adam and AdamW in three orders, counted in two ways',
  says: 'backward can be applied to any gradient-based optimiser',
  set: 'fashion-mnist',
  model: { name: 'mlp', widths: [64] },
  rule: { method: 'Adam', h: 0.003 },
  batch: 8,
  orders: [],
  own: {
    optimizer: 'compares optimizers of its own',
    decay: 'compares a weight decay of its own with none',
  },
  scales: {
    smoke: { steps: 40, every: 10, seeds: 2, rows: 100 },
    desk: { steps: 500, every: 25, seeds: 40, rows: 500 },
    paper: { steps: 2000, every: 25, seeds: 200, rows: 10_000 },
  },
  findings: adamFindings,
  arms: ({ training, steps, every }) => {
    const { rule } = training
    const h = rule.h
    const arm = (name: string, order: string, changes: Partial<Training>): Arm => ({
      name,
      training: { ...training, rule: { method: 'Adam', h }, ...changes },
      read: { order },
      at: readings(steps, every),
    })
    const decay: Partial<Training> = { rule: { method: 'Adam', h, decay: 0.01 } }
    return [
      arm('Adam forward', 'forward', {}),
      arm('Adam backward', 'backward', {}),
      arm('Adam anchored:50', 'anchored:50', {}),
      arm('Adam backward, by data index', 'backward', { counter: 'data index' }),
      arm('AdamW forward', 'forward', decay),
      arm('AdamW backward', 'backward', decay),
      arm('AdamW anchored:50', 'anchored:50', decay),
    ]
  },
}
