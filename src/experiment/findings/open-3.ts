import type { Finding } from '../finding.js'
import type { RunRecord } from '../running/directory.js'
import { effectText, percent, seedsText, signText } from './cells.js'
import { type Look, lossesWithin, type Signal, signalsOf } from './early-looks.js'
import { CONFIDENCE, meanEffect } from './effect.js'
import { endedArms, pairsOf } from './paths.js'
import { kendall, leastAt } from './ranks.js'

/** How early one looks, as shares of the budget. */
const shares = [0.05, 0.1, 0.2, 0.5]

/** Whether a smoother curve ranks learning rates earlier. */
export function open3Findings(record: RunRecord): Finding[] {
  const signals = signalsOf(endedArms(record).values())
  const decay = signals.find(({ name }) => name === 'decay')
  const early = signals.filter(signal => signal !== decay)
  if (decay === undefined || early.length === 0) return []
  return [
    finalTable(decay, record.file.configuration.seeds),
    ranksTable(record, early, decay, 'steps'),
    ranksTable(record, early, decay, 'maps'),
  ]
}

const stepsOf = ({ arms }: Signal): number => arms[0]!.arm.at.at(-1)!

const finals = (decay: Signal, seed: number): number[] | undefined =>
  lossesWithin(decay, seed, { by: 'steps', upTo: stepsOf(decay) })

/** What there is to rank. */
function finalTable(decay: Signal, seeds: readonly number[]): Finding {
  const results = seeds.flatMap(seed => {
    const found = finals(decay, seed)
    return found ? [found] : []
  })
  return {
    title: 'What is to be foretold',
    note: `The last test loss with the learning rate falling to 0, by the rate it begins with: means over ${seedsText(results.length)}, Student’s intervals of ${percent(CONFIDENCE)} each; and in how many seeds it is the best.`,
    head: ['rate', 'last test loss', 'best in'],
    rows: decay.arms.map(({ arm }, i) => [
      String(arm.training.rule.h),
      effectText(meanEffect(results.map(losses => losses[i]!))),
      String(results.filter(losses => leastAt(losses) === i).length),
    ]),
  }
}

/** Rank correlations and regrets of early looks, at equal steps or equal map applications. */
function ranksTable(
  { file }: RunRecord,
  early: readonly Signal[],
  decay: Signal,
  by: Look['by'],
): Finding {
  const { seeds } = file.configuration
  const steps = stepsOf(decay)
  const rows = shares.flatMap(share => {
    const found = early.map(signal => ({
      signal,
      ...judged(signal, decay, seeds, { by, upTo: share * steps }),
    }))
    const forward = found[0]!
    return found.map(({ signal, ranks, regrets }) => [
      percent(share),
      signal.name,
      effectText(meanEffect([...ranks.values()])),
      signal === forward.signal ? '' : better(pairsOf(forward.ranks, ranks), 1),
      effectText(meanEffect([...regrets.values()])),
      signal === forward.signal ? '' : better(pairsOf(forward.regrets, regrets), -1),
    ])
  })
  const equal = by === 'steps' ? 'At equal steps' : 'At equal map applications'
  return {
    title: `Ranking learning rates early: ${equal.toLowerCase()}`,
    note: `Kendall’s τ-b between the test losses of the rates at the last reading within a share of the budget of ${steps} ${by === 'steps' ? 'steps' : 'map applications, those of all readings up to there included'}, and their last test losses with decay, seed by seed: 1 is the same ranking, 0 none. Regret: the last test loss with decay of the rate that looks best early, less that of the best rate. Means over ${seedsText(seeds.length)}, Student’s intervals of ${percent(CONFIDENCE)} each, not corrected for their number; how often better than ${early[0]!.name} of the seeds that differ, and the exact p of the sign test. A share with no reading in it has no entry.`,
    head: ['share', 'read', 'τ', `τ better than ${early[0]!.name}`, 'regret', 'regret less'],
    rows,
  }
}

/** τ and regret of a look, by seed. */
function judged(signal: Signal, decay: Signal, seeds: readonly number[], look: Look) {
  const [ranks, regrets] = [new Map<number, number>(), new Map<number, number>()]
  for (const seed of seeds) {
    const [seen, final] = [lossesWithin(signal, seed, look), finals(decay, seed)]
    if (seen === undefined || final === undefined || seen.length !== final.length) continue
    const tau = kendall(seen, final)
    if (tau !== undefined) ranks.set(seed, tau)
    regrets.set(seed, final[leastAt(seen)]! - Math.min(...final))
  }
  return { ranks, regrets }
}

/** How often the second is larger (sign 1) or smaller (sign −1). */
const better = (pairs: readonly [number, number][], sign: 1 | -1): string =>
  signText(pairs.map(([a, b]) => (sign === 1 ? [-a, -b] : [a, b]) as [number, number]))
