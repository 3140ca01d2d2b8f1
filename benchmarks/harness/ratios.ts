import type { SideResult } from './compare.js'
import { type MedianInterval, medianInterval } from './statistics.js'
import type { Case, Target } from './work.js'

type Timed = Exclude<SideResult, { readonly missing: string }>

/** One side's time beside ours. */
export interface Row {
  readonly name: string
  readonly peer: boolean
  readonly cores: 1 | 2
  readonly missing?: string
  /** Seconds a unit. */
  readonly time?: MedianInterval
  /** Its time over that of our side on as many cores, round by round. */
  readonly ratio?: MedianInterval
  readonly notes: readonly string[]
}

/**
 * A target, and whether the measured median reaches it; undefined where no such peer was there. It is
 * open where the interval of the ratio holds the target, so that another run may say otherwise.
 */
export type Outcome = Target & {
  readonly reached: boolean | undefined
  readonly open?: boolean
  readonly by?: string
}

/** What is kept of a case: plain data. */
export interface CaseResult
  extends Pick<Case, 'id' | 'title' | 'unit' | 'count' | 'limit' | 'amount' | 'tolerance'> {
  readonly rows: readonly Row[]
  readonly targets: readonly Outcome[]
  readonly findings: readonly string[]
  readonly sides: readonly SideResult[]
}

/** What came of a case. */
export function resultOf(one: Case, sides: readonly SideResult[]): CaseResult {
  const { id, title, unit, count, limit, amount, tolerance, targets = [], findings } = one
  const rows = rowsOf(sides, one.ratios ?? true)
  return {
    ...{ id, title, unit, count, limit, tolerance, rows, sides },
    ...(amount && { amount }),
    targets: targets.map(target => outcomeOf(target, rows)),
    findings: findings?.(sides) ?? [],
  }
}

/**
 * The times that are compared: of the processor on one core, which other programs disturb less than
 * the clock, and by the clock on two.
 */
const timesOf = ({ side, wall, cpu }: Timed): readonly number[] => (side.cores === 1 ? cpu : wall)

const isTimed = (result: SideResult): result is Timed => !('missing' in result)

/** The rows of a case: what each side took, beside the first of ours on as many cores. */
export function rowsOf(sides: readonly SideResult[], compared = true): Row[] {
  return sides.map(result => {
    const { name, peer, cores } = result.side
    if (!isTimed(result)) return { name, peer, cores, missing: result.missing, notes: [] }
    const { share } = result
    const notes = share
      ? [...result.notes, `extrapolated from ${share.because}`]
      : [...result.notes]
    const times = timesOf(result)
    const row = { name, peer, cores, notes, time: medianInterval(times) }
    const mine = sides.filter(isTimed).find(({ side }) => !side.peer && side.cores === cores)
    if (!compared || mine === undefined || mine === result) return row
    return { ...row, ratio: medianInterval(times.map((time, r) => time / timesOf(mine)[r]!)) }
  })
}

export function outcomeOf(target: Target, rows: readonly Row[]): Outcome {
  if ('within' in target) {
    const time = rows.find(({ peer }) => !peer)?.time
    return { ...target, reached: time && time.median <= target.within }
  }
  const { against, least } = target
  const fastest = rows
    .filter(({ name, peer }) => (against ? against.includes(name) : peer))
    .flatMap(({ name, ratio }) => (ratio ? [{ name, ratio }] : []))
    .sort((a, b) => a.ratio.median - b.ratio.median)[0]
  if (fastest === undefined) return { ...target, reached: undefined }
  const { median, low, high } = fastest.ratio
  return {
    ...target,
    reached: median >= least,
    open: low < least && least <= high,
    by: fastest.name,
  }
}
