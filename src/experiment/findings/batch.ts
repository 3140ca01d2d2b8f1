import type { Finding } from '../finding.js'
import type { RunRecord } from '../running/directory.js'
import type { Metric } from '../running/metric.js'
import { losses } from '../summary/path-summary.js'
import { mean } from '../summary/statistics.js'
import { effectText, figure, percent, seedsText, sideText } from './cells.js'
import { CONFIDENCE, meanEffect, ratioEffect, type Side, sideOf } from './effect.js'
import { bySeed, type EndedArm, type EndedPath, endedArms, pairsOf } from './paths.js'

/** Forward and backward on batches of one size. */
interface Both {
  readonly name: string
  readonly forward: EndedArm
  readonly backward: EndedArm
}

/** How the difference of backward and forward falls with the size of batches. */
export function batchFindings(record: RunRecord): Finding[] {
  const arms = endedArms(record)
  const sizes = [...arms].flatMap(([name, forward]): Both[] => {
    const stem = /^(.*), forward$/.exec(name)?.[1]
    const backward = stem === undefined ? undefined : arms.get(`${stem}, backward`)
    return stem === undefined || backward === undefined ? [] : [{ name: stem, forward, backward }]
  })
  if (sizes.length === 0) return []
  const seeds = Math.min(
    ...sizes.map(({ forward, backward }) => Math.min(forward.paths.size, backward.paths.size)),
  )
  return [
    {
      title: 'The difference of backward and forward, by the size of batches',
      note: `Mean |loss of backward − loss of forward| at the same n over the last half of the readings, and over ${seedsText(seeds)}; over that of the line before, seed by seed (geometric mean), with intervals of ${percent(CONFIDENCE)} each, Student’s. Equal means equal in every digit: losses, accuracies and distances of the parameters, at every n, of every seed.`,
      head: [
        'batches',
        'train loss of forward',
        '|Δ train loss|',
        '|Δ test loss|',
        '|Δ train loss| × line before',
        '',
      ],
      rows: sizes.map((both, i) => {
        const [train, test] = (['train', 'test'] as const).map(split => differences(both, split))
        const before = i === 0 ? undefined : differences(sizes[i - 1]!, 'train')
        const positive = before && [...before.values()].every(value => value > 0)
        const ratio = positive ? ratioEffect(pairsOf(before, train!)) : undefined
        return [
          both.name,
          figure(meanEffect([...bySeed(both.forward, lateLoss).values()])?.estimate),
          ...[train!, test!].map(values => effectText(meanEffect([...values.values()]))),
          effectText(ratio),
          verdict(both, positive ? sideOf(ratio, 1) : undefined),
        ]
      }),
    },
  ]
}

/** Mean train loss over the last half. */
const lateLoss = ({ metrics }: EndedPath) =>
  mean(losses(metrics.slice(Math.floor(metrics.length / 2)), 'train'))

/** Mean |Δ loss| of backward and forward over the last half of the readings, by seed. */
const differences = ({ forward, backward }: Both, split: 'train' | 'test') =>
  bySeed(forward, ({ seed, metrics }) => {
    const others = backward.paths.get(seed)?.metrics ?? []
    return mean(
      metrics.slice(Math.floor(metrics.length / 2)).flatMap(metric => {
        const other = others.find(({ n }) => n === metric.n)?.[split]
        const mine = metric[split]
        return mine && other ? Math.abs(other.loss - mine.loss) : []
      }),
    )
  })

function verdict(both: Both, side: Side | undefined): string {
  const seeds = [...both.forward.paths.keys()].filter(seed => both.backward.paths.has(seed))
  if (seeds.length === 0) return 'no paths'
  const differ = seeds.filter(seed => !equal(both, seed)).length
  if (differ === 0) return 'equal'
  const said = sideText(side ?? 'not told apart', { below: 'by less', above: 'by more' })
  return `differ in ${differ} of ${seedsText(seeds.length)}${side ? `; ${said}` : ''}`
}

/** Whether all that was read off is the same in every digit: applications aside, for they are the cost. */
function equal({ forward, backward }: Both, seed: number): boolean {
  const seen = ({ n, train, test, gap }: Metric) => JSON.stringify({ n, train, test, gap })
  const [one, other] = [forward, backward].map(arm => arm.paths.get(seed)!.metrics.map(seen))
  return one!.join() === other!.join()
}
