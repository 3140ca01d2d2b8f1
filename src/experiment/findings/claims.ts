import type { Finding } from '../finding.js'
import { signTest } from '../summary/sign-test.js'
import { mean } from '../summary/statistics.js'
import { effectText, figure, percent, seedsText } from './cells.js'
import { differenceEffect, type Effect, FEWEST, ratioEffect, type Side, sideOf } from './effect.js'
import { FALSE_ALARM, type LawGroup, lawQuantities, levelsOfEach, seedsOf } from './law-group.js'
import { atEnd, levelOf } from './law-tables.js'
import { bySeed, type EndedArm, type EndedPath, pairsOf } from './paths.js'
import { testLoss, trainLoss } from './quantities.js'
import { firstReached, reachedForGood } from './reaching.js'
import { sameLaw } from './same-law.js'
import { varianceRatio } from './variance.js'

type Pairs = readonly (readonly [number, number])[]

/** A claim that one order has less of something than the other. */
interface Claim {
  readonly claim: string
  readonly of: (path: EndedPath, level: number | undefined) => number | undefined
  /** How the two are compared, and what the comparison comes to where nothing differs. */
  readonly by: 'difference' | 'ratio' | 'variances' | 'signs'
}

const claims: readonly Claim[] = [
  {
    claim: 'converges faster: lower train loss, mean over all n',
    of: ({ metrics }) => mean(metrics.flatMap(metric => trainLoss.of(metric) ?? [])),
    by: 'difference',
  },
  {
    claim: 'converges faster: lower train loss at the last n',
    of: atEnd(trainLoss),
    by: 'difference',
  },
  {
    claim: 'is better in the end: lower test loss at the last n',
    of: atEnd(testLoss),
    by: 'difference',
  },
  {
    claim: 'less variance across seeds: test loss at the last n',
    of: atEnd(testLoss),
    by: 'variances',
  },
  {
    claim: 'less variance along a path: wobble of the train loss',
    of: ({ summary }) => summary.wobble.train,
    by: 'ratio',
  },
  {
    claim: 'more stable: roughness of the train loss',
    of: ({ summary }) => summary.roughness.train,
    by: 'ratio',
  },
  { claim: 'more stable: ‖Δθ‖ between readings', of: ({ summary }) => summary.gap, by: 'ratio' },
  { claim: 'lower best test loss so far', of: ({ summary }) => summary.best, by: 'difference' },
  {
    claim: 'below the level for the first time sooner',
    of: (path, level) => (level === undefined ? undefined : firstReached(path, trainLoss, level)),
    by: 'signs',
  },
  {
    claim: 'below the level for good sooner',
    of: (path, level) => (level === undefined ? undefined : reachedForGood(path, trainLoss, level)),
    by: 'signs',
  },
]

/** Each claim of less, for each order against the first: whether it stands follows from the numbers. */
export function claimsTable(groups: readonly LawGroup[]): Finding {
  const decisions = claims.length * groups.reduce((sum, { others }) => sum + others.length, 0)
  const falseAlarm = FALSE_ALARM / Math.max(1, decisions)
  return {
    title: 'What of the claims stands',
    note: `Seed by seed against the first order, over ${seedsText(seedsOf(groups))}. Differences, ratios and ratios of variances with intervals that hold together with confidence ${percent(1 - FALSE_ALARM)} (Student’s, and the jackknife’s: nearly so for this many seeds); for times, how often sooner and later, and the exact p of the sign test, which decides at ${figure(falseAlarm)}. A claim stands if all of its interval is on its side.`,
    head: ['claim', 'arm', 'against', 'measured', ''],
    rows: groups.flatMap(group =>
      group.others.flatMap(other => [
        ...sameAtEveryN(groups, group.base, other),
        ...claims.map(claim => judged(claim, group, other, falseAlarm)),
      ]),
    ),
  }
}

function sameAtEveryN(groups: readonly LawGroup[], base: EndedArm, other: EndedArm): string[][] {
  const levels = levelsOfEach(groups)
  const found = lawQuantities.flatMap(of => sameLaw(base, other, of, levels) ?? [])
  if (found.length === 0) return []
  const worst = Math.max(...found.map(({ largest }) => largest))
  const differ = found.some(({ rejected }) => rejected.length > 0)
  const names = ['another law at some n', other.arm.name, base.arm.name]
  return [[...names, `sup|F − G| ≤ ${figure(worst)}`, differ ? 'stands' : 'not told apart']]
}

function judged(
  { claim, of, by }: Claim,
  group: LawGroup,
  other: EndedArm,
  falseAlarm: number,
): string[] {
  const level = levelOf(group)
  const [first, second] = [group.base, other].map(arm => bySeed(arm, path => of(path, level)))
  const pairs: Pairs = pairsOf(first!, second!)
  const [measured, side] = compared(by, pairs, falseAlarm)
  return [claim, other.arm.name, group.base.arm.name, measured, verdict[side]]
}

const verdict: Record<Side, string> = {
  below: 'stands',
  above: 'the opposite holds',
  'not told apart': 'not told apart',
  'too few seeds to tell': 'too few seeds to tell',
}

function compared(by: Claim['by'], pairs: Pairs, falseAlarm: number): [string, Side] {
  const confidence = 1 - falseAlarm
  const interval = (effect: Effect | undefined, neutral: number): [string, Side] => [
    `${neutral === 1 ? '× ' : ''}${effectText(effect)}`,
    sideOf(effect, neutral),
  ]
  switch (by) {
    case 'difference':
      return interval(differenceEffect(pairs, confidence), 0)
    case 'ratio':
      return interval(ratioEffect(pairs, confidence), 1)
    case 'variances':
      return interval(varianceRatio(pairs, confidence), 1)
    case 'signs': {
      const { below, above, p } = signTest(pairs)
      const text = `sooner ${below}, later ${above} (p ${figure(p)})`
      // Of so few no count is uneven enough.
      if (pairs.length < FEWEST || 2 ** (1 - pairs.length) > falseAlarm) {
        return [text, 'too few seeds to tell']
      }
      return [text, p > falseAlarm ? 'not told apart' : below > above ? 'below' : 'above']
    }
  }
}
