import type { Finding } from '../finding.js'
import { median } from '../summary/statistics.js'
import { effectText, figure, percent, seedsText } from './cells.js'
import { CONFIDENCE, differenceEffect, meanEffect, ratioEffect } from './effect.js'
import {
  FALSE_ALARM,
  type LawGroup,
  lawQuantities,
  levelsOfEach,
  MISS,
  seedsOf,
} from './law-group.js'
import { bySeed, type EndedPath, pairsOf } from './paths.js'
import { type Quantity, trainLoss } from './quantities.js'
import { firstReached, reachedForGood } from './reaching.js'
import { sameLaw, sameLawText } from './same-law.js'
import { varianceEffect, varianceRatio } from './variance.js'

/** Whether each order has the law of the first at every n. */
export function sameLawTable(groups: readonly LawGroup[]): Finding {
  const levels = levelsOfEach(groups)
  return {
    title: 'One law at every n?',
    note: `Smirnov’s test at every n, of ${seedsText(seedsOf(groups))}: half of them for the one arm, the other half for the other, for two orders of one seed are made of the same batches. All n, quantities and arms together reject equal laws wrongly with probability at most ${FALSE_ALARM}. At one n the test finds what is in the last column but one with probability ${1 - MISS} or more; smaller differences it may pass over.`,
    head: ['arm', 'against', 'of', 'largest sup|F − G|', 'at n', 'rejects above', 'finds from', ''],
    rows: groups.flatMap(({ base, others }) =>
      others.flatMap(other =>
        lawQuantities.map(quantity => {
          const found = sameLaw(base, other, quantity, levels)
          return [
            other.arm.name,
            base.arm.name,
            quantity.name,
            figure(found?.largest),
            found ? String(found.at) : '–',
            figure(found?.threshold),
            figure(found?.detectable),
            sameLawText(found),
          ]
        }),
      ),
    ),
  }
}

/** The last value of a quantity along a path. */
export const atEnd =
  ({ of }: Quantity) =>
  ({ metrics }: EndedPath): number | undefined => {
    const last = metrics.at(-1)
    return last && of(last)
  }

/** Standard deviations across seeds at the last n. */
export function spreadTable(groups: readonly LawGroup[]): Finding {
  return {
    title: 'Across seeds, at the last n',
    note: `Standard deviations over ${seedsText(seedsOf(groups))}, and variances over that of the first order, seed by seed: intervals of ${percent(CONFIDENCE)} each, by the jackknife of log s². If the laws at a fixed n are one, all ratios are 1.`,
    head: ['arm', ...lawQuantities.flatMap(({ name }) => [`${name}: sd`, 'variance ×'])],
    rows: groups.flatMap(({ base, others }) =>
      [base, ...others].map(arm => [
        arm.arm.name,
        ...lawQuantities.flatMap(quantity => {
          const [first, mine] = [base, arm].map(of => bySeed(of, atEnd(quantity)))
          const variance = varianceEffect([...mine!.values()])
          const sd = variance && {
            estimate: Math.sqrt(variance.estimate),
            low: Math.sqrt(variance.low),
            high: Math.sqrt(variance.high),
            seeds: variance.seeds,
          }
          return [
            effectText(sd),
            arm === base ? '' : effectText(varianceRatio(pairsOf(first!, mine!))),
          ]
        }),
      ]),
    ),
  }
}

/** What paths do on the way. */
export function pathTable(groups: readonly LawGroup[]): Finding {
  const of = {
    roughness: ({ summary }: EndedPath) => summary.roughness.train,
    wobble: ({ summary }: EndedPath) => summary.wobble.train,
    gap: ({ summary }: EndedPath) => summary.gap,
    best: ({ summary }: EndedPath) => summary.best,
  }
  return {
    title: 'Along paths',
    note: `Means over ${seedsText(seedsOf(groups))}; ratios to the first order seed by seed (geometric means), and differences for the best test loss so far: intervals of ${percent(CONFIDENCE)} each. Roughness: mean |Δ train loss| from reading to reading. Wobble: its standard deviation over the last half. Gap: ‖Δθ‖ from reading to reading. The best so far is chosen by what it reports: a rougher path dips lower.`,
    head: ['arm', 'roughness', '×', 'wobble', '×', 'gap', '×', 'best so far', '−'],
    rows: groups.flatMap(({ base, others }) =>
      [base, ...others].map(arm => [
        arm.arm.name,
        ...(['roughness', 'wobble', 'gap', 'best'] as const).flatMap(name => {
          const [first, mine] = [base, arm].map(each => bySeed(each, of[name]))
          const compare = name === 'best' ? differenceEffect : ratioEffect
          return [
            figure(meanEffect([...mine!.values()])?.estimate),
            arm === base ? '' : effectText(compare(pairsOf(first!, mine!))),
          ]
        }),
      ]),
    ),
  }
}

/** The median of the first order's training loss in the middle of the budget: most paths get below it. */
export function levelOf({ base }: LawGroup): number | undefined {
  const middle = Math.floor((base.arm.at.length - 1) / 2)
  return median([...bySeed(base, ({ metrics }) => trainLoss.of(metrics[middle]!)).values()])
}

/** How early paths are below a level, first and for good. */
export function reachingTable(groups: readonly LawGroup[]): Finding {
  return {
    title: 'How early a loss is reached',
    note: `The n at which the training loss is first at most a level, and from which on it stays so up to the end: medians over ${seedsText(seedsOf(groups))}, and the share of paths that do. The level is the median of the first order in the middle of its readings. At any fixed n as many are below in every order, if the laws are one; but a rough path is below it earlier, and a smooth one stays.`,
    head: ['arm', 'level', 'first at n', 'ever', 'for good from n', 'stays'],
    rows: groups.flatMap(group => {
      const level = levelOf(group)
      return [group.base, ...group.others].map(({ arm, paths }) => {
        if (level === undefined) return [arm.name, '–', '–', '–', '–', '–']
        const times = (reached: typeof firstReached) =>
          [...paths.values()].map(path => reached(path, trainLoss, level))
        const [first, stays] = [times(firstReached), times(reachedForGood)]
        return [arm.name, figure(level), ...timeCells(first), ...timeCells(stays)]
      })
    }),
  }
}

function timeCells(times: readonly number[]): string[] {
  if (times.length === 0) return ['–', '–']
  const sorted = [...times].sort((a, b) => (a < b ? -1 : 1))
  const middle = sorted[Math.ceil(sorted.length / 2) - 1]
  const ever = times.filter(Number.isFinite).length / times.length
  return [middle === Infinity ? 'never' : figure(middle), percent(ever)]
}
