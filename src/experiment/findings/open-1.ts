import type { Finding } from '../finding.js'
import type { RunRecord } from '../running/directory.js'
import { effectText, figure, percent, seedsText } from './cells.js'
import { CONFIDENCE, FEWEST, ratioEffect } from './effect.js'
import { dominatesThroughout, roughnessOf, type Standing, standingsOf } from './open-1-arms.js'
import { distanceTable, numbersTable, pairedTable, paretoTable } from './open-1-tables.js'
import { bySeed, endedArms, pairsOf } from './paths.js'

/** As smooth as backward: the interval of the ratio of roughnesses ends below this. */
const SMOOTH = 1.25
/** At forward's price: at most so many times its map applications. */
const CHEAP = 1.5

/** Whether backward's smoothness is to be had for less, and how what is used already compares. */
export function open1Findings(record: RunRecord): Finding[] {
  const standings = standingsOf(endedArms(record).values())
  if (standings.length === 0) return []
  return [
    answersTable(standings),
    numbersTable(standings),
    pairedTable(standings),
    distanceTable(standings),
    paretoTable(standings),
  ]
}

function answersTable(standings: readonly Standing[]): Finding {
  const seeds = Math.min(...standings.map(({ arm }) => arm.paths.size))
  return {
    title: 'Answers',
    note: `By ${seedsText(seeds)}; roughness is that of the training loss over the last half. As smooth as backward: the ${percent(CONFIDENCE)} interval of the ratio of roughnesses lies below ${SMOOTH}, not corrected for the number of arms. At forward’s price: at most ${CHEAP} times its map applications. To dominate is, in every seed, to be at most the other in roughness, price and last test loss, and below it in one.`,
    head: ['question', 'answer'],
    rows: [
      ['Does anchored have backward’s smoothness at forward’s price?', priceAnswer(standings)],
      ['Does what is used already do better at it?', usedAnswer(standings)],
      ['Does anchored do better than what is used already?', betterAnswer(standings)],
    ],
  }
}

function priceAnswer(standings: readonly Standing[]): string {
  const [forward, backward] = (['forward', 'backward'] as const).map(wanted =>
    standings.find(({ kind }) => kind === wanted),
  )
  if (!forward || !backward) return 'not asked: forward or backward is missing'
  const judged = standings
    .filter(({ kind }) => kind === 'anchored')
    .map(({ name, arm, price }) => {
      const [theirs, mine] = [backward.arm, arm].map(each => bySeed(each, roughnessOf))
      return { name, price: price / forward.price, ratio: ratioEffect(pairsOf(theirs!, mine!)) }
    })
    .sort((a, b) => a.price - b.price)
  if (judged.every(({ ratio }) => ratio === undefined)) return 'too few seeds to tell'
  const smooth = judged.filter(({ ratio }) => ratio !== undefined && ratio.high < SMOOTH)
  const cheapest = smooth[0]
  const text = ({ name, price, ratio }: (typeof judged)[number]) =>
    `${name} has ${effectText(ratio)} times backward’s roughness, at ${figure(price)} times forward’s price`
  const paid = `backward itself costs ${figure(backward.price / forward.price)} times forward’s`
  if (cheapest === undefined) return `no arm is shown to be as smooth; ${paid}`
  if (cheapest.price <= CHEAP) return `yes: ${text(cheapest)}; ${paid}`
  return `not at forward’s, but at less than backward’s: ${text(cheapest)}; ${paid}`
}

function usedAnswer(standings: readonly Standing[]): string {
  const anchored = standings.filter(({ kind }) => kind === 'anchored')
  const parts = standings
    .filter(({ kind }) => kind === 'in use')
    .map(one => {
      const beaten = anchored.filter(other => dominatesThroughout(one, other)).length
      return { name: one.name, beaten }
    })
    .filter(({ beaten }) => beaten > 0)
  if (standings[0]!.arm.paths.size < FEWEST) return 'too few seeds to tell'
  if (anchored.length === 0) return 'not asked: nothing is anchored'
  if (parts.length === 0) return 'no: none dominates an anchored read-out'
  return `yes: ${parts.map(({ name, beaten }) => `${name} dominates ${beaten} of ${anchored.length} anchored read-outs`).join('; ')}`
}

function betterAnswer(standings: readonly Standing[]): string {
  if (standings[0]!.arm.paths.size < FEWEST) return 'too few seeds to tell'
  const used = standings.filter(({ kind }) => kind === 'in use')
  const better = standings
    .filter(({ kind }) => kind === 'anchored')
    .flatMap(one =>
      used
        .filter(other => dominatesThroughout(one, other))
        .map(other => `${one.name} dominates ${other.name}`),
    )
  return better.length === 0 ? 'no: none is dominated by an anchored read-out' : better.join('; ')
}
