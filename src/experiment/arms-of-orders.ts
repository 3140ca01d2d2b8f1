import type { Settings } from './experiment.js'
import { type Arm, readings } from './running/arm.js'

/** An arm for each order, all of one training. */
export const armsOfOrders = ({ training, steps, every, orders }: Settings): Arm[] =>
  orders.map(order => ({
    name: order,
    training,
    read: { order },
    at: readings(steps, every),
  }))
