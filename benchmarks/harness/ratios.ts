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

/** A target, and whether the measured median reaches it; undefined where no such peer was there. */
export interface Outcome extends Target {
  readonly reached: boolean | undefined
  readonly by?: string
}

/** What is kept of a case: plain data. */
export interface CaseResult
  extends Pick<Case, 'id' | 'title' | 'unit' | 'count' | 'limit' | 'tolerance'> {
  readonly rows: readonly Row[]
  readonly targets: readonly Outcome[]
  readonly sides: readonly SideResult[]
}

/**
 * The times that are compared: of the processor on one core, which other programs disturb less than
 * the clock, and by the clock on two.
 */
const timesOf = ({ side, wall, cpu }: Timed): readonly number[] => (side.cores === 1 ? cpu : wall)

const isTimed = (result: SideResult): result is Timed => !('missing' in result)

/** The rows of a case. */
export function rowsOf(sides: readonly SideResult[]): Row[] {
  return sides.map(result => {
    const { name, peer, cores } = result.side
    if (!isTimed(result)) return { name, peer, cores, missing: result.missing, notes: [] }
    const share = result.share
    const notes = share ? [...result.notes, `extrapolated: ${share.because}`] : [...result.notes]
    const mine = sides.filter(isTimed).find(({ side }) => !side.peer && side.cores === cores)
    const times = timesOf(result)
    const ratios = mine && times.map((time, round) => time / timesOf(mine)[round]!)
    return {
      ...{ name, peer, cores, notes, time: medianInterval(times) },
      ...(mine && mine !== result && { ratio: medianInterval(ratios!) }),
    }
  })
}

export function outcomesOf(targets: readonly Target[], rows: readonly Row[]): Outcome[] {
  return targets.map(target => {
    const { against, least } = target
    const measured = rows
      .filter(({ name, peer }) => (against ? against.includes(name) : peer))
      .flatMap(({ name, ratio }) => (ratio ? [{ name, ratio: ratio.median }] : []))
      .sort((a, b) => a.ratio - b.ratio)
    const fastest = measured[0]
    if (fastest === undefined) return { ...target, reached: undefined }
    return { ...target, reached: fastest.ratio >= least, by: fastest.name }
  })
}
