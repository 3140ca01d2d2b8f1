import type { Metric } from '../running/metric.js'

/** What a law is compared of. */
export interface Quantity {
  readonly name: string
  of(metric: Metric): number | undefined
}

export const trainLoss: Quantity = { name: 'train loss', of: ({ train }) => train?.loss }
export const testLoss: Quantity = { name: 'test loss', of: ({ test }) => test?.loss }
export const testAccuracy: Quantity = { name: 'test accuracy', of: ({ test }) => test?.accuracy }
