import type { Metric } from '../experiment/index.js'
import type { Axis } from '../statement/figure.js'

/** A quantity that is drawn over the steps. */
export interface Quantity {
  readonly id: string
  readonly axis: Axis
  of(metric: Metric): number | undefined
}

const percent = (share: number | undefined) => (share === undefined ? undefined : 100 * share)

/** What can be drawn of a run; losses of regressions on a log axis, for they fall by powers of ten. */
export function quantitiesOf(metrics: readonly Metric[]): Quantity[] {
  const classes = metrics.some(({ test }) => test?.accuracy !== undefined)
  const scale = classes ? 'linear' : 'log'
  const all: readonly Quantity[] = [
    { id: 'train-loss', axis: { label: 'train loss', scale }, of: ({ train }) => train?.loss },
    { id: 'test-loss', axis: { label: 'test loss', scale }, of: ({ test }) => test?.loss },
    {
      id: 'train-accuracy',
      axis: { label: 'train accuracy, %' },
      of: ({ train }) => percent(train?.accuracy),
    },
    {
      id: 'test-accuracy',
      axis: { label: 'test accuracy, %' },
      of: ({ test }) => percent(test?.accuracy),
    },
  ]
  return all.filter(quantity => metrics.some(metric => quantity.of(metric) !== undefined))
}
