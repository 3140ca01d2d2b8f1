import { mean } from '../summary/statistics.js'
import type { Effect } from './effect.js'
import { jackknife } from './jackknife.js'
import type { EndedArm, EndedPath } from './paths.js'

/**
 * The bias of chosen times: the mean over them of choice loss − test loss, less its mean at the same
 * n over the arms and seeds that chose nothing. The two halves are other rows, and one may be harder
 * than the other; at times that were not chosen that is all the difference there is. Negative where
 * the rows that chose look better than the rest.
 *
 * An arm is not held against itself, nor a seed against itself in other arms, which are made of the
 * same batches. The interval is the jackknife's over seeds, each left out of both sides.
 */
export function selectionBias(
  arm: EndedArm,
  unchosen: readonly EndedArm[],
  chosen: (path: EndedPath) => readonly number[],
): Effect | undefined {
  const mine = [...arm.paths.values()]
    .map(path => ({ seed: path.seed, excess: excessesOf(path), times: chosen(path) }))
    .filter(({ times }) => times.length > 0)
  const theirs = unchosen
    .filter(other => other !== arm)
    .flatMap(({ paths }) => [...paths.values()])
    .map(path => ({ seed: path.seed, excess: excessesOf(path) }))
  const estimate = (leftOut?: number) => {
    const out = leftOut === undefined ? undefined : mine[leftOut]!.seed
    const biases = mine
      .filter(({ seed }) => seed !== out)
      .map(({ seed, excess, times }) => {
        const fair = theirs.filter(other => other.seed !== seed && other.seed !== out)
        const bias = (n: number) =>
          (excess.get(n) ?? Number.NaN) -
          (mean(fair.flatMap(other => other.excess.get(n) ?? [])) ?? Number.NaN)
        return mean(times.map(bias))!
      })
    return mean(biases) ?? Number.NaN
  }
  return jackknife(mine.length, estimate)
}

/** How far the loss on the rows to choose by lies above that on the other half, by n. */
const excessesOf = ({ metrics }: EndedPath): ReadonlyMap<number, number> =>
  new Map(
    metrics.flatMap(({ n, choice, test }) =>
      choice && test ? [[n, choice.loss - test.loss] as const] : [],
    ),
  )

/** The n of the resets of a path. */
export const resetsOf = ({ metrics }: EndedPath): number[] =>
  metrics.filter(({ reset }) => reset).map(({ n }) => n)

/** The n of the least loss on the rows to choose by; none where there are no such rows. */
export function bestChoice({ metrics }: EndedPath): number[] {
  const seen = metrics.filter(({ choice }) => choice !== undefined)
  if (seen.length === 0) return []
  return [seen.reduce((a, b) => (b.choice!.loss < a.choice!.loss ? b : a)).n]
}
