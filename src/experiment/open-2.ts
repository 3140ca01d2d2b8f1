import { armsOfOrders } from './arms-of-orders.js'
import type { Experiment } from './experiment.js'
import { open2Findings } from './findings/open-2.js'
import { type Arm, readings } from './running/arm.js'
import type { ResetPolicy } from './running/resets.js'

/**
 * Open question 2: when to reset backward. A fixed period, at a plateau of the loss, and only if
 * better, the paper's own idea. The last two choose by half of the test rows, and are examined on
 * the other half too: what they gain by choosing is seen where they did not choose.
 */
export const open2: Experiment = {
  names: ['open-2', 'resets'],
  title: 'Open 2: policies of resetting backward',
  says: 'one may reset only when the performance of the new backward trajectory increases (section 5)',
  set: 'fashion-mnist',
  model: { name: 'mlp', widths: [100, 100] },
  rule: { method: 'SGD', h: 0.05 },
  batch: 8,
  orders: ['forward', 'backward'],
  choosing: true,
  scales: {
    smoke: { steps: 96, every: 16, seeds: 1, rows: 256, width: 0.2 },
    desk: { steps: 3000, every: 50, seeds: 10, rows: 1024 },
    paper: { steps: 20_000, every: 50, seeds: 20, rows: 10_000 },
  },
  findings: open2Findings,
  arms(settings) {
    const { training, steps, every } = settings
    const policy = (name: string, resets: ResetPolicy): Arm => ({
      name,
      training,
      read: { resets },
      at: readings(steps, every),
    })
    const period = every * Math.max(1, Math.round(steps / (6 * every)))
    return [
      ...armsOfOrders(settings),
      policy(`every ${period}`, { kind: 'period', period }),
      policy('at a plateau', { kind: 'plateau', patience: 4 }),
      policy('only if better', { kind: 'better', period }),
    ]
  },
}
