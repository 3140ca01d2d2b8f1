import { AlgebraError } from '../../algebra/algebra.js'
import { blockAverages, blockRows } from '../../estimate/block-averages.js'
import { EstimateError, type Interval } from '../../estimate/estimate.js'
import { jacobianNorms } from '../../estimate/jacobian-norm.js'
import { localAverage, localAverageRow } from '../../estimate/local-average.js'
import { logAverage, logAverageRow } from '../../estimate/log-average.js'
import type { SelfMap } from '../../map/self-map.js'
import type { MetricSpace } from '../../space/metric-space.js'
import type { Facts } from './facts.js'
import type { MethodFindings } from './findings.js'
import { knowsDerivative } from './jacobians.js'
import type { Looked } from './looked.js'

const confidence = 0.95

/** E log Lip(T), and of blocks of 2, 4, … maps where the maps compose. */
export function averages<P>({ subject, maps, seed, stop }: Looked<P>): MethodFindings {
  const { map, space, start } = subject
  const streams = { seed, stop, confidence }
  const one = logAverage(map, streams)
  const composes = maps.every(each => 'after' in each)
  const several = composes ? blockAverages(map, { ...streams, longest: 32, blocks: 4 }) : undefined
  const knows = space.chart !== undefined && maps.every(knowsDerivative)
  const local =
    one.refused !== undefined && knows
      ? localAverage(map, {
          ...streams,
          start,
          norm: (each, p) => localNorm(each, space, p),
        })
      : undefined
  const rows = [
    logAverageRow(one),
    ...(local ? [localAverageRow(local)] : []),
    ...(several ? blockRows(several).slice(1) : []),
  ]
  const longest = several?.blocks.at(-1)
  const facts: Facts = {
    ...(one.value !== undefined && {
      logAverage: one.sampled?.interval ?? around(one.value),
    }),
    ...(longest?.sampled && { block: { r: longest.r, interval: longest.sampled.interval } }),
  }
  return { rows, facts, cut: stop() }
}

/** ‖T′(p)‖; undefined where T has no finite derivative. */
function localNorm<P>(map: SelfMap<P>, space: MetricSpace<P>, p: P): number | undefined {
  try {
    return jacobianNorms(map, { space, points: [p] }).norms[0]
  } catch (error) {
    if (error instanceof AlgebraError || error instanceof EstimateError) return undefined
    throw error
  }
}

/** A sum of logarithms, with more than enough for its rounding. */
const around = (value: number): Interval => ({
  low: value - rounding * (1 + Math.abs(value)),
  high: value + rounding * (1 + Math.abs(value)),
  confidence: 1,
})

const rounding = 1e-12
