import type { Finding } from '../finding.js'
import type { RunRecord } from '../running/directory.js'
import { losses } from '../summary/path-summary.js'
import { signTest } from '../summary/sign-test.js'
import { median } from '../summary/statistics.js'

/**
 * What the order-average regulariser adds (D.2.1): the last losses of every arm less those of one
 * baseline, seed by seed; once beside the baseline that is printed, the large batch at h/c, once
 * beside the one that is derived, the large batch at h.
 */
export function orderAverageFindings(record: RunRecord): Finding[] {
  const { arms, seeds } = record.file.configuration
  return [arms[1]!, arms[0]!].map(baseline => {
    const pairsOf = (split: 'train' | 'test', arm: string) =>
      seeds.flatMap(seed => {
        const [a, b] = [baseline.name, arm].map(name => lastLoss(record, name, seed, split))
        return a === undefined || b === undefined ? [] : [[a, b] as const]
      })
    const others = arms.filter(arm => arm !== baseline)
    return {
      title: `Beside the baseline “${baseline.name}”`,
      note: `The last loss less that of the baseline, medians over ${seeds.length} seeds; in brackets how many seeds are lower, and the probability of a count as uneven were both equally likely. A negative number speaks for the arm.`,
      head: ['', 'train loss', 'lower', 'test loss', 'lower'],
      rows: others.map(({ name }) => [
        name,
        ...(['train', 'test'] as const).flatMap(split => {
          const pairs = pairsOf(split, name)
          const difference = median(pairs.map(([a, b]) => b - a))
          const { below, above, p } = signTest(pairs)
          return difference === undefined
            ? ['–', '–']
            : [signed(difference), `${below} of ${below + above} (p ${p.toPrecision(2)})`]
        }),
      ]),
    }
  })
}

/** The loss at the last n of an arm; undefined where the path is not finished, or has diverged. */
function lastLoss(
  { file, metrics }: RunRecord,
  name: string,
  seed: number,
  split: 'train' | 'test',
): number | undefined {
  const { at } = file.configuration.arms.find(arm => arm.name === name)!
  const last = metrics.filter(
    line => line.arm === name && line.seed === seed && line.n === at.at(-1),
  )
  return losses(last, split)[0]
}

const signed = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toPrecision(2)}`
