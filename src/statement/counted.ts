import { iterates } from '../iterate/iterate.js'
import { type Plan, type PlanOptions, plan } from '../iterate/plan.js'
import { emptyTally, type Tally } from '../iterate/tally.js'
import type { SelfMap } from '../map/self-map.js'
import type { Order } from '../order/order.js'
import { either, type Finding } from './finding.js'

/** 1, 2, …, N. */
export const upTo = (N: number): number[] => Array.from({ length: N }, (_, i) => i + 1)

/** "2,001,000". */
export const digits = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** A run, counted thrice: ahead, by the executor, and by the maps themselves. */
export interface Count {
  readonly plan: Plan
  readonly tally: Tally
  /** How often the maps found that they were applied. */
  readonly applied: number
  /** Whether the three agree and every iterate came, at the length of its word. */
  readonly agree: Finding
}

/** Runs x ↦ x + 1, a map of no closed class, from 0 in an order, and counts. */
export function count(
  order: Order,
  at: readonly number[],
  options: Omit<PlanOptions, 'compositionCost'> = {},
): Count {
  let applied = 0
  const next: SelfMap<number> = {
    name: 'x ↦ x + 1',
    apply(x) {
      applied++
      return x + 1
    },
    proved: {},
  }
  const planned = plan(order, at, options)
  const tally = emptyTally()
  let right = 0
  for (const { n, point } of iterates({ at: () => next }, order, 0, { ...options, at, tally })) {
    if (point === order.word(n).length) right++
  }
  const { strategy, live, ...sums } = planned
  const counts = Object.keys(sums) as (keyof typeof sums)[]
  const off = counts.find(what => tally[what] !== planned[what])
  const agree = off
    ? either(false, `${order.name}: ${off} ${tally[off]} counted, ${planned[off]} planned`)
    : either(
        applied === tally.applications && tally.live <= live && right === at.length,
        `${order.name}: ${digits(applied)} applications, ${strategy}, as planned`,
      )
  return { plan: planned, tally, applied, agree }
}
