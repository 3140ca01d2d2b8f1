import type { Levels } from '../../law/error-rates.js'
import { smirnovTest } from '../../law/smirnov.js'
import type { EndedArm } from './paths.js'
import type { Quantity } from './quantities.js'

/** Whether a quantity has one law in two arms, at every n that was read. */
export interface SameLaw {
  /** Draws of each arm. */
  readonly samples: number
  /** The largest sup|F − G| of all n, where it is, and where the test at one n rejects. */
  readonly largest: number
  readonly at: number
  readonly threshold: number
  /** What would be found at a given n. */
  readonly detectable: number
  /** The n at which equal laws are rejected. */
  readonly rejected: readonly number[]
  readonly looks: number
}

/**
 * Smirnov's test at every n, the first arm on every second seed and the other arm on the rest: two
 * iterates of one seed are made of the same batches and are not independent. The levels are of one
 * test. Undefined where no sample of that size could be rejected.
 */
export function sameLaw(
  first: EndedArm,
  second: EndedArm,
  quantity: Quantity,
  levels: Levels,
): SameLaw | undefined {
  const seeds = [...first.paths.keys()].filter(seed => second.paths.has(seed))
  const samples = Math.floor(seeds.length / 2)
  if (samples === 0 || smirnovTest.detectable(samples, levels) === Infinity) return undefined
  const draws = ({ paths }: EndedArm, parity: number, i: number) =>
    seeds
      .slice(0, 2 * samples)
      .filter((_, place) => place % 2 === parity)
      .flatMap(seed => quantity.of(paths.get(seed)!.metrics[i]!) ?? [])
  const looks = first.arm.at.flatMap((n, i) => {
    const [xs, ys] = [draws(first, 0, i), draws(second, 1, i)]
    if (xs.length < samples || ys.length < samples) return []
    return [{ n, ...smirnovTest.run([xs, ys], levels) }]
  })
  if (looks.length === 0) return undefined
  const most = looks.reduce((a, b) => (b.statistic > a.statistic ? b : a))
  return {
    samples,
    largest: most.statistic,
    at: most.n,
    threshold: most.threshold,
    detectable: most.rates.detectable,
    rejected: looks.filter(({ rejects }) => rejects).map(({ n }) => n),
    looks: looks.length,
  }
}

/** The verdict in words. */
export function sameLawText(found: SameLaw | undefined): string {
  if (found === undefined) return 'too few seeds to tell'
  const { rejected, looks, detectable } = found
  if (rejected.length > 0) return `differ, at ${rejected.length} of ${looks} n`
  return detectable > 1 ? 'not told apart, by too few seeds to be sure' : 'not told apart'
}
