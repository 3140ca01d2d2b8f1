import type { Finding } from '../finding.js'
import type { RunRecord } from '../running/directory.js'
import { mean } from '../summary/statistics.js'
import { effectText, percent, seedsText, sideText, signText } from './cells.js'
import { type Look, lossesWithin, type Signal, signalsOf } from './early-looks.js'
import { CONFIDENCE, differenceEffect, meanEffect, sideOf } from './effect.js'
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
    answersTable(record, early, decay),
    finalTable(decay, record.file.configuration.seeds),
    ranksTable(record, early, decay, 'steps'),
    ranksTable(record, early, decay, 'maps'),
  ]
}

/** Each signal against the first, in means over all shares: one decision a signal and way of paying. */
function answersTable({ file }: RunRecord, early: readonly Signal[], decay: Signal): Finding {
  const { seeds } = file.configuration
  const [first, ...others] = early
  const ways = ['steps', 'maps'] as const
  const confidence = 1 - (1 - CONFIDENCE) / Math.max(1, ways.length * others.length)
  const rows = ways.flatMap(by => {
    const over = (signal: Signal) => {
      const looks = shares.map(share => ({ by, upTo: share * stepsOf(decay) }))
      const found = looks.map(look => judged(signal, decay, seeds, look))
      return {
        ranks: meansBySeed(found.map(({ ranks }) => ranks)),
        regrets: meansBySeed(found.map(({ regrets }) => regrets)),
      }
    }
    const base = over(first!)
    return others.map(signal => {
      const { ranks, regrets } = over(signal)
      const gain = differenceEffect(pairsOf(base.ranks, ranks), confidence)
      const regret = differenceEffect(pairsOf(base.regrets, regrets), confidence)
      const words = { below: 'ranks worse', above: 'ranks better' }
      return [
        signal.name,
        by === 'steps' ? 'steps' : 'map applications',
        effectText(gain),
        better(pairsOf(base.ranks, ranks), 1),
        effectText(regret),
        sideText(sideOf(gain, 0), words),
      ]
    })
  })
  return {
    title: 'Does a smoother curve rank earlier?',
    note: `Kendall’s τ and regret as in the tables below, in means over the shares of the budget, less those of ${first!.name}, over ${seedsText(seeds.length)}: Student’s intervals that hold together with confidence ${percent(CONFIDENCE)} for each of the two columns; in how many seeds τ is larger, of those that differ, and the exact p of the sign test.`,
    head: ['read', 'at equal', `τ − ${first!.name}`, 'larger', `regret − ${first!.name}`, ''],
    rows,
  }
}

/** The means of numbers by seed, of the seeds that are in every map that has any. */
function meansBySeed(maps: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const some = maps.filter(({ size }) => size > 0)
  const seeds = [...(some[0]?.keys() ?? [])].filter(seed => some.every(map => map.has(seed)))
  return new Map(seeds.map(seed => [seed, mean(some.map(map => map.get(seed)!))!]))
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
