import type { Training } from '../tensor/training/index.js'
import type { Experiment } from './experiment.js'
import { open3Findings } from './findings/open-3.js'
import { type Arm, readings } from './running/arm.js'

/** Learning rates, from too small to too large. */
export const learningRates = [0.003, 0.01, 0.03, 0.06, 0.1, 0.2] as const

/** What is read early: the order, or the average, of a curve. */
export const earlySignals = ['forward', 'anchored:30', 'EMA 0.99', 'tail average'] as const

/**
 * Open question 3: does a smoother curve rank learning rates earlier? For each rate, what forward,
 * anchored, and averages read off early, at equal steps; and the final result of that rate with
 * decay to zero, which is what one tunes for.
 */
export const open3: Experiment = {
  names: ['open-3', 'early-signal'],
  title: 'Open 3: ranking learning rates by an early look',
  says: 'asked here: is a curve that is smoother also a better early guide?',
  set: 'fashion-mnist',
  model: { name: 'mlp', widths: [100, 100] },
  rule: { method: 'SGD', h: 0.05 },
  batch: 8,
  orders: [],
  own: { lr: 'compares learning rates of its own' },
  scales: {
    smoke: { steps: 64, every: 16, seeds: 1, rows: 100, width: 0.2 },
    desk: { steps: 3000, every: 100, seeds: 8, rows: 1000 },
    paper: { steps: 20_000, every: 100, seeds: 20, rows: 10_000 },
  },
  findings: open3Findings,
  arms: ({ training, steps, every }) =>
    learningRates.flatMap(h => {
      const arm = (name: string, order: string, changes: Partial<Training>): Arm => ({
        name: `${name}, h = ${h}`,
        training: { ...training, ...changes, rule: { ...training.rule, h } },
        read: { order },
        at: readings(steps, every),
      })
      return [
        arm('forward', 'forward', {}),
        arm('anchored:30', 'anchored:30', {}),
        arm('EMA 0.99', 'forward', { average: { kind: 'exponential', beta: 0.99 } }),
        arm('tail average', 'forward', { average: { kind: 'tail', from: 0 } }),
        arm('decay', 'forward', { schedule: { shape: 'linear', steps } }),
      ]
    }),
}
