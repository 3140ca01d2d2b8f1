import type { Finding } from '../finding.js'
import type { RunRecord } from '../running/directory.js'
import { effectText, seedsText, sideText, signText } from './cells.js'
import { differenceEffect, sideOf } from './effect.js'
import { bySeed, type EndedArm, endedArms, pairsOf } from './paths.js'

/** Arms of `orderAverage`: as printed, as derived. */
const baselines = ['large batch, h/c (as printed)', 'large batch, h'] as const

/**
 * What the order-average regulariser adds (D.2.1): the last losses of every arm less those of one
 * baseline, seed by seed; once beside the baseline that is printed, the large batch at h/c, once
 * beside the one that is derived, the large batch at h.
 */
export function orderAverageFindings(record: RunRecord): Finding[] {
  const arms = endedArms(record)
  return baselines.flatMap(name => {
    const baseline = arms.get(name)
    return baseline === undefined ? [] : [beside(baseline, [...arms.values()])]
  })
}

function beside(baseline: EndedArm, arms: readonly EndedArm[]): Finding {
  const last = (arm: EndedArm, split: 'train' | 'test') =>
    bySeed(arm, ({ summary }) => summary.final[split])
  return {
    title: `Beside “${baseline.arm.name}”`,
    note: `Last loss less that of this baseline, seed by seed: mean over ${seedsText(baseline.paths.size)} with Student’s interval, 95 % each, and how many seeds are lower, with the p of the sign test.`,
    head: ['', 'train loss', 'lower', 'test loss', 'lower', 'on test rows'],
    rows: arms
      .filter(arm => arm !== baseline)
      .map(arm => {
        const [train, test] = (['train', 'test'] as const).map(split =>
          pairsOf(last(baseline, split), last(arm, split)),
        )
        const words = { below: 'better', above: 'worse' }
        return [
          arm.arm.name,
          ...[train!, test!].flatMap(pairs => [
            effectText(differenceEffect(pairs)),
            signText(pairs),
          ]),
          sideText(sideOf(differenceEffect(test!), 0), words),
        ]
      }),
  }
}
