import { type OrderMean, orderNamed } from '../../order/index.js'
import type { Order } from '../../order/order.js'
import type { Training } from '../../tensor/training/index.js'
import type { ResetPolicy } from './resets.js'

/** One curve of an experiment, drawn for every seed: how networks are trained, and what is read off. Plain data. */
export interface Arm {
  /** As legends and tables have it: "backward", "EMA 0.99". */
  readonly name: string
  readonly training: Training
  /** The order of the iterates, as `orderNamed` takes it, or backward with resets decided on the way. */
  readonly read: { readonly order: string } | { readonly resets: ResetPolicy }
  /** The n of the iterates that are examined, ascending. */
  readonly at: readonly number[]
  /** What a map costs in steps of the experiment's own batch: curves are drawn over n·work. 1 unless given. */
  readonly work?: number
}

/** The parts of an arm's order: one, or those that are averaged. */
export function partsOf({ read }: Arm): readonly Order[] | undefined {
  if (!('order' in read)) return undefined
  const order: Order | OrderMean = orderNamed(read.order)
  return 'parts' in order ? order.parts : [order]
}

/** The first n, then every so many, then the last: `every`, 2·`every`, …, `steps`. */
export function readings(steps: number, every: number): number[] {
  const at: number[] = []
  for (let n = every; n < steps; n += every) at.push(n)
  return [...at, steps]
}
