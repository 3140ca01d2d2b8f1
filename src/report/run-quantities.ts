import type { Metric } from '../experiment/index.js'
import type { Axis } from '../statement/figure.js'

/** A quantity that is drawn over the steps. */
export interface Quantity {
  readonly axis: Axis
  of(metric: Metric): number | undefined
}

/** The quantities that one figure has, side by side. */
export interface Quantities {
  /** The name of its file. */
  readonly id: 'loss' | 'accuracy'
  readonly title: string
  readonly quantities: readonly Quantity[]
}

const splits = ['train', 'test'] as const
/** Losses further apart than this are drawn on a log axis. */
const WIDE = 5

/**
 * What can be drawn of readings: losses, and of networks that classify accuracies. Losses of
 * regressions are on a log axis, for they fall by powers of ten, and so are others that
 * fall to less than a fifth.
 */
export function quantitiesOf(metrics: readonly Metric[]): Quantities[] {
  const classes = metrics.some(({ test, train }) => (test ?? train)?.accuracy !== undefined)
  const unit = classes ? 'cross-entropy, nats' : 'mean ½|z − y|²'
  let [low, high] = [Number.POSITIVE_INFINITY, 0]
  for (const metric of metrics) {
    for (const split of splits) {
      const loss = metric[split]?.loss
      if (loss === undefined || !(loss > 0)) continue
      low = Math.min(low, loss)
      high = Math.max(high, loss)
    }
  }
  const scale = !classes || high > WIDE * low ? 'log' : 'linear'
  const loss = splits.map(
    (split): Quantity => ({
      axis: { label: `${split} loss (${unit})`, scale },
      of: metric => metric[split]?.loss,
    }),
  )
  const accuracy = splits.map(
    (split): Quantity => ({
      axis: { label: `${split} accuracy (%)` },
      of: metric => {
        const share = metric[split]?.accuracy
        return share === undefined ? undefined : 100 * share
      },
    }),
  )
  const all: readonly Quantities[] = [
    { id: 'loss', title: 'Loss', quantities: loss },
    { id: 'accuracy', title: 'Accuracy', quantities: accuracy },
  ]
  return classes ? [...all] : all.slice(0, 1)
}
