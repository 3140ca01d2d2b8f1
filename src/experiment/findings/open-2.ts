import type { Finding } from '../finding.js'
import type { RunRecord } from '../running/directory.js'
import { mean } from '../summary/statistics.js'
import { effectText, figure, percent, seedsText, sideText, signText } from './cells.js'
import { CONFIDENCE, differenceEffect, type Effect, ratioEffect, sideOf } from './effect.js'
import { lateRoughness } from './late-roughness.js'
import { bySeed, type EndedArm, type EndedPath, endedArms, pairsOf } from './paths.js'
import { bestChoice, resetsOf, selectionBias } from './selection.js'

/** What policies of resetting come to, and what choosing by a loss does to that loss. */
export function open2Findings(record: RunRecord): Finding[] {
  const arms = [...endedArms(record).values()]
  const forward = arms[0]
  if (forward === undefined) return []
  const seeds = seedsText(Math.min(...arms.map(({ paths }) => paths.size)))
  return [policiesTable(arms, forward, seeds), selectionTable(arms, seeds)]
}

const finalOf = ({ summary }: EndedPath) => summary.final.test

const roughnessOf = lateRoughness('test')

function policiesTable(arms: readonly EndedArm[], forward: EndedArm, seeds: string): Finding {
  const name = forward.arm.name
  const backward = arms.find(({ arm }) => arm.name === 'backward')
  return {
    title: 'Policies of resetting',
    note: `Means over ${seeds}. Roughness: mean |Δ test loss| from reading to reading over the last half; ratios and differences seed by seed, with Student’s intervals of ${percent(CONFIDENCE)} each, not corrected for their number, and the sign test’s exact p. Test losses are of the rows that nothing is chosen by. Resets at the last reading count.`,
    head: [
      'arm',
      'resets',
      'maps',
      'roughness',
      `× ${name}`,
      '× backward',
      'last test loss',
      `− ${name}`,
      'lower',
      '',
    ],
    rows: arms.map(arm => {
      const over = (value: (path: EndedPath) => number | undefined) =>
        mean([...bySeed(arm, value).values()])
      const pairs = (value: typeof finalOf, other = forward) =>
        pairsOf(bySeed(other, value), bySeed(arm, value))
      const difference = differenceEffect(pairs(finalOf))
      const against =
        arm === forward
          ? ['', '', '', '']
          : [
              effectText(ratioEffect(pairs(roughnessOf))),
              effectText(difference),
              signText(pairs(finalOf)),
              sideText(sideOf(difference, 0), { below: 'ends lower', above: 'ends higher' }),
            ]
      return [
        arm.arm.name,
        figure(over(path => resetsOf(path).length)),
        figure(over(({ summary }) => summary.applications)),
        figure(over(roughnessOf)),
        against[0]!,
        backward && arm !== backward ? effectText(ratioEffect(pairs(roughnessOf, backward))) : '',
        figure(over(finalOf)),
        ...against.slice(1),
      ]
    }),
  }
}

/** The times that a policy chose by the loss: not the first reset of 'better', which always comes. */
function chosenTimes({ arm }: EndedArm): (path: EndedPath) => readonly number[] {
  const better = 'resets' in arm.read && arm.read.resets.kind === 'better'
  return path => resetsOf(path).slice(better ? 1 : 0)
}

const chooses = ({ arm }: EndedArm): boolean =>
  'resets' in arm.read && arm.read.resets.kind !== 'period'

function selectionTable(arms: readonly EndedArm[], seeds: string): Finding {
  const unchosen = arms.filter(arm => !chooses(arm))
  const periods = unchosen.find(({ arm }) => 'resets' in arm.read)
  // Where an arm has no resets, the times of the periodic one stand in: nothing chose them.
  const standIn = (path: EndedPath) => {
    const other = periods?.paths.get(path.seed)
    return other ? resetsOf(other) : []
  }
  return {
    title: 'What choosing does to the loss that chose',
    note: `Loss on the rows that choose, less loss on the other half of the rows, at the chosen times; less the same difference at the same n in arms and seeds that chose nothing. Means over ${seeds}, with intervals of ${percent(CONFIDENCE)} each by the jackknife, not corrected for their number. 0 where nothing was chosen: ${unchosen.map(({ arm }) => arm.name).join(', ')} are the controls, at the times of the fixed period. Below 0 the rows that chose flatter. The least loss of a path on the rows that choose is chosen in every arm.`,
    head: ['arm', 'times', 'bias at them', '', 'bias at the least loss so far', ''],
    rows: arms.map(arm => {
      const resets = 'resets' in arm.arm.read
      const times = resets ? chosenTimes(arm) : standIn
      const bias = selectionBias(arm, unchosen, times)
      const least = selectionBias(arm, unchosen, bestChoice)
      const found = figure(mean([...arm.paths.values()].map(path => times(path).length)))
      return [
        arm.arm.name,
        `${found} ${chooses(arm) ? 'chosen' : resets ? 'fixed' : 'looked at'}`,
        effectText(bias),
        biasText(bias),
        effectText(least),
        biasText(least),
      ]
    }),
  }
}

const biasText = (effect: Effect | undefined): string =>
  sideText(sideOf(effect, 0), { below: 'flatters', above: 'looks worse than it is' })
