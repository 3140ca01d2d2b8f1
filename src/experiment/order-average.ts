import type { Training } from '../tensor/training/index.js'
import type { Experiment, Settings } from './experiment.js'
import { fashion } from './fashion.js'
import { orderAverageFindings } from './findings/order-average.js'
import { type Arm, readings } from './running/arm.js'

/**
 * The regulariser of the paper's D.2.1, for batches in c parts: λ Σ_{i≠j} V_i′V_j added to the step
 * on the whole batch. The paper's λ are h²/2, h², 2h², 4h²; the coefficient that it derives is
 * h²/(2c²). Its baseline of large batches is printed with the learning rate h/c; by its own
 * derivation it is h. Both are here, and small batches with h/c for c times as many steps.
 */
export const orderAverage = (
  c: number,
  names: readonly [string, ...string[]],
  size: number,
): Experiment => ({
  ...fashion,
  names,
  title: `The order-average regulariser, batches of ${size} in ${c} parts`,
  says: 'the performance improves as λ is increased, and beats training with large and with small batches',
  batch: size,
  orders: [],
  own: { optimizer: 'has a regulariser of SGD alone' },
  scales: {
    smoke: { steps: 6, every: 2, seeds: 1, rows: 100, width: 0.1, batch: 12 * c },
    desk: { steps: 200, every: 20, seeds: 2, rows: 500, width: 0.2, batch: 64 * c },
    paper: { steps: 2000, every: 20, seeds: 5, rows: 10_000 },
  },
  arms: settings => armsOf(settings, c),
  findings: orderAverageFindings,
})

function armsOf({ training, steps, every }: Settings, c: number): Arm[] {
  const { h } = training.rule
  const { size } = training.batch
  const arm = (name: string, changes: Partial<Training>, faster = 1): Arm => ({
    name,
    training: { ...training, ...changes },
    read: { order: 'forward' },
    at: readings(steps * faster, every * faster),
    ...(faster > 1 && { work: 1 / faster }),
  })
  const regularised = (name: string, lambda: number) =>
    arm(name, { regulariser: { kind: 'order average', parts: c, lambda } })
  return [
    arm('large batch, h', {}),
    arm('large batch, h/c (as printed)', { rule: { method: 'SGD', h: h / c } }),
    arm(
      'small batches, h/c',
      { rule: { method: 'SGD', h: h / c }, batch: { ...training.batch, size: size / c } },
      c,
    ),
    regularised('λ = h²/(2c²) (as derived)', h ** 2 / (2 * c ** 2)),
    ...([0.5, 1, 2, 4] as const).map(k => regularised(`λ = ${k}h²`, k * h ** 2)),
  ]
}
