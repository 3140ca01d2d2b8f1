import { blockAverages, blockRows } from '../../estimate/block-averages.js'
import { logAverage, logAverageRow } from '../../estimate/log-average.js'
import type { Facts } from './facts.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'

const confidence = 0.95

/** E log Lip(T), and of blocks of 2, 4, … maps where the maps compose. */
export function averages<P>({ subject, maps, seed, stop }: Looked<P>): MethodFindings {
  const { map } = subject
  const streams = { seed, stop, confidence }
  const one = logAverage(map, streams)
  const composes = maps.every(each => 'after' in each)
  const several = composes ? blockAverages(map, { ...streams, longest: 32, blocks: 4 }) : undefined
  const rows = [logAverageRow(one), ...(several ? blockRows(several).slice(1) : [])]
  const longest = several?.blocks.at(-1)
  const facts: Facts = {
    ...(one.value !== undefined && {
      logAverage: one.sampled?.interval ?? { low: one.value, high: one.value, confidence: 1 },
    }),
    ...(longest?.sampled && { block: { r: longest.r, interval: longest.sampled.interval } }),
  }
  return { rows, facts, cut: stop() }
}
