import { type Arm, ByPath, type Metric, type RunRecord } from '../experiment/index.js'

/** A curve that is drawn for every seed: an arm under the name it has in the figure. */
export interface Curve {
  readonly name: string
  /** Steps of the experiment's own batch, where a map counts for more or fewer than one. */
  readonly work: number
  /** The first step at which it is read off, and the last, whether it has come so far or not. */
  readonly ends: readonly [first: number, last: number]
  of(seed: number): readonly Metric[]
}

/** The curves of a run, an arm each, in the order of the arms. */
export function curvesOf(record: RunRecord, named = (arm: Arm) => arm.name): Curve[] {
  const paths = new ByPath(record.metrics)
  return record.file.configuration.arms.map(arm => {
    const { at, work = 1 } = arm
    return {
      name: named(arm),
      work,
      ends: [at[0]! * work, at.at(-1)! * work],
      of: seed => paths.of(arm.name, seed),
    }
  })
}

/** More curves than this cannot be told apart in one panel. */
const MOST_CURVES = 6

/** Curves in parts of at most six, of nearly one size, each with the first to hold the others against. */
export function besideFirst(curves: readonly Curve[]): Curve[][] {
  const [first, ...others] = curves
  if (first === undefined) return []
  const parts = Math.max(1, Math.ceil(others.length / (MOST_CURVES - 1)))
  const size = Math.ceil(others.length / parts)
  return Array.from({ length: parts }, (_, i) => [first, ...others.slice(i * size, (i + 1) * size)])
}

/** Families of curves that belong together, as many in a part as come to at most six curves. */
export function inFamilies(families: readonly (readonly Curve[])[]): Curve[][] {
  const parts: Curve[][] = []
  for (const family of families) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + family.length <= MOST_CURVES) last.push(...family)
    else parts.push([...family])
  }
  return parts
}
