import { mean } from '../summary/statistics.js'
import type { EndedArm } from './paths.js'

/** What a path of an arm costs, in steps of the experiment's own batch: map applications times work. */
export const priceOf = ({ arm, paths }: EndedArm): number | undefined =>
  mean([...paths.values()].map(({ summary }) => summary.applications * (arm.work ?? 1)))
